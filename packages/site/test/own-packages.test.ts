import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {
  getImplicitDownloads,
  getImplicitStylesheets
} from "@observablehq/framework/dist/libraries.js";
import {afterAll, describe, expect, it} from "vitest";
import {withoutAbsent} from "../src/build/absent.js";
import {
  documented,
  moduleFile,
  ownPackages,
  placeAbsent,
  placePackage,
  placePath
} from "../src/build/own-packages.js";
import {faultOf, isInstalled, packageOf, versionOf} from "../src/pages/asked.js";
import {localModules} from "../src/pages/local-modules.js";

const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function placed(name: string, shared = new Map<string, string>()) {
  await placePackage(folder, name, shared);
  const file = moduleFile(folder, name, versionOf(name));
  return {file, module: () => import(pathToFileURL(file).href) as Promise<Record<string, unknown>>};
}

describe("a package that is installed", () => {
  it("is there for npm: where Framework looks, of the older kind with its names too", async () => {
    const {file, module} = await placed("lodash");
    expect(file).toBe(join(folder, `lodash@${versionOf("lodash")}`, "_esm.js"));
    const {default: all, chunk} = await module();
    expect(chunk).toBe((all as {chunk: unknown}).chunk);
    expect((chunk as (list: number[], size: number) => number[][])([1, 2, 3], 2)).toEqual([
      [1, 2],
      [3]
    ]);
  });

  it("is there of the newer kind, with what it shares left to others", async () => {
    const {module} = await placed("fflate");
    expect(Object.keys(await module())).toContain("zipSync");
    const {file} = await placed(
      "d3-scale",
      new Map([["d3-array", join(folder, "d3-array@3/_esm.js")]])
    );
    expect(readFileSync(file, "utf8")).toContain('"../d3-array@3/_esm.js"');
  });

  it("is there file by file: code as a module, everything else as it is", async () => {
    await placePath(folder, {name: "lodash", path: "chunk.js"}, new Map());
    await placePath(folder, {name: "lodash", path: "last"}, new Map());
    await placePath(folder, {name: "highlight.js", path: "styles/github.css"}, new Map());
    const at = (name: string, path: string) => join(folder, `${name}@${versionOf(name)}`, path);
    const load = (file: string) =>
      import(pathToFileURL(file).href) as Promise<Record<string, (...words: unknown[]) => unknown>>;
    const {default: chunk} = await load(at("lodash", "chunk.js"));
    expect(chunk!([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
    expect((await load(at("lodash", "last._esm.js")))["default"]!([1, 3, 2])).toBe(2);
    expect(readFileSync(at("highlight.js", "styles/github.css"), "utf8")).toContain(".hljs");
  });

  it("says so in the page where it runs in no browser", async () => {
    const {module} = await placed("pg");
    await expect(module()).rejects.toThrow(/^pg is not for pages: /);
  });

  it("is found in the dependencies of the notebook", () => {
    expect(ownPackages()).toEqual(expect.arrayContaining(["@observablehq/plot", "arquero"]));
    expect(ownPackages().filter((name) => /cold-winter|framework/.test(name))).toEqual([]);
  });
});

describe("a package of the documentation that is not installed", () => {
  const missing = documented.filter((name) => !isInstalled(name));

  it("is no empty folder, but says what to do", async () => {
    expect(missing).toContain("leaflet");
    for (const name of missing) {
      await placeAbsent(folder, name);
      const file = moduleFile(folder, name, "0.0.0");
      expect(existsSync(file)).toBe(true);
      const asked = [`npm:${name}`];
      for (const beside of [...getImplicitStylesheets(asked), ...getImplicitDownloads(asked)])
        expect(existsSync(join(folder, beside.replace(`npm:${name}`, `${name}@0.0.0`)))).toBe(true);
      await expect(import(pathToFileURL(file).href)).rejects.toThrow(
        `${name} is not installed: run npm install ${name}`
      );
    }
  });
});

it("the runtime of JSX says what to do too", async () => {
  await placeAbsent(folder, "react");
  const file = join(folder, "react@0.0.0/jsx-runtime._esm.js");
  await expect(import(pathToFileURL(file).href)).rejects.toThrow("run npm install react");
});

describe("a package of another version than the installed one", () => {
  const installed = versionOf("d3");

  it.each([
    ["npm:d3@1", `version 1 is asked for, and ${installed} is installed`],
    ["npm:d3@7.0.0", `version 7.0.0 is asked for, and ${installed} is installed`],
    ["npm:d3@latest", "latest is no version, and may be another tomorrow"],
    ["npm:d3@7/nothing.js", `no file nothing.js in d3 ${installed}`],
    ["https://example.org/x.js", "asks another machine, which pages may not"],
    ["jsr:@std/random", "asks another machine, which pages may not"]
  ])("%s is refused: %s", (specifier, message) => {
    expect(faultOf(specifier)?.message).toBe(message);
    expect(withoutAbsent(`import * as all from "${specifier}";`)).toContain("/kit/absent.js");
  });

  it.each(["npm:d3", "npm:d3@7", "npm:d3@^7.1", `npm:d3@${installed}`, "npm:d3/dist/d3.js", "d3"])(
    "%s is the installed one",
    (specifier) => {
      expect(faultOf(specifier)).toBe(null);
    }
  );

  it("and its remedy is the command", () => {
    expect(faultOf("npm:d3@6")?.remedy).toBe("run npm install d3@6, or write npm:d3");
  });
});

it("a module of the notebook is read with all that it imports", () => {
  const write = (name: string, code: string) => writeFileSync(join(folder, name), code);
  write("a.js", 'import {b} from "./b.js";\nexport * from "not-here";');
  write("b.ts", 'import type {X} from "./types.js";\nexport const b: number = 1;');
  write("c.js", "export const c = ;");
  const {modules, missing} = localModules(join(folder, "page.md"), folder, [
    "./a.js",
    "/c.js",
    "./d.js",
    "/kit/kit.js"
  ]);
  expect(modules.map(({file}) => file.slice(folder.length + 1))).toEqual(["a.js", "b.ts", "c.js"]);
  expect(modules[0]!.imports.map(({name}) => name)).toEqual(["./b.js", "not-here"]);
  expect(modules[2]!.fault).toEqual({line: 1, message: "Unexpected token"});
  expect(missing).toEqual([{from: join(folder, "page.md"), specifier: "./d.js"}]);
});

it.each([
  ["npm:d3@7/dist/d3.js", ["d3"]],
  ["npm:@scope/name@1.2/x", ["@scope/name"]],
  ["lodash/chunk.js", ["lodash"]],
  ["./local.js", []],
  ["/kit/kit.js", []],
  ["observablehq:stdlib", []],
  ["@cold-winter/site", []],
  ["https://example.org/x.js", []]
])("%s asks for the packages %j", (specifier, names) => {
  expect(packageOf(specifier)).toEqual(names);
});

it("a cell that imports what is not there is changed in that place alone", () => {
  const cell = `import {a} from "not-here";
const bound = bind("from", {label: "From the year"});
const late = await import("npm:@not/here@2/x.js");
import {b} from "yaml";`;
  expect(withoutAbsent(cell)).toBe(
    cell
      .replace('"not-here"', '"/kit/absent.js"')
      .replace('"npm:@not/here@2/x.js"', '"/kit/absent.js"')
  );
  const unread = "const x = ;";
  expect(withoutAbsent(unread)).toBe(unread);
});
