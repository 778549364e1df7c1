import {createHash} from "node:crypto";
import {pathToFileURL} from "node:url";
import {stringify} from "csv-stringify/sync";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import type {Dataset} from "../../packages/data/src/dataset.js";
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

/** Prints what `npx tsx test/support/sample.ts <seed> <count>` draws, with room for what the source says. */
function print(seed: number, count: number): void {
  const lines = drawRows(readDataset(), seed, count).map(({table, row}) => {
    const cells = Object.entries(row.values).filter(
      ([name, value]) => name !== "sources" && value !== null
    );
    const said = cells.map(([name, value]) => `${name}: ${String(value)}`).join("; ");
    return [table, row.id, `${row.file}:${row.line}`, String(row.values["sources"]), said, "", ""];
  });
  process.stdout.write(
    stringify([
      ["subject_table", "subject", "place", "sources", "row", "outcome", "says"],
      ...lines
    ])
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  print(Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 100));
}
