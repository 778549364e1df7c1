import {
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readBytes, systemProblem} from "../src/files.js";
import {retryingMemoize} from "../src/shared/retrying-memoize.js";

const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
afterAll(() => rmSync(folder, {recursive: true}));
const file = join(folder, "file.csv");

describe("a file of an author", () => {
  it("is read", () => {
    writeFileSync(file, "a\n");
    expect(Buffer.from(readBytes(file)).toString()).toBe("a\n");
  });

  it.skipIf(process.platform === "win32")("that is a link to itself is named with a remedy", () => {
    const link = join(folder, "link.csv");
    symlinkSync("link.csv", link);
    expect(() => readBytes(link)).toThrow(
      `${link}: a link that leads back to itself (put a file in its place)`
    );
  });

  it("that is a folder, or not there, is named with a remedy", () => {
    mkdirSync(join(folder, "x.csv"));
    expect(() => readBytes(join(folder, "x.csv"))).toThrow(
      `${join(folder, "x.csv")}: a folder where a file should be (`
    );
    expect(() => readBytes(join(folder, "none.csv"))).toThrow(
      `${join(folder, "none.csv")}: no such file (`
    );
  });

  it("of 200 MB is refused before it is read", () => {
    const large = join(folder, "large.csv");
    const open = openSync(large, "w");
    ftruncateSync(open, 200_000_000);
    closeSync(open);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readBytes(large)).toThrow(`${large}: 200 MB, more than 150 MB (`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
  });
});

describe("a fault of the file system", () => {
  it.each(["EMFILE", "ENOSPC", "EROFS", "EACCES"])("%s is told in plain words", (code) => {
    const error = Object.assign(new Error(code), {code, syscall: "open", path: "data/x.csv"});
    expect(systemProblem(error)?.message).toMatch(/^data\/x\.csv: [a-z ,:-]+ \([a-z0-9 ,-]+\)$/);
  });

  it("is told from a fault of the program", () => {
    expect(systemProblem(new TypeError("x is not a function"))).toBeUndefined();
  });
});

describe("what is asked for once", () => {
  it("is asked for again when it did not come, and then kept", async () => {
    let asked = 0;
    const ask = retryingMemoize(async () => {
      asked++;
      await Promise.resolve();
      if (asked === 1) throw new Error("lost");
      return asked;
    });
    await expect(ask()).rejects.toThrow("lost");
    expect([await ask(), await ask()]).toEqual([2, 2]);
  });
});
