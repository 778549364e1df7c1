import {formatCsv} from "../csv.js";
import type {Table} from "../description.js";
import {readTable} from "../table.js";
import type {Told} from "./engines.js";
import {groupsOf, partitionColumn, type Head} from "./head.js";
import {mostSums} from "./statement.js";

/** Why an answer is refused, and what may mend it. */
export class AnswerError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    /** The field of the head that it is about. */
    readonly field = "engine"
  ) {
    super(message);
    this.name = "AnswerError";
  }
}

/** An answer that was held to its head. */
export interface Answer {
  /** The file of sums, in canonical form. */
  text: string;
  sums: number;
  /** How many rows they are of. */
  rows: number;
}

/** Holds what an engine told to the head, and writes it as the file of sums. Throws an AnswerError. */
export function answerOf(head: Head, {version, rows}: Told, answered: Table): Answer {
  checkVersion(head, version);
  const most = head.most ?? mostSums;
  if (rows.length > most)
    throw new AnswerError(
      `gives more than ${most} sums`,
      "group by fewer columns, or name fewer rows in where",
      "group_by"
    );
  const groups = groupsOf(head);
  const partition = groups.findIndex(({name}) => name === partitionColumn(head));
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) => cellText(cell, at >= groups.length));
    const id = [head.name, ...cells.slice(0, groups.length).map(idPart)].join("/");
    if (seen.has(id))
      throw new AnswerError(
        `gives ${id} twice`,
        "see whether parts of the table are counted twice, as by two shards that hold the same rows",
        "group_by"
      );
    seen.add(id);
    const of = cells[partition]!;
    if (!Object.hasOwn(head.partitions, of))
      throw new AnswerError(
        `gives a partition that was not asked for: ${of}`,
        "see whether the engine does what its statement says",
        "partitions"
      );
    counts.set(of, (counts.get(of) ?? 0) + Number(cells[groups.length]));
    return [id, ...cells];
  });
  checkPartitions(head, counts);
  return {
    text: canonicalText(head, lines, answered),
    sums: rows.length,
    rows: [...counts.values()].reduce((sum, count) => sum + count, 0)
  };
}

function checkVersion({version: wanted}: Head, version: string): void {
  if (wanted === undefined || version === wanted || version.startsWith(`${wanted}.`)) return;
  throw new AnswerError(
    `the engine has version ${version}, not ${wanted}`,
    "ask the engine that is meant, or look whether the statement means the same there and mend version",
    "version"
  );
}

function checkPartitions({partitions, partition}: Head, counts: Map<string, number>): void {
  for (const [name, {rows: wanted}] of Object.entries(partitions)) {
    const count = counts.get(name) ?? 0;
    const wrong = (message: string, remedy: string) => {
      throw new AnswerError(`${partition} ${name} has ${message}`, remedy, "partitions");
    };
    if (count === 0) wrong("no rows", "mend its name, or take it out");
    if (wanted !== undefined && count !== wanted)
      wrong(
        `${count} rows, not ${wanted}`,
        "see whether a part of the table is missing or counted twice; where the table changed, give it a new snapshot and number of rows"
      );
  }
}

const idPart = (text: string) => text.replaceAll("%", "%25").replaceAll("/", "%2F") || "%";

const digits = 12;

// Sums of fractions differ in their last digits with the order in which an engine adds up.
function cellText(cell: string | null, counted: boolean): string {
  if (cell === null) return "";
  const text = cell.replace(/\s+/g, " ").trim().normalize("NFC");
  if (!counted || !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return text;
  const whole = Number(text);
  if (Number.isInteger(whole)) return exact(whole, text);
  return plain(Number(whole.toPrecision(digits)));
}

function exact(value: number, text: string): string {
  if (Number.isSafeInteger(value)) return String(value);
  throw new AnswerError(
    `gives a number with more digits than are kept: ${text}`,
    "sum in a larger unit, as thousands, in a statement of your own",
    "measures"
  );
}

function plain(value: number): string {
  return /e/.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, "") : String(value);
}

function canonicalText({name}: Head, lines: string[][], answered: Table): string {
  const faults: string[] = [];
  const header = answered.fields.map((field) => field.name);
  const file = `${name}.csv`;
  const {canonical} = readTable(formatCsv(header, lines), file, answered, (problem) =>
    faults.push(`${problem.field ?? ""}: ${problem.message}`)
  );
  if (canonical === null || faults.length)
    throw new AnswerError(
      `gives what its columns do not allow: ${faults[0]!}${faults.length > 1 ? `, and ${faults.length - 1} more` : ""}`,
      "mend the type of the column, or the statement",
      "columns"
    );
  return canonical;
}
