import {parseValue} from "../value.js";
import type {Grounds, GroundTable} from "./grounds.js";
import {DisputeRefused} from "./refusal.js";
import type {Dispute, Rival} from "./value.js";
import {groundTable, type RowValues, type Way, wayOf} from "./way.js";

/** A row to add to a table, as text by column. */
export interface Addition {
  table: string;
  row: Record<string, string>;
}

/** What is known of the disputed row when rows are made of a dispute. */
export interface Disputed {
  row: RowValues;
  /** The readings of the same quantity that the record has already. */
  readings: RowValues[];
  /** The ids of a table. */
  ids: (table: string) => string[];
  /** The day on which it is added. */
  today: string;
}

/** Checks a dispute against its row and the bibliography. Throws DisputeRefused; returns what of the row it is about. */
export function checkDispute(dispute: Dispute, grounds: Grounds, row: RowValues): Way {
  const way = wayOf(grounds, dispute, row);
  checkSource(dispute, grounds);
  checkForm(dispute, way);
  for (const [name, text] of Object.entries(cellsOf(dispute, way, row)))
    parse(text, name, tableFor(way, grounds, dispute.table));
  return way;
}

/**
 * Returns the rows that keep a dispute: a reading, and before the first rival of a thing what its own row says; or a
 * look-up that contradicts a cell. Throws DisputeRefused.
 */
export function rowsOfDispute(
  dispute: Dispute,
  grounds: Grounds,
  {row, readings, ids, today}: Disputed
): Addition[] {
  const way = checkDispute(dispute, grounds, row);
  const {source, origin, note, field} = dispute;
  const sources = `${source.key}[${source.locator}]`;
  if (way.kept === "cell") {
    const {table, says} = grounds.lookups!;
    const columns = Object.entries(cellsOf(dispute, way, row)).filter(([, text]) => text !== "");
    const told = columns.map(([name, text]) => `${name}: ${text}`).join("; ");
    const id = nextNumber(ids(table)) ?? nextId(ids(table), table);
    const about = {subject_table: dispute.table, subject: dispute.row, seen_on: today};
    const fields = columns.map(([name]) => name).filter((name) => name !== way.columns.unit);
    const words = [told, origin && `by ${origin}`, note].filter(Boolean).join("; ");
    return [{table, row: {id, ...about, field: fields.join(";"), ...says, says: words, sources}}];
  }
  const {table, subject} = subjectOf(dispute, grounds, row);
  const quantity = field;
  const about = {subject_table: table, subject, quantity};
  const taken = [...ids(grounds.readings!)];
  const stem = `${subject}-${quantity.replaceAll("_", "-")}`.toLowerCase();
  const next = () => {
    const id = nextId(taken, stem);
    taken.push(id);
    return id;
  };
  const own = readings.length
    ? []
    : ownReading(dispute, row, about, {readings: grounds.readings!, next});
  const ranks = [...readings, ...own.map((each) => each.row)].map((each) =>
    Number(each["rank"] ?? 0)
  );
  const added = {
    ...{id: next(), ...about, ...cellsOf(dispute, way, row), range_kind: rangeKind(dispute)},
    ...{origin: origin ?? "", rank: String(Math.max(0, ...ranks) + 1), sources},
    ...{status: "unchecked", seen: source.seen, note}
  };
  return [...own, {table: grounds.readings!, row: added}];
}

/** Returns the thing that a dispute of a quantity is about. */
export function subjectOf(
  {table, row: id}: Dispute,
  {readings}: Grounds,
  row: RowValues
): {table: string; subject: string} {
  if (table !== readings) return {table, subject: id};
  return {table: String(row["subject_table"]), subject: String(row["subject"])};
}

/** Returns what a dispute writes, by column. */
export function cellsOf({rival}: Dispute, {columns}: Way, row: RowValues): Record<string, string> {
  const {date, low, best, high, unit, text} = rival;
  const told = {date, low, best, high, unit: unit ?? cellText(row["unit"]), text};
  const figure = low !== undefined || best !== undefined || high !== undefined;
  const cells = Object.entries(columns).flatMap(([part, column]): [string, string][] => {
    if (part === "unit" && !figure) return [];
    const value = told[part as keyof Rival];
    return value === undefined || !column ? [] : [[column, String(value)]];
  });
  return Object.fromEntries(cells);
}

/** Writes a cell of a table as its file has it. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}

/** The table whose columns a dispute fills. */
export function tableFor({kept}: Way, grounds: Grounds, table: string): GroundTable {
  return groundTable(grounds, kept === "reading" ? grounds.readings! : table);
}

function parse(text: string, name: string, {fields}: GroundTable): void {
  const field = fields.find((each) => each.name === name);
  if (!field) return;
  try {
    parseValue(text, field);
  } catch (error) {
    const {message, cause} = error as Error;
    throw new DisputeRefused("value", {name: field.title, message, remedy: String(cause)});
  }
}

function checkForm({rival}: Dispute, {form, title}: Way): void {
  const figure = (["low", "best", "high"] as const).some((name) => rival[name] !== undefined);
  const fits = {
    date: rival.date !== undefined,
    figure,
    word: rival.text !== undefined,
    text: rival.text !== undefined
  };
  if (!fits[form]) throw new DisputeRefused("missing", {name: title});
}

function checkSource({source, origin}: Dispute, grounds: Grounds): void {
  const {key, work, seen} = source;
  if (!grounds.seen.includes(seen))
    throw new DisputeRefused("seen", {value: seen, known: grounds.seen.join(", ")});
  if (origin !== undefined && origin !== key && !grounds.works.includes(origin))
    throw new DisputeRefused("work", {key: origin});
  if (!work) {
    if (!grounds.works.includes(key)) throw new DisputeRefused("work", {key});
    return;
  }
  if (grounds.works.includes(key)) throw new DisputeRefused("known", {key});
  const {type = "", family = "", grade = "", url} = work;
  const needs = grounds.types[type];
  if (!needs)
    throw new DisputeRefused("type", {value: type, known: Object.keys(grounds.types).join(", ")});
  if (!grounds.families.includes(family))
    throw new DisputeRefused("family", {value: family, known: grounds.families.join(", ")});
  const grades = grounds.grades.map(({id}) => id);
  if (grades.length && !grades.includes(grade))
    throw new DisputeRefused("grade", {value: grade, known: grades.join(", ")});
  for (const name of ["title", ...needs])
    if (!work[name] && !["year", "url", "seen", "terms"].includes(name))
      throw new DisputeRefused("missing", {name});
  if (url !== undefined && !isAddress(url)) throw new DisputeRefused("address", {value: url});
  const {year} = work;
  if (year !== undefined && (!/^[12]\d{3}$/.test(year) || year > grounds.asOf.slice(0, 4)))
    throw new DisputeRefused("value", {
      name: "year",
      message: `not a year: ${year}`,
      remedy: "write four digits"
    });
}

function isAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/.test(text) || !URL.canParse(text)) return false;
  const {username, password} = new URL(text);
  return !username && !password;
}

function rangeKind({rival: {low, high}}: Dispute): string {
  if (low === undefined && high === undefined) return "";
  return low !== undefined && high !== undefined ? "published_interval" : "one_sided";
}

// Where there are rivals, what the thing's own row says is one of them.
function ownReading(
  {table, field}: Dispute,
  row: RowValues,
  about: Record<string, string>,
  {readings, next}: {readings: string; next: () => string}
): Addition[] {
  const value = cellText(row[field]);
  if (!value || about["subject_table"] !== table) return [];
  const open = cellText(row["unchecked_fields"]).split(";").includes(field);
  const status = open ? "unchecked" : cellText(row["status"]);
  const own = {id: next(), ...about, [field]: value, rank: "1", sources: cellText(row["sources"])};
  return [{table: readings, row: {...own, status, seen: cellText(row["seen"])}}];
}

/** Returns an id that no row has yet: the next number behind a stem. */
export function nextId(ids: string[], stem: string): string {
  const numbers = ids.flatMap((id) => {
    const rest = id.startsWith(`${stem}-`) ? id.slice(stem.length + 1) : "";
    return /^\d+$/.test(rest) ? Number(rest) : [];
  });
  return `${stem}-${Math.max(0, ...numbers) + 1}`;
}

/** Returns the number that follows the ids of a table whose ids are numbers behind one word, as `sg-0012`; null where they are not. */
export function nextNumber(ids: string[]): string | null {
  const parts = ids.map((id) => /^(.*?)(\d+)$/.exec(id));
  const [, before, digits] = parts[0] ?? [];
  if (digits === undefined || !parts.every((each) => each?.[1] === before)) return null;
  const next = Math.max(...parts.map((each) => Number(each![2]))) + 1;
  return `${before}${String(next).padStart(digits.length, "0")}`;
}
