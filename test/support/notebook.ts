import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {filesBelow} from "../../packages/data/src/files.js";
import {linkInstalled, linkPackages} from "./project.js";

/** A notebook that stands on the packed kit alone, in a folder of its own. */
export interface Notebook {
  folder: string;
  /** What beginning it printed. */
  begun: string;
  /** Runs a command of the installed kit to its end, behind a program that starts it if one is named. */
  run: (
    command: string,
    words?: string[],
    behind?: string[]
  ) => {status: number | null; output: string};
  remove: () => void;
}

/** Begins a notebook with `new -- notebook` in a folder of that name, and installs the packed kit there; all other packages are those of this project. */
export function beginNotebook(name: string, words: string[] = []): Notebook {
  const above = mkdtempSync(join(tmpdir(), "cold-winter-"));
  const folder = join(above, name);
  const remove = () => rmSync(above, {recursive: true, force: true});
  const begun = run(".", "packages/site/bin/cold-winter.cjs", "new", [
    "notebook",
    folder,
    ...words
  ]);
  if (begun.status !== 0) {
    remove();
    throw new Error(begun.output);
  }
  return {...installed(folder), begun: begun.output, remove};
}

/** Installs the packages of the kit that a notebook keeps as files. */
export function installed(folder: string): Pick<Notebook, "folder" | "run"> {
  installKit(folder);
  const program = join(folder, "node_modules/@cold-winter/site/bin/cold-winter.cjs");
  return {folder, run: (command, words, behind) => run(folder, program, command, words, behind)};
}

function run(
  cwd: string,
  program: string,
  command: string,
  words: string[] = [],
  behind: string[] = []
) {
  const [first, ...rest] = [...behind, process.execPath, program, command, ...words];
  const {status, stdout, stderr} = spawnSync(first!, rest, {cwd, encoding: "utf8"});
  return {status, output: stdout + stderr};
}

function installKit(folder: string): void {
  linkInstalled(folder);
  for (const file of readdirSync(join(folder, "kit"))) {
    const target = join("node_modules/@cold-winter", /^cold-winter-(\w+)-/.exec(file)![1]!);
    mkdirSync(join(folder, target), {recursive: true});
    const words = ["-xzf", `kit/${file}`, "-C", target, "--strip-components=1"];
    const {status, stderr} = spawnSync("tar", words, {cwd: folder, encoding: "utf8"});
    if (status !== 0) throw new Error(`${file}: ${stderr}`);
  }
}

/** Begins a notebook from the template, on the kit as it stands here: nothing is packed, which takes a while. */
export function notebookOnSource(name: string): Omit<Notebook, "begun"> {
  const above = mkdtempSync(join(tmpdir(), "cold-winter-"));
  const folder = join(above, name);
  const values: Record<string, string> = {name, title: name, today: "2026-01-01"};
  for (const file of filesBelow("packages/site/template")) {
    const place = join(folder, file.slice("packages/site/template".length));
    mkdirSync(dirname(place), {recursive: true});
    const text = readFileSync(file, "utf8");
    writeFileSync(
      place,
      text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key]!)
    );
  }
  linkPackages(folder, resolve("packages"));
  const program = resolve("packages/site/bin/cold-winter.cjs");
  return {
    folder,
    run: (command, words, behind) => run(folder, program, command, words, behind),
    remove: () => rmSync(above, {recursive: true, force: true})
  };
}
