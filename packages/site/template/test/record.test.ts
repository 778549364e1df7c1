import {readDataset} from "@cold-winter/data";
import {expect, it} from "vitest";

it("is read without a problem", () => {
  expect(readDataset("data").problems).toEqual([]);
});
