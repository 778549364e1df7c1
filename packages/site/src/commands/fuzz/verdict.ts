import {parse} from "csv-parse/sync";
import {problemsOfSets, datasetOf, stagedRow} from "@cold-winter/data";
import type {Dataset, Files, Problem, Row, Table} from "@cold-winter/data";
import {allowedBy} from "./meaning.js";

/** What became of a spoilt file. */
export type Outcome =
  /** Refused, with the file, the line and the field where one cell is at fault. */
  | "refused"
  /** Read as the same content: only the form differs, and that is said where it is not canonical. */
  | "same content"
  /** Taken for another fact: other values, no others than the file says, each let by a rule that is named. */
  | "another fact"
  /** Taken for a record with rows more or less, which are named: the others are untouched. */
  | "other rows"
  | "failed";

/** An outcome, with what is wrong where it is a failure. */
export interface Verdict {
  outcome: Outcome;
  why?: string;
  /** The rules that let the changed cells stand. */
  by?: string[];
  /** The rows that are gone or new. */
  rows?: string[];
}

/** Judges what the loaders make of files of which one was spoilt, against the record of the sound ones. */
export async function classify(
  sound: Dataset,
  files: Files,
  spoilt: {file: string; bytes: Uint8Array}
): Promise<Verdict> {
  const failed = (why: string): Verdict => ({outcome: "failed", why});
  let record: Dataset;
  try {
    record = datasetOf(new Map([...files, [spoilt.file, spoilt.bytes]]));
  } catch (error) {
    return failed(`threw ${(error as Error).stack ?? String(error)}`);
  }
  const wrong = record.problems.find((problem) => !isClear(problem, record));
  if (wrong) return failed(`unclear problem: ${JSON.stringify(wrong)}`);
  if (record.problems.some(({fixable}) => !fixable)) return {outcome: "refused"};
  const sets = await problemsOfSets(record);
  const unclear = sets.find((problem) => !isClear(problem, record));
  if (unclear) return failed(`unclear problem: ${JSON.stringify(unclear)}`);
  if (sets.length) return {outcome: "refused"};
  const changes = difference(sound, record);
  const works = changedWorks(sound, record);
  const version = record.version === sound.version;
  if (!changes.length && !works.length)
    return version ? {outcome: "same content"} : failed("the same rows, yet another version");
  if (version) return failed("other rows, yet the same version");
  const table = spoilt.file.replace(/^.*\/|\.(csv|bib)$/g, "");
  const elsewhere = [
    ...changes.map((change) => change.table.name),
    ...(works.length ? ["sources"] : [])
  ];
  const other = elsewhere.find((name) => name !== table);
  if (other) return failed(`changed ${other} by ${spoilt.file}`);
  const untrue = spoilt.file.endsWith(".csv") && misread(record, table, spoilt.bytes);
  if (untrue) return failed(untrue);
  return meaning(changes, works, record);
}

async function meaning(changes: Change[], works: Work[], record: Dataset): Promise<Verdict> {
  const by = new Set<string>(
    works.some(({gone}) => !gone) ? ["a work with all that its type needs"] : []
  );
  for (const {table, id, before, after} of changes) {
    if (!after) continue;
    const held = await stagedRow(table, id);
    for (const field of table.fields) {
      const value = after.values[field.name]!;
      if (before && before.values[field.name] === value) continue;
      const allowed = allowedBy({table, id, field, value, held: held[field.name]}, record);
      if ("why" in allowed)
        return {
          outcome: "failed",
          why: `${table.name} ${id} ${field.name}: ${JSON.stringify(value)}: ${allowed.why}`
        };
      by.add(allowed.by);
    }
  }
  const rows = [
    ...changes.flatMap(({table, id, before, after}) =>
      before && after ? [] : `${before ? "gone" : "new"}: ${table.name} ${id}`
    ),
    ...works.flatMap(({key, gone, fresh}) =>
      gone || fresh ? `${gone ? "gone" : "new"}: sources ${key}` : []
    )
  ];
  return rows.length
    ? {outcome: "other rows", by: [...by].sort(), rows}
    : {outcome: "another fact", by: [...by].sort()};
}

// A problem of a whole line or file has no field.
const withoutField =
  /^(row longer|quotation mark|malformed|\d+ cells? where|invalid UTF-8|byte-order mark|Windows line end|not canonical|empty|missing file|unknown table|query that no rule reads|hidden character|letters of two alphabets)/;

function isClear({file, line, field, message, remedy}: Problem, {canonical}: Dataset): boolean {
  const placed = line !== undefined && Number.isInteger(line) && line >= 1;
  const named = field !== undefined || withoutField.test(message);
  const plain = [message, remedy].every(
    (text) =>
      text !== "" && !/undefined|\[object|\n {4}at |NaN|TypeError/.test(text.replace(/: .*$/s, ""))
  );
  return file !== "" && placed && named && plain && canonical instanceof Map;
}

interface Change {
  table: Table;
  id: string;
  before?: Row;
  after?: Row;
}

function difference(before: Dataset, after: Dataset): Change[] {
  return before.package.tables.flatMap((table) => {
    const [ours, theirs] = [before.tables.get(table.name)!, after.tables.get(table.name)!];
    if (ours === theirs) return [];
    const [one, other] = [byId(ours), byId(theirs)];
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((id) => {
      const [was, is] = [one.get(id), other.get(id)];
      return JSON.stringify(was?.values) === JSON.stringify(is?.values)
        ? []
        : {table, id, before: was, after: is};
    });
  });
}

const byId = (rows: Row[]) => new Map(rows.map((row) => [row.id, row]));

interface Work {
  key: string;
  gone: boolean;
  fresh: boolean;
}

function changedWorks(before: Dataset, after: Dataset): Work[] {
  const text = ({sources}: Dataset) =>
    new Map(sources.map(({key, type, fields}) => [key, JSON.stringify([type, fields])]));
  const [ours, theirs] = [text(before), text(after)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((key) => ours.get(key) !== theirs.get(key))
    .map((key) => ({key, gone: !theirs.has(key), fresh: !ours.has(key)}));
}

/** Reads the spoilt table again with nothing but a CSV reader: each cell of the record says what its text says. */
function misread(
  {tables, package: {tables: described}}: Dataset,
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
    texts.filter(
      (text) => Object.keys(text).length > 1 || Object.values(text).join("").trim() !== ""
    ).length !== rows.length
  )
    return `${name} has ${rows.length} rows where the file has ${texts.length}`;
  const byId = new Map(texts.map((text) => [tidy(text[table.key] ?? ""), text]));
  for (const {id, values} of rows) {
    for (const {name: field} of table.fields) {
      const [value, text] = [values[field], tidy(byId.get(id)?.[field] ?? "")];
      const same =
        value === null
          ? text === ""
          : typeof value === "number"
            ? Number(text) === value
            : String(value) === text;
      if (!same)
        return `${name} ${id} ${field}: ${JSON.stringify(value)} where the file has ${JSON.stringify(text)}`;
    }
  }
  return undefined;
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
