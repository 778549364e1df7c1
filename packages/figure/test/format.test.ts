import {describe, expect, it} from "vitest";
import {plainDate, plainNumber, plainRange} from "../src/format.js";

describe("plainDate", () => {
  it.each([
    ["1964-10-16", "16 Oct 1964"],
    ["1963-03", "Mar 1963"],
    ["1967", "1967"],
    ["1959~", "about 1959"],
    ["1984-04-09?", "9 Apr 1984 (uncertain)"],
    ["[1963,1964,1965]", "1963, 1964 or 1965"],
    ["../1964", "by 1964"],
    ["1975/..", "since 1975"],
    ["1958/1962", "1958 to 1962"],
    ["1967-01%", "about Jan 1967 (uncertain)"],
    ["1998/[2002,2003]", "1998 to 2002 or 2003"],
    ["no date", "no date"],
    ["196X", "1960s"]
  ])("%s is %s", (text, plain) => {
    expect(plainDate(text)).toBe(plain);
  });
});

describe("plainNumber and plainRange", () => {
  it("write numbers as readers expect", () => {
    expect(plainNumber(-0.04, 1)).toBe("0.0");
    expect(plainNumber(-2.5, 1)).toBe("\u22122.5");
    expect(plainNumber(1234567)).toBe("1\u2009234\u2009567");
    expect(plainRange(15.42, 16.1, 1)).toBe("15.4–16.1");
    expect(plainRange(2.67, 2.671, 1)).toBe("2.7");
    expect(plainRange(-16.61, -15.9, 1)).toBe("\u221216.6 to \u221215.9");
    expect(plainRange(-1, 2, 0)).toBe("\u22121 to 2");
  });
});
