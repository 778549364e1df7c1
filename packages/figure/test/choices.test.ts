import {describe, expect, it} from "vitest";
import {choose, readChoices, resolveChoices, writeChoices} from "../src/choices.js";

describe("choices", () => {
  const choice = {
    name: "lens",
    kind: "rows",
    label: "",
    options: [
      {value: "a", label: ""},
      {value: "b", label: ""}
    ]
  } as const;

  it("leave defaults out of the address and keep what others wrote", () => {
    expect(
      writeChoices(
        choose(readChoices("?x=1&lens=b"), {...choice, options: [...choice.options]}, "a")
      )
    ).toBe("?x=1");
    expect(writeChoices(choose({}, {...choice, options: [...choice.options]}, "b"))).toBe(
      "?lens=b"
    );
    expect(writeChoices({})).toBe("");
  });

  it("take the default where an address asks for what is not there", () => {
    expect(resolveChoices([{...choice, options: [...choice.options]}], {lens: "zzz"})).toEqual({
      lens: "a"
    });
  });

  it("come back from an address as they went in", () => {
    const selections = {a: "x y&z=?#", b: "东风", c: "%"};
    expect(readChoices(writeChoices(selections))).toEqual(selections);
  });
});
