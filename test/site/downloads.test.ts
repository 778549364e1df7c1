// @module-tag slow
import {readdirSync, readFileSync} from "node:fs";
import {parse} from "@retorquere/bibtex-parser";
import {DuckDBInstance} from "@duckdb/node-api";
import {parquetReadObjects} from "hyparquet";
import {describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";

// Each file is opened with a tool other than the one that wrote it.
const folder = "dist/download/";
const dataset = readDataset();
const tables = [...dataset.tables].map(([name, rows]) => [name, rows.length] as const);

function buffer(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(folder + name)).buffer;
}

describe("/download/", () => {
  it.each(tables)("%s.parquet has %d rows", async (name, count) => {
    expect(await parquetReadObjects({file: buffer(`${name}.parquet`)})).toHaveLength(count);
  });

  it("events.parquet tells the first test", async () => {
    const rows = await parquetReadObjects({file: buffer("events.parquet")});
    expect(rows.find(({id}) => id === "chn-ev-031")).toMatchObject({
      date: "1964-10-16",
      type: "nuclear_test"
    });
  });

  it("a figure's module brings its own code alone, and leaves Plot and d3 to whoever imports it", () => {
    for (const name of readdirSync(`${folder}figures`)) {
      const code = readFileSync(`${folder}figures/${name}`, "utf8");
      expect(code.length, name).toBeLessThan(100_000);
      const imports = [...code.matchAll(/^import [^"]*"([^"]+)"/gm)].map(([, from]) => from);
      for (const from of imports) expect(from, name).toMatch(/^(@observablehq\/plot|d3(-\w+)?)$/);
      expect(code, name).not.toMatch(/^\/\/ (.*node_modules|\.\.\/)/m);
    }
  });

  it("datapackage.json is valid, and so is every table that it names", async () => {
    const {Package} = (await import("datapackage")) as unknown as {
      Package: {
        load: (path: string) => Promise<{
          valid: boolean;
          errors: unknown[];
          resources: {name: string; read: () => Promise<unknown[]>}[];
        }>;
      };
    };
    const described = await Package.load(`${folder}datapackage.json`);
    expect(described.errors).toEqual([]);
    for (const resource of described.resources) {
      const rows = await resource.read();
      const count = dataset.tables.get(resource.name.replaceAll("-", "_"))?.length;
      if (count !== undefined) expect(rows, resource.name).toHaveLength(count);
    }
  });

  it("references.bib parses, with every work", () => {
    const {entries, errors} = parse(readFileSync(`${folder}references.bib`, "utf8"));
    expect(errors).toEqual([]);
    expect(entries).toHaveLength(dataset.sources.length);
  });

  it("references.json is CSL", () => {
    const items = JSON.parse(readFileSync(`${folder}references.json`, "utf8")) as {
      id: string;
      type: string;
    }[];
    expect(items.map(({id}) => id)).toEqual(dataset.sources.map(({key}) => key));
    expect(items.every(({type}) => typeof type === "string")).toBe(true);
  });

  it("cold-winter.duckdb opens and answers", async () => {
    const connection = await (
      await DuckDBInstance.create(`${folder}cold-winter.duckdb`, {access_mode: "READ_ONLY"})
    ).connect();
    const reader = await connection.runAndReadAll(
      "SELECT count(*) FROM preferred('scholars_first', 'all')"
    );
    expect(Number(reader.getRows()[0]![0])).toBeGreaterThan(200);
    connection.closeSync();
  });

  it("CITATION.cff names the version of the data", () => {
    expect(readFileSync(`${folder}CITATION.cff`, "utf8")).toContain(
      `version: "${dataset.version}"`
    );
    expect(readdirSync(folder)).toContain("CITATION.cff");
  });
});
