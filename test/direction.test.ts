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
  it("holds what each system needs, at its version", () => {
    interface Locked {
      version?: string;
      optionalDependencies?: Record<string, string>;
    }
    const {packages} = JSON.parse(readFileSync("package-lock.json", "utf8")) as {packages: Record<string, Locked>};
    const names = Object.keys(packages).filter((name) => name && packages[name]!.version);
    const missing = Object.entries(packages).flatMap(([of, {version, optionalDependencies = {}}]) => [
      ...(of && !version ? [of] : []),
      ...Object.keys(optionalDependencies).filter(
        (name) => !names.some((each) => each.endsWith(`node_modules/${name}`))
      )
    ]);
    expect(missing).toEqual([]);
  });

  it("names no registry", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved"|registry\./);
  });
});
