import {tableFromArrays, tableToIPC, bool, dateDay, float64, utf8} from "@uwdata/flechette";
import {csvParseRows, tsvParseRows} from "d3-dsv";
import type {OwnTable} from "./session.js";
import {translate} from "./text.js";

const longestFile = 50_000_000;

type Kind = "number" | "boolean" | "date" | "text";

const patterns: [Kind, RegExp][] = [
  ["number", /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i],
  ["date", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/],
  ["boolean", /^(true|false)$/i]
];

const arrowTypes = {number: float64, boolean: bool, date: dateDay, text: utf8};

/** Reads a CSV or TSV file as a table for the engine; it stays in this browser. Throws, in plain words, for what is none. */
export async function readOwnTable(file: File): Promise<OwnTable> {
  if (file.size > longestFile)
    throw new Error(translate("own.large", {megabytes: longestFile / 1e6}));
  const text = (await file.text()).replace(/^\uFEFF/, "");
  const [head, ...body] = /\.tsv$/i.test(file.name) ? tsvParseRows(text) : csvParseRows(text);
  if (!head?.some((name) => name.trim())) throw new Error(translate("own.empty"));
  const rows = body.filter((row) => row.length > 1 || row[0]);
  const wrong = rows.findIndex((row) => row.length !== head.length);
  if (wrong >= 0)
    throw new Error(
      translate("own.ragged", {line: wrong + 2, cells: rows[wrong]!.length, columns: head.length})
    );
  const columns = columnNames(head);
  const kinds = columns.map((_, at) => kindOf(rows.map((row) => row[at]!)));
  const arrays = columns.map(
    (name, at) => [name, rows.map((row) => readCell(row[at]!, kinds[at]!))] as const
  );
  const types = Object.fromEntries(columns.map((name, at) => [name, arrowTypes[kinds[at]!]()]));
  const stream = tableToIPC(tableFromArrays(Object.fromEntries(arrays), {types}), {
    format: "stream"
  })!;
  return {name: tableName(file.name), columns, rows: rows.length, stream};
}

/** Returns a name of a table for a file: `my_` and its plain letters. */
export function tableName(file: string): string {
  const plain = file.replace(/\.\w+$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, ""); // prettier-ignore
  return `my_${plain.slice(0, 40) || "table"}`;
}

function columnNames(head: string[]): string[] {
  const seen = new Set<string>();
  return head.map((written, at) => {
    const name = written.trim().slice(0, 60) || `column_${at + 1}`;
    let own = name;
    for (let more = 2; seen.has(own.toLowerCase()) || own === "__proto__"; more++)
      own = `${name.replaceAll("_", "")}_${more}`;
    seen.add(own.toLowerCase());
    return own;
  });
}

function kindOf(cells: string[]): Kind {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  if (!filled.length) return "text";
  return patterns.find(([, pattern]) => filled.every((cell) => pattern.test(cell)))?.[0] ?? "text";
}

function readCell(written: string, kind: Kind): number | boolean | Date | string | null {
  const cell = written.trim();
  if (!cell) return null;
  if (kind === "number") return Number(cell);
  if (kind === "date") return new Date(`${cell}T00:00:00Z`);
  return kind === "boolean" ? cell.toLowerCase() === "true" : written;
}
