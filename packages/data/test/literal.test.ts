import {describe, expect, it} from "vitest";
import {literal} from "../src/shared/literal.js";

describe("literal", () => {
  it("writes values as SQL and refuses what has none", () => {
    expect(literal("o'clock")).toBe("'o''clock'");
    expect(literal([1, null, true])).toBe("(1, NULL, TRUE)");
    expect(literal(new Date("1964-10-16T00:00:00Z"))).toBe("DATE '1964-10-16'");
    expect(() => literal({})).toThrow(/no SQL literal/);
    expect(literal(NaN)).toBe("NULL");
  });
});
