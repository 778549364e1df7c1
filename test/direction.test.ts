import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {describe, expect, it} from "vitest";

// data -> loaders -> src/data -> src/components -> src/figures; scripts stand above all. Types may be asked for upwards.
// src/shared is what Node and the browser both run; it asks for nothing.
const allowed: Record<string, string[]> = {
  "src/shared": ["src/shared"],
  loaders: ["loaders", "src/shared"],
  "src/data": ["loaders"],
  "src/components": ["src/components", "src/shared"],
  "src/figures": ["src/figures", "src/components", "src/shared"],
  scripts: ["scripts", "loaders", "src/components", "src/figures", "src/shared"]
};

function files(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => join(folder, name.replaceAll("\\", "/")))
    .filter((name) => name.endsWith(".ts"));
}

function breaches(folder: string): string[] {
  return files(folder).flatMap((file) =>
    [
      ...readFileSync(file, "utf8").matchAll(
        /^(?:import|export) (?!type\b)[^;]*?from "(\.[^"]+)"|import\("(\.[^"]+)"\)/gms
      )
    ]
      .map(([, still, late]) => join(file, "..", still ?? late!))
      .filter((target) => !allowed[folder]!.some((each) => target.startsWith(`${each}/`)))
      .map((target) => `${file} imports ${target}`)
  );
}

describe("imports", () => {
  it.each(Object.keys(allowed))("of %s point one way", (folder) => {
    expect(files(folder)).not.toEqual([]);
    expect(breaches(folder)).toEqual([]);
  });

  it("of src name packages with npm:, so that none is on a page twice", () => {
    const bare = [...files("src/components"), ...files("src/figures")].filter((file) =>
      /from "(?!\.|npm:|observablehq:)/.test(readFileSync(file, "utf8"))
    );
    expect(bare).toEqual([]);
  });

  it("name the engine at the version of the lockfile", () => {
    const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {packages: Record<string, {version: string}>};
    const {version} = lock.packages["node_modules/@duckdb/duckdb-wasm"]!;
    expect(readFileSync("src/components/engine.ts", "utf8")).toContain(`"npm:@duckdb/duckdb-wasm@${version}"`);
  });
});

describe("the lockfile", () => {
  it("names no registry", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved"|registry\./);
  });

  it("has the database for every platform", () => {
    const lock = readFileSync("package-lock.json", "utf8");
    for (const platform of ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "win32-x64"]) {
      expect(lock).toContain(`node_modules/@duckdb/node-bindings-${platform}"`);
    }
  });
});
