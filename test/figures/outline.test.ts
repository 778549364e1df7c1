import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {outlineFile, outlineText} from "../support/outline.js";

it("the outlines on the map of launches are those of the package", () => {
  const text = readFileSync(outlineFile, "utf8");
  expect(text).toBe(outlineText());
  expect(text.length).toBeLessThan(30_000);
});
