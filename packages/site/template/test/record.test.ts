import {readRecord} from "@cold-winter/data";
import {expect, it} from "vitest";

it("is read without a problem", () => {
  expect(readRecord("data").problems).toEqual([]);
});
