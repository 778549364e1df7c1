import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import type {DuckDBConnection} from "@duckdb/node-api";
import {
  databaseFile,
  databaseTables,
  formatCsv,
  formatEntry,
  readCitationFile,
  written
} from "@cold-winter/data";
import type {Column, Dataset, DatabaseTable} from "@cold-winter/data";
import {croissantDescription} from "../machines/croissant.js";
import {csvwDescription} from "../machines/csvw.js";
import {datasetDescription} from "../machines/dataset.js";
import {figureModules} from "./figure-module.js";
import {recordFile} from "./is-download.js";

/** The browser engine's database alone, packed for a reader on the same machine. The connection must not be locked yet. */
export async function recordAlone(
  connection: DuckDBConnection
): Promise<Map<string, Uint8Array | string>> {
  return new Map([[recordFile, gzipSync(await databaseFile(connection), {level: 1})]]);
}

/** Files that readers take away, by path below `src/`, and the browser engine's database. The connection must not be locked yet. */
export async function downloads(
  connection: DuckDBConnection,
  dataset: Dataset
): Promise<Map<string, Uint8Array | string>> {
  const tables = databaseTables(dataset);
  const files = new Map<string, Uint8Array | string>();
  const database = await databaseFile(connection);
  files.set(`download/${dataset.package.name}.duckdb`, database);
  files.set(recordFile, gzipSync(database, {level: 9}));
  for (const table of tables) {
    const parquet = (path: string) =>
      connection.run(`COPY (FROM "${table.name}") TO ${path} (FORMAT parquet)`);
    files.set(`download/${table.name}.parquet`, await written(parquet));
    files.set(`download/${table.name}.csv`, csvText(table));
  }
  for (const [name, described] of descriptions(dataset, tables, files))
    files.set(`download/${name}`, `${JSON.stringify(described, null, 2)}\n`);
  files.set(
    "download/references.bib",
    dataset.sources.map((source) => formatEntry(source)).join("\n")
  );
  for (const [path, code] of await figureModules()) files.set(path, code);
  const citation = readFileSync("CITATION.cff", "utf8").replace(
    /^version: .*$/m,
    `version: "${dataset.version}"`
  );
  files.set("download/CITATION.cff", citation);
  return files;
}

/** The same tables, as four kinds of programs want them described, and the works. */
function descriptions(
  dataset: Dataset,
  tables: DatabaseTable[],
  files: Map<string, Uint8Array | string>
): [file: string, described: object][] {
  const {url: site} = readCitationFile();
  const bytesOf = (file: string) => files.get(`download/${file}`)!;
  return [
    ["datapackage.json", packageJson(dataset, tables)],
    ["csv-metadata.json", csvwDescription(dataset, tables)],
    ["croissant.json", croissantDescription(dataset, tables, {site, bytesOf})],
    ["dataset.json", datasetDescription(dataset, {site, from: "download/dataset.json"})],
    ["references.json", dataset.sources.map(({csl}) => csl)]
  ];
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

function packageJson({package: described, version, sources}: Dataset, tables: DatabaseTable[]) {
  const {name, title, description, raw, asOf} = described;
  return {
    ...{
      name,
      title,
      description,
      version,
      keywords: raw["keywords"],
      licenses: raw["licenses"],
      "coldwinter:as_of": asOf
    },
    sources: sources.map(({key, fields}) => ({
      title: fields["title"] ?? key,
      ...(fields["url"] && {path: fields["url"]})
    })),
    resources: tables.map((table) => ({
      name: table.name.replaceAll("_", "-"),
      path: `${table.name}.csv`,
      ...{
        profile: "tabular-data-resource",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8"
      },
      dialect: {
        delimiter: ",",
        lineTerminator: "\n",
        quoteChar: '"',
        doubleQuote: true,
        header: true
      },
      ...{title: table.title, description: table.description},
      schema: {
        fields: table.columns.map((column) => ({
          ...{
            name: column.name,
            type: frictionless[column.type],
            title: column.title,
            description: column.description
          },
          ...(column.unit && {"coldwinter:unit": column.unit}),
          ...(column.derivedFrom && {"coldwinter:derived_from": column.derivedFrom})
        })),
        missingValues: [""]
      }
    }))
  };
}
