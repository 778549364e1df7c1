import {spawn, spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";

const swap = pathToFileURL(resolve("packages/site/src/build/swap.ts")).href;
const tsx = import.meta.resolve("tsx");
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "cold-winter-"))));
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** Begins a site in the folder as soon as it is told to, says whether it may, and ends when it is told again. */
function builder() {
  const program = `
    const {beginSite} = await import(${JSON.stringify(swap)});
    const told = () => new Promise((resolve) => process.once("message", resolve));
    process.send("ready");
    await told();
    process.send(await beginSite().then(() => "begins", ({message}) => message));
    await told();
    process.exit();`;
  const child = spawn(
    process.execPath,
    ["--import", tsx, "--input-type=module", "--eval", program],
    {
      cwd: folder,
      stdio: ["ignore", "inherit", "inherit", "ipc"]
    }
  );
  const heard = () =>
    new Promise<string>((done) => child.once("message", (words) => done(String(words))));
  return {child, heard};
}

/** The number of a process that has ended. */
const dead = () => spawnSync(process.execPath, ["--version"]).pid;

describe("builds that begin at once", () => {
  it.each(["after one that was killed", "in an empty folder"])(
    "%s: one alone makes the site",
    async (when) => {
      const builders = Array.from({length: 4}, builder);
      await Promise.all(builders.map(({heard}) => heard()));
      if (when.startsWith("after")) writeFileSync(join(folder, "dist.maker"), String(dead()));
      const words = builders.map(({heard}) => heard());
      for (const {child} of builders) child.send("go");
      const said = await Promise.all(words);
      const first = builders[said.indexOf("begins")]!;
      expect(said.filter((each) => each === "begins")).toHaveLength(1);
      expect(
        said.filter((each) =>
          /^dist: is being made by process (\d+|that has just begun) /.test(each)
        )
      ).toHaveLength(3);
      expect(readFileSync(join(folder, "dist.maker"), "utf8")).toBe(String(first.child.pid));
      const ends = builders.map(({child}) => new Promise((done) => child.once("exit", done)));
      for (const {child} of builders) child.send("end");
      await Promise.all(ends);
      expect(readdirSync(folder)).toEqual([]);
    }
  );

  it("take over from one that was killed while it took over", async () => {
    const [first, second] = [dead(), dead()];
    writeFileSync(join(folder, "dist.maker"), String(first));
    writeFileSync(join(folder, `dist.maker.${first}`), String(second));
    const {child, heard} = builder();
    await heard();
    const word = heard();
    child.send("go");
    expect(await word).toBe("begins");
    expect(existsSync(join(folder, `dist.maker.${first}`))).toBe(false);
    const end = new Promise((done) => child.once("exit", done));
    child.send("end");
    await end;
  });
});
