import {spawnSync} from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import writeExcelFile from "write-excel-file/node";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {idioms, Walk, writeIdioms} from "./support/idioms.js";
import {notebookOnSource, type Notebook} from "./support/notebook.js";

// What the guide says of packages, with these installed as a reader would: from the registry.
const rows = idioms.filter(({install}) => install !== undefined);
const wanted = Object.assign({}, ...rows.map(({install}) => install)) as Record<string, string>;
const packages = mkdtempSync(join(tmpdir(), "cold-winter-packages-"));

function install(): void {
  const list = Object.entries(wanted).map(([name, version]) => `${name}@${version}`);
  writeFileSync(join(packages, "package.json"), '{"private": true}');
  const words = ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...list];
  const {status, stderr} = spawnSync("npm", words, {
    ...{cwd: packages, encoding: "utf8", shell: process.platform === "win32"}
  });
  if (status !== 0) throw new Error(stderr);
}

// A notebook's own packages take the place of what others brought.
function link(folder: string): void {
  for (const name of Object.keys(wanted)) {
    const place = join(folder, "node_modules", name);
    if (name.startsWith("@")) ownScope(dirname(place));
    rmSync(place, {recursive: true, force: true});
    mkdirSync(dirname(place), {recursive: true});
    symlinkSync(join(packages, "node_modules", name), place, "junction");
  }
  const file = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as {dependencies: object};
  Object.assign(manifest.dependencies, wanted);
  writeFileSync(file, JSON.stringify(manifest));
}

// A scope that is a link to that of this project would lead what is put into it there.
function ownScope(scope: string): void {
  if (!existsSync(scope) || !lstatSync(scope).isSymbolicLink()) return;
  const real = realpathSync(scope);
  rmSync(scope);
  mkdirSync(scope);
  for (const name of readdirSync(real))
    symlinkSync(join(real, name), join(scope, name), "junction");
}

interface SqlJs {
  Database: new () => {run: (sql: string) => void; export: () => Uint8Array};
}

async function database(): Promise<Uint8Array> {
  const url = pathToFileURL(join(packages, "node_modules/sql.js/dist/sql-wasm.js")).href;
  const {default: start} = (await import(url)) as {default: () => Promise<SqlJs>};
  const made = new (await start()).Database();
  made.run("CREATE TABLE crops (name, size); INSERT INTO crops VALUES ('rice', 1), ('maize', 5)");
  return made.export();
}

describe("a notebook with the packages of Framework's documentation", () => {
  let notebook: Omit<Notebook, "begun"> | undefined;
  let walk: Walk | undefined;

  beforeAll(async () => {
    install();
    notebook = notebookOnSource("packages");
    link(notebook.folder);
    const sheet = [
      ["name", "size"],
      ["rice", 1],
      ["wheat", 2],
      ["maize", 3]
    ];
    const excel = await writeExcelFile(
      sheet.map((row) => row.map((value) => ({value})))
    ).toBuffer();
    writeIdioms(notebook.folder, rows, {"rows.xlsx": excel, "rows.db": await database()});
    walk = await Walk.through(notebook);
  });

  afterAll(async () => {
    await walk?.end();
    notebook?.remove();
    rmSync(packages, {recursive: true, force: true});
  });

  it.each(rows.map((row) => [row.idiom, row] as const))("%s", async (_, row) => {
    const {shown, failed, faults, policy} = await walk!.tryOut(row);
    expect(shown).toBe(true);
    expect([failed, faults]).toEqual([[], []]);
    expect(policy.includes("'unsafe-eval'")).toBe(row.policy === "unsafe-eval");
  });

  it("has no stand-in of what is installed", () => {
    const cache = join(notebook!.folder, "src/.observablehq/cache/_npm");
    const named = Object.keys(wanted).filter((name) => !name.startsWith("@"));
    expect(existsSync(cache)).toBe(true);
    expect(
      readdirSync(cache).filter((name) => named.some((each) => name === `${each}@0.0.0`))
    ).toEqual([]);
  });
});
