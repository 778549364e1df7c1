import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {withoutAbsent} from "../packages/site/src/build/absent.js";
import {
  documented,
  isInstalled,
  moduleFile,
  ownPackages,
  placeAbsent,
  placePackage
} from "../packages/site/src/build/own-packages.js";
import {packageOf} from "../packages/site/src/pages/rules/scripts.js";

const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
const versionOf = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as {version: string})
    .version;

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
      await expect(import(pathToFileURL(file).href)).rejects.toThrow(
        `${name} is not installed: run npm install ${name}`
      );
    }
  });
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
