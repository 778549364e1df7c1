import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {runQuery} from "./answers.js";
import {formatEntry} from "./bibliography.js";
import {figureModules} from "./figure-module.js";
import {databaseTables, type Column, type DatabaseTable} from "./columns.js";
import {formatCsv} from "./csv.js";
import type {DataRecord} from "./record.js";

/** Files that readers take away, by path below `src/`. The connection must not be locked yet. */
export async function downloads(
  connection: DuckDBConnection,
  record: DataRecord
): Promise<Map<string, Uint8Array | string>> {
  const tables = databaseTables(record);
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
  try {
    const files = new Map<string, Uint8Array | string>();
    files.set("download/cold-winter.duckdb", await databaseFile(connection, join(folder, "cold-winter.duckdb")));
    for (const table of tables) {
      const file = join(folder, `${table.name}.parquet`);
      await connection.run(`COPY (FROM "${table.name}") TO '${sqlPath(file)}' (FORMAT parquet)`);
      files.set(`download/${table.name}.parquet`, readFileSync(file));
      files.set(`download/${table.name}.csv`, csvText(table));
    }
    files.set("download/datapackage.json", `${JSON.stringify(packageJson(record, tables), null, 2)}\n`);
    files.set(
      "download/references.json",
      `${JSON.stringify(
        record.sources.map(({csl}) => csl),
        null,
        2
      )}\n`
    );
    files.set("download/references.bib", record.sources.map(formatEntry).join("\n"));
    for (const [path, code] of await figureModules()) files.set(path, code);
    files.set(
      "download/CITATION.cff",
      readFileSync("CITATION.cff", "utf8").replace(/^version: .*$/m, `version: "${record.version}"`)
    );
    return files;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function sqlPath(file: string): string {
  return file.replaceAll("\\", "/").replaceAll("'", "''");
}

// What DuckDB does not use of a full block it leaves as it was in memory: small row groups share blocks, whose rests it
// clears. In one transaction it writes tables in the order of their places in memory: each has one of its own. Together
// with no compression that gives the same bytes in every run.
async function databaseFile(connection: DuckDBConnection, file: string): Promise<Uint8Array> {
  await connection.run("SET force_compression = 'uncompressed'");
  await connection.run(`ATTACH '${sqlPath(file)}' AS file (ROW_GROUP_SIZE 2048)`);
  await connection.run("COPY FROM DATABASE memory TO file (SCHEMA)");
  const {rows} = await runQuery(
    connection,
    "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'memory' AND NOT internal ORDER BY table_oid"
  );
  for (const name of rows["name"]!)
    await connection.run(`INSERT INTO file."${String(name)}" FROM memory."${String(name)}"`);
  await connection.run("DETACH file");
  return readFileSync(file);
}

function csvText({columns, rows}: DatabaseTable): string {
  return formatCsv(
    columns.map(({name}) => name),
    rows.map((row) => columns.map((column) => cellText(column.value(row))))
  );
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}

const frictionless: Record<Column["type"], string> = {
  VARCHAR: "string",
  INTEGER: "integer",
  DOUBLE: "number",
  BOOLEAN: "boolean",
  DATE: "date",
  "VARCHAR[]": "string"
};

function packageJson({package: described, version, sources}: DataRecord, tables: DatabaseTable[]) {
  const {name, title, description, raw, asOf} = described;
  return {
    ...{name, title, description, version, licenses: raw["licenses"], "coldwinter:as_of": asOf},
    sources: sources.map(({key, fields}) => ({
      title: fields["title"] ?? key,
      ...(fields["url"] && {path: fields["url"]})
    })),
    resources: tables.map((table) => ({
      name: table.name.replaceAll("_", "-"),
      path: `${table.name}.csv`,
      ...{profile: "tabular-data-resource", format: "csv", mediatype: "text/csv", encoding: "utf-8"},
      dialect: {delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true},
      ...{title: table.title, description: table.description},
      schema: {
        fields: table.columns.map((column) => ({
          ...{name: column.name, type: frictionless[column.type], title: column.title, description: column.description},
          ...(column.unit && {"coldwinter:unit": column.unit}),
          ...(column.derivedFrom && {"coldwinter:derived_from": column.derivedFrom})
        })),
        missingValues: [""]
      }
    }))
  };
}
