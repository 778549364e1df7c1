import {describe, expect, it} from "vitest";
import {withoutRelays} from "../src/build/kit.js";

const part = 'import{x as a}from"./part-B.js";const b=1,c=2;export{a as n,b as t,c as i};\n';

describe("a module that only hands on what one part holds", () => {
  it("takes the place of that part, under both its names", () => {
    const files = withoutRelays([
      ["part-A.js", part],
      ["part-B.js", "export const x=import(`./part-A.js`);\n"],
      ["kit.js", 'export{n as amount,t as bind,i}from"./part-A.js";'],
      ["figures/one.js", 'import{t}from"../part-A.js";t;\n'],
      ["style.css", new Uint8Array([1])]
    ]);
    expect(new Map(files)).toEqual(
      new Map<string, string | Uint8Array>([
        ["part-B.js", "export const x=import(`./kit.js`);\n"],
        ["kit.js", `${part.trim()}export{a as amount,b as bind};\n`],
        ["figures/one.js", 'import{t}from"../kit.js";t;\n'],
        ["style.css", new Uint8Array([1])]
      ])
    );
  });

  it("stays as it is where a name would stand for two things, or it does more", () => {
    for (const relay of [
      'export{n as t}from"./part-A.js";',
      'import"./part-B.js";export{n as amount}from"./part-A.js";',
      'export{n as amount}from"./part-C.js";'
    ]) {
      const files: [string, string][] = [
        ["part-A.js", part],
        ["kit.js", relay]
      ];
      expect(withoutRelays(files)).toEqual(files);
    }
  });
});
