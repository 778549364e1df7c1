import {describe, expect, it} from "vitest";
import {alikeIds, fileName} from "../src/things/address.js";

describe("the name of a thing's file", () => {
  it.each([
    ["prk-ml-001", "prk-ml-001"],
    ["CHN", "CHN"],
    ["gapminder_sg", "gapminder_sg"],
    ["a/b", "a~2f~b"],
    ["../up", "~2e~~2e~~2f~up"],
    ["doi:10.1/x", "doi~3a~10~2e~1~2f~x"],
    ["东风 5", "~4e1c~~98ce~~20~5"],
    ["con", "~con"],
    ["index", "~index"],
    ["", "~"]
  ])("of %s is %s", (id, name) => {
    expect(fileName(id)).toBe(name);
  });

  it("needs no change in an address or on a system that knows no capitals", () => {
    const ids = ["Rice", "rice", "RICE", "a%2fb", "a?b#c", "x".repeat(300), `${"x".repeat(299)}y`];
    const names = ids.map((id) => fileName(id, alikeIds(ids)));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    expect(names.filter((name) => encodeURIComponent(name) !== name)).toEqual([]);
    expect(names.filter((name) => name.length > 140)).toEqual([]);
  });
});
