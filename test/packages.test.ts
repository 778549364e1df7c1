import {readdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join, resolve} from "node:path/posix";
import ts from "typescript";
import {describe, expect, it} from "vitest";
import {filesBelow} from "../packages/data/src/files.js";

const names = readdirSync("packages");
const readme = (name: string) => readFileSync(`packages/${name}/README.md`, "utf8");
const example = (name: string) => /```ts\n([\s\S]*?)```/.exec(readme(name))?.[1] ?? "";

// Words of any one subject, and of countries; a catalogue may hold languages.
const topic =
  /china|chinese|korea|pyongyang|beijing|soviet|nuclear|missile|warhead|famine|sanction|launch(es|ed)?\b|bomb\b|submarine|railway|shinkansen/i;

describe("a package", () => {
  it.each(names)(
    "%s has a README of one screen with an example that is compiled with the rest",
    (name) => {
      expect(readme(name).split("\n").length).toBeLessThan(50);
      expect(example(name)).toContain(`@cold-winter/${name}`);
      expect(readFileSync(`packages/${name}/example.ts`, "utf8")).toBe(example(name));
    }
  );

  it.each(names)("%s exports what is there", (name) => {
    const {exports} = JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8")) as {
      exports: Record<string, string>;
    };
    const require = createRequire(resolve("packages/site/package.json"));
    for (const path of Object.values(exports))
      expect(() => require.resolve(resolve("packages", name, path))).not.toThrow();
  });

  it.each(names)("%s names no topic and no country", (name) => {
    const files = ["src", "style", "bin", "template"]
      .map((folder) => join("packages", name, folder))
      .flatMap((folder) => (ts.sys.directoryExists(folder) ? filesBelow(folder) : []))
      .filter((file) => !/figure\/src\/catalogue\/(zh|ko)/.test(file));
    const found = files.flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, at) => (topic.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : []))
    );
    expect(found).toEqual([]);
  });
});

describe("the code of the notebook", () => {
  const countries =
    /\b(chin(a|ese)|korean?s?|dprk|prc|pyongyang|beijing|soviets?|iraqi?|libyan?)\b/i;

  it("names no country: cases are rows in data/", () => {
    const files = ["loaders", "src/figures", "bench"]
      .flatMap((folder) => filesBelow(folder))
      .filter((file) => file.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(20);
    const found = files.flatMap((file) =>
      readFileSync(file, "utf8")
        .replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, (part) => part.replace(/[^\n]/g, " "))
        .split("\n")
        .flatMap((line, at) => (countries.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : []))
    );
    expect(found).toEqual([]);
  });
});

describe("the two packages of DuckDB", () => {
  interface Manifest {
    dependencies: Record<string, string>;
    devDependencies?: Record<string, string>;
    overrides?: Record<string, string>;
  }
  const manifest = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const root = manifest("package.json");
  const pair = ["@duckdb/node-api", "@duckdb/duckdb-wasm"];

  it.each(pair)("%s is installed as the notebook's package.json says, for all packages", (name) => {
    const wanted = root.dependencies[name] ?? root.devDependencies![name]!;
    expect(root.overrides![name]).toBe(`$${name}`);
    for (const each of names) {
      const own = manifest(`packages/${each}/package.json`).dependencies[name];
      if (own !== undefined) expect(own, each).toBe(wanted);
    }
    expect(manifest(`node_modules/${name}/package.json`)).toMatchObject({version: wanted});
  });
});

describe("the examples of the READMEs", () => {
  it("of data counts the cases", async () => {
    const {createDatabase, readDataset, runQuery} = await import("@cold-winter/data");
    expect(example("data")).toContain("SELECT count(*)::INTEGER AS cases FROM cases");
    const connection = await createDatabase(readDataset("data"));
    const {rows} = await runQuery(connection, "SELECT count(*)::INTEGER AS cases FROM cases");
    connection.closeSync();
    expect(rows["cases"]).toEqual([4]);
  });

  it("of workbench suggests a line over years", async () => {
    const {suggestChart} = await import("@cold-winter/workbench/charts");
    const columns = [
      {name: "year", type: "INTEGER"},
      {name: "rice", type: "DOUBLE"}
    ];
    expect(suggestChart({columns, rows: {year: [1958, 1959, 1960], rice: [81, 69, 60]}}).kind).toBe(
      "line"
    );
  });
});
