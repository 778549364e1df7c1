import {parse} from "csv-parse/sync";
import {databaseTables, recordOf} from "@cold-winter/data";
import type {DataRecord, DatabaseTable, Files, Problem} from "@cold-winter/data";

/** What became of a spoilt file. */
export type Outcome =
  /** Refused, with the file, the line and the field where one cell is at fault. */
  | "refused"
  /** Read as the same content: only the form differs, and that is said where it is not canonical. */
  | "same content"
  /** Taken for another fact that the schema allows: other values, and no others than the file says. */
  | "another fact"
  /** Taken for a record with a row more or less: the others are untouched. */
  | "other rows"
  | "failed";

/** An outcome, with what is wrong where it is a failure. */
export interface Verdict {
  outcome: Outcome;
  why?: string;
}

/** Judges what the loaders make of files of which one was spoilt, against the record of the sound ones. */
export function judge(sound: DataRecord, files: Files, spoilt: {file: string; bytes: Uint8Array}): Verdict {
  const failed = (why: string): Verdict => ({outcome: "failed", why});
  let record: DataRecord;
  try {
    record = recordOf(new Map([...files, [spoilt.file, spoilt.bytes]]));
  } catch (error) {
    return failed(`threw ${(error as Error).stack ?? String(error)}`);
  }
  const wrong = record.problems.find((problem) => !isClear(problem, record));
  if (wrong) return failed(`unclear problem: ${JSON.stringify(wrong)}`);
  if (record.problems.some(({fixable}) => !fixable)) return {outcome: "refused"};
  const changes = difference(sound, record);
  const version = record.version === sound.version;
  if (!changes.cells.length && !changes.rows.length)
    return version ? {outcome: "same content"} : failed("the same rows, yet another version");
  if (version) return failed("other rows, yet the same version");
  const table = spoilt.file.replace(/^.*\/|\.(csv|bib)$/g, "");
  const elsewhere = [...changes.tables].find((name) => name !== table && name !== "citations");
  if (elsewhere) return failed(`changed ${elsewhere} by ${spoilt.file}`);
  const untrue = spoilt.file.endsWith(".csv") && misread(record, table, spoilt.bytes);
  if (untrue) return failed(untrue);
  return {outcome: changes.rows.length ? "other rows" : "another fact"};
}

// A problem of a whole line or file has no field.
const withoutField =
  /^(row longer|quotation mark|malformed|\d+ cells? where|invalid UTF-8|byte-order mark|Windows line end|not canonical|empty|missing file|unknown table|query that no rule reads)/;

function isClear({file, line, field, message, remedy}: Problem, {canonical}: DataRecord): boolean {
  const placed = line !== undefined && Number.isInteger(line) && line >= 1;
  const named = field !== undefined || withoutField.test(message);
  const plain = [message, remedy].every(
    (text) => text !== "" && !/undefined|\[object|\n {4}at |NaN|TypeError/.test(text.replace(/: .*$/s, ""))
  );
  return file !== "" && placed && named && plain && canonical instanceof Map;
}

interface Difference {
  tables: Set<string>;
  cells: string[];
  rows: string[];
}

function difference(before: DataRecord, after: DataRecord): Difference {
  const found: Difference = {tables: new Set(), cells: [], rows: []};
  const tables = new Map(databaseTables(after).map((table) => [table.name, table]));
  for (const table of databaseTables(before)) {
    const other = tables.get(table.name)!;
    if (table === other) continue;
    const [ours, theirs] = [cellsById(table), cellsById(other)];
    for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
      if (ours.get(id) === theirs.get(id)) continue;
      found.tables.add(table.name);
      if (table.name === "citations") continue;
      (ours.has(id) && theirs.has(id) ? found.cells : found.rows).push(`${table.name} ${id}`);
    }
  }
  return found;
}

function cellsById({columns, rows}: DatabaseTable): Map<string, string> {
  const list = rows.map((row) => columns.map((column) => column.value(row)));
  return new Map(list.map((cells) => [String(cells[0]), JSON.stringify(cells)]));
}

/** Reads the spoilt table again with nothing but a CSV reader: each cell of the record says what its text says. */
function misread(
  {tables, package: {tables: described}}: DataRecord,
  name: string,
  bytes: Uint8Array
): string | undefined {
  const table = described.find((each) => each.name === name);
  if (!table) return undefined;
  const plain = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  const texts: Record<string, string>[] = parse(plain, {
    columns: (header: string[]) => header.map((cell) => cell.trim()),
    skip_empty_lines: true
  });
  const rows = tables.get(name)!;
  if (
    texts.filter((text) => Object.keys(text).length > 1 || Object.values(text).join("").trim() !== "").length !==
    rows.length
  )
    return `${name} has ${rows.length} rows where the file has ${texts.length}`;
  const byId = new Map(texts.map((text) => [tidy(text[table.key] ?? ""), text]));
  for (const {id, values} of rows) {
    for (const {name: field} of table.fields) {
      const [value, text] = [values[field], tidy(byId.get(id)?.[field] ?? "")];
      const same =
        value === null ? text === "" : typeof value === "number" ? Number(text) === value : String(value) === text;
      if (!same) return `${name} ${id} ${field}: ${JSON.stringify(value)} where the file has ${JSON.stringify(text)}`;
    }
  }
  return undefined;
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
