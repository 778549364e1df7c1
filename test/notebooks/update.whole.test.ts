import {cpSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {packKit} from "../../packages/site/src/pack/pack.js";
import {installed} from "../support/notebook.js";
import {copyProject, type Project} from "../support/project.js";

// An earlier kit: this one under another version, with one public name as it once was too.
let earlier: Project;
let folder: string;
let run: (command: string, words?: string[]) => {status: number | null; output: string};

const figure = "src/figures/counts.ts";
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(folder, file), change(read(file)));
const lastLine = (output: string) => output.trim().split("\n").at(-1);

/** The notebook's own files with their texts. */
function own(): Map<string, string> {
  const names = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name).slice(folder.length + 1))
    .filter((name) => !/^(kit|node_modules|dist)\b|[\\/](\.observablehq|kit)[\\/]/.test(name));
  return new Map(names.sort().map((name) => [name, read(name)]));
}

beforeAll(() => {
  earlier = copyProject();
  const change = (file: string, from: RegExp, to: string) => {
    const path = join(earlier.folder, file);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(from);
    writeFileSync(path, text.replaceAll(from, to));
  };
  change(
    "packages/figure/src/index.ts",
    /\banswerColumns\b/g,
    "answerColumns, answerColumns as columnsOf"
  );
  change("packages/figure/package.json", /"version": "[\d.]+"/g, '"version": "0.0.9"');
  folder = join(earlier.folder, "dist", "a notebook");
  const begun = earlier.run("new", ["notebook", folder]);
  expect(begun.status, begun.output).toBe(0);
  ({run} = installed(folder));
  const made = run("new", ["figure", "counts", "--table", "events"]);
  expect(made.status, made.output).toBe(0);
  edit(
    figure,
    (text) =>
      `import {columnsOf} from "@cold-winter/figure";\n${text}\nexport const columns = columnsOf;\n`
  );
});
afterAll(() => earlier.remove());

describe("a notebook of an earlier kit", () => {
  it("passes the check of that kit", () => {
    expect(lastLine(run("check").output)).toBe("no problems");
  });

  it("takes the present kit by its packages alone, and is told what to write", () => {
    const before = own();
    rmSync(join(folder, "kit"), {recursive: true});
    rmSync(join(folder, "node_modules"), {recursive: true});
    const packed = join(earlier.folder, "packed");
    packKit(packed);
    cpSync(packed, join(folder, "kit"), {recursive: true});
    ({run} = installed(folder));
    const {status, output} = run("check");
    expect([
      status,
      output
        .trim()
        .split("\n")
        .filter((line) => !line.includes("not baked"))
    ]).toEqual([
      1,
      [`${figure}:1:columnsOf: renamed: columnsOf (write answerColumns)`, "1 problem"]
    ]);
    expect(run("build").output).toContain("renamed: columnsOf (write answerColumns)");
    expect(own()).toEqual(before);
  });

  it("passes and is built when that is written", () => {
    edit(figure, (text) => text.replaceAll("columnsOf", "answerColumns"));
    expect(lastLine(run("check").output)).toBe("no problems");
    const {status, output} = run("build");
    expect(status, output).toBe(0);
  });
});
