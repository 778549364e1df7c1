import {describe, expect, it} from "vitest";
import {pointers} from "../src/shared/citation.js";

describe("pointers", () => {
  it("reads keys and places", () => {
    expect(pointers("a[p. 1, table];b[]")).toEqual([
      {key: "a", locator: "p. 1, table"},
      {key: "b", locator: ""}
    ]);
  });
});
