import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";

function run(folder: string, prelude = ""): string[] {
  const words = prelude ? ["-r", prelude] : [];
  const {stderr, status} = spawnSync(
    process.execPath,
    [...words, join(folder, "site/bin/cold-winter.cjs"), "check"],
    {
      encoding: "utf8"
    }
  );
  expect(status).toBe(1);
  return stderr.trim().split("\n");
}

describe("a command", () => {
  it("says in one line that Node is too old, or that packages are missing", () => {
    const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
    for (const part of ["site/bin/cold-winter.cjs", "site/src/commands/check.ts"])
      cpSync(join("packages", part), join(folder, part));
    expect(run(folder)).toEqual(["packages are not installed: run npm ci, then run this again"]);
    const old = join(folder, "old.cjs");
    writeFileSync(
      old,
      'Object.defineProperty(process.versions, "node", {value: "18.20.0"}); Object.defineProperty(process, "version", {value: "v18.20.0"});'
    );
    expect(run(folder, old)).toEqual([
      expect.stringMatching(/^node is too old: v18\.20\.0; install Node 20\.19\.0 or later/)
    ]);
    rmSync(folder, {recursive: true});
  });
});
