import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {filesHash, readCache, reportFromCache, writeCache} from "../src/disk-cache.js";
import type {Problem} from "../src/problem.js";

const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
const cache = "node_modules/.cache/cold-winter/test";
afterAll(() => {
  for (const each of [folder, cache]) rmSync(each, {recursive: true, force: true});
});

describe("what was made before", () => {
  it("is given again for the same key alone", () => {
    writeCache("test/one", "a", {rows: [1]});
    expect(readCache("test/one", "a")).toEqual({rows: [1]});
    expect(readCache("test/one", "b")).toBeUndefined();
    expect(readCache("test/none", "a")).toBeUndefined();
  });

  it("is made once, unless it had faults", async () => {
    let made = 0;
    const problem = {file: "a.csv", line: 2, message: "no date", remedy: "write one"};
    const ask = async (key: string | undefined, faults: Problem[] = []) => {
      const problems: Problem[] = [];
      const report = (each: Problem) => void problems.push(each);
      const value = await reportFromCache("test/two", key, report, (each) => {
        faults.forEach(each);
        return Promise.resolve(++made);
      });
      expect(problems).toEqual(faults);
      return value;
    };
    expect([await ask("a"), await ask("a"), await ask("b"), await ask("b")]).toEqual([1, 1, 2, 2]);
    expect([await ask("c", [problem]), await ask("c", [problem])]).toEqual([3, 4]);
    expect([await ask(undefined), await ask(undefined)]).toEqual([5, 6]);
  });
});

describe("a hash of files", () => {
  const hash = () => filesHash(folder, /^(made|.*\.md)$/);

  it("changes with a name and a byte, not with what is left out", () => {
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "sub/a.txt"), "a");
    const before = hash();
    for (const name of [".hidden", "made", "b.md"]) writeFileSync(join(folder, name), "x");
    expect(hash()).toBe(before);
    writeFileSync(join(folder, "sub/a.txt"), "b");
    expect(hash()).not.toBe(before);
    writeFileSync(join(folder, "sub/a.txt"), "a");
    expect(hash()).toBe(before);
    writeFileSync(join(folder, "sub/c.txt"), "");
    expect(hash()).not.toBe(before);
  });

  it.skipIf(process.platform === "win32")("is never the same where a link leads away", () => {
    symlinkSync(tmpdir(), join(folder, "away"));
    expect(hash()).not.toBe(hash());
  });
});
