import {expect, it} from "vitest";
import {oneAfterAnother} from "../src/one-after-another.js";

it("begins a task when those before it have ended, well or not", async () => {
  const inTurn = oneAfterAnother();
  const seen: string[] = [];
  const task = (name: string, fails = false) =>
    inTurn(async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve));
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const asked = await Promise.allSettled([task("one"), task("two", true), task("three")]);
  expect(asked.map(({status}) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(seen).toEqual(
    ["one", "two", "three"].flatMap((name) => [`${name} begins`, `${name} ends`])
  );
});
