import {createHash} from "node:crypto";
import {pathToFileURL} from "node:url";
import {stringify} from "csv-stringify/sync";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import type {Dataset} from "../../packages/data/src/dataset.js";
import {parseCitations} from "../../packages/data/src/shared/citation.js";
import type {Row} from "../../packages/data/src/table.js";

/** A row to hold against its sources. */
export interface Drawn {
  table: string;
  row: Row;
}

/** Draws seen rows: every table has its part, by the root of its length; a seed always draws the same rows. */
export function drawRows(dataset: Dataset, seed: number, count: number): Drawn[] {
  const strata = [...dataset.tables]
    .map(([table, rows]) => ({
      table,
      rows: rows.filter(({values}) => values["status"] === "checked")
    }))
    .filter(({rows}) => rows.length > 0);
  const whole = strata.reduce((sum, {rows}) => sum + Math.sqrt(rows.length), 0);
  return strata
    .flatMap(({table, rows}) => {
      const weight = Math.sqrt(rows.length) / whole;
      const shuffled = rows
        .map((row) => ({table, row}))
        .sort((a, b) => compare(rank(a, seed), rank(b, seed)));
      return shuffled.map((drawn, at) => ({drawn, due: (at + 0.5) / weight}));
    })
    .sort((a, b) => a.due - b.due)
    .slice(0, count)
    .map(({drawn}) => drawn);
}

function rank({table, row}: Drawn, seed: number): string {
  return createHash("sha256").update(`${seed}/${table}/${row.id}`).digest("hex");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// What whoever entered the row says of it, which would tell the reader what to expect.
const withheld = new Set(["sources", "note", "status", "unchecked_fields", "seen"]);

/** Returns a sheet of rows to hold against their sources: each with the addresses of its works, but not with its note. */
export function sheet(dataset: Dataset, seed: number, count: number): string[][] {
  const urls = new Map(dataset.sources.map(({key, fields}) => [key, fields["url"]]));
  const lines = drawRows(dataset, seed, count).map(({table, row}, at) => {
    // What the row itself marks as unchecked is not held against anything.
    const marked = String(row.values["unchecked_fields"] ?? "").split(";");
    const cells = Object.entries(row.values).filter(
      ([name, value]) => !withheld.has(name) && !marked.includes(name) && value !== null
    );
    const said = cells.map(([name, value]) => `${name}: ${String(value)}`).join("; ");
    const sources = String(row.values["sources"]);
    const addresses = parseCitations(sources).map(({key}) => urls.get(key) ?? "");
    return [
      String(at + 1),
      table,
      row.id,
      sources,
      addresses.filter(Boolean).join(" "),
      said,
      "",
      ""
    ];
  });
  return [
    ["position", "subject_table", "subject", "sources", "addresses", "row", "outcome", "says"],
    ...lines
  ];
}

// npx tsx test/support/sample.ts <seed> <count> > sheet.csv

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.stdout.write(
    stringify(sheet(readDataset(), Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 300)))
  );
}
