import type {Dataset, Field, Table} from "@cold-winter/data";
import {
  dateBounds,
  dateText,
  oddCharacters,
  parseCitations,
  readDate
} from "@cold-winter/data/shared";

type Value = string | number | boolean | null;

/** A cell that says something else than before. */
export interface ChangedCell {
  table: Table;
  id: string;
  field: Field;
  value: Value;
  /** What the database holds of it. */
  held: unknown;
}

/** Which rule lets a cell say what it says, or that none does. */
export type Allowed = {by: string} | {why: string};

/**
 * Asks of a cell, without the reader that read it, which rule lets it stand: a date is read back to its text, a number has every
 * digit of it in the database too, a word is one of its list, what is named exists, and a text hides nothing.
 */
export function allowedBy({field, table, value, held}: ChangedCell, record: Dataset): Allowed {
  if (value === null)
    return field.constraints.required ? {why: "empty, yet required"} : {by: "may be empty"};
  if (String(held) !== (field.kind === "list" ? String(value).split(";").join(",") : String(value)))
    return {why: `the database holds ${String(held)}`};
  if (field.kind === "edtf" || field.type === "date") return date(String(value), field, record);
  if (typeof value === "number") return number(value, field, record);
  if (typeof value === "boolean" || field.type === "time") return {by: `a ${field.type}`};
  const words = field.constraints.enum ?? field.words;
  if (words && field.kind !== "unit")
    return all(value, (word) => words.includes(word), "a word of its list");
  const target =
    field.resource ?? table.foreignKeys.find((key) => key.field === field.name)?.resource;
  if (target) return all(value, (id) => idsOf(record, target).has(id), `an id of ${target}`);
  if (field.kind === "sources") return citations(value, record);
  return text(value, field);
}

const idsOf = (record: Dataset, table: string) =>
  new Set(record.tables.get(table)!.map(({id}) => id));

function all(value: string, fits: (part: string) => boolean, by: string): Allowed {
  const stranger = value.split(";").find((part) => !fits(part));
  return stranger === undefined ? {by} : {why: `not ${by}: ${stranger}`};
}

function date(value: string, field: Field, {package: {asOf}}: Dataset): Allowed {
  if (dateText(readDate(value)) !== value) return {why: `read as ${dateText(readDate(value))}`};
  const {from, to} = dateBounds(value);
  for (const day of [from, to])
    if (day !== null && new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
      return {why: `no day: ${day}`};
  if (from === null && to === null) return {why: "between no days"};
  if (from !== null && to !== null && from > to) return {why: `from ${from} to ${to}`};
  if (!field.afterAsOf && (from ?? to!) > asOf) return {why: `after ${asOf}`};
  return {by: field.afterAsOf ? "a date that exists" : `a date that exists, not after ${asOf}`};
}

function number(
  value: number,
  {type, constraints: {minimum, maximum}}: Field,
  {package: {asOf}}: Dataset
): Allowed {
  if (type === "year" && (value < 1 || value > Number(asOf.slice(0, 4))))
    return {why: `no year before ${asOf}`};
  if (type === "integer" && (value | 0) !== value) return {why: "beyond 32 bits"};
  if (value < (minimum ?? -Infinity) || value > (maximum ?? Infinity))
    return {why: "outside its bounds"};
  return {by: minimum === undefined ? `a ${type}` : `a ${type} from ${minimum}`};
}

function citations(value: string, {sources}: Dataset): Allowed {
  const keys = new Set(sources.map(({key}) => key));
  const stranger = parseCitations(value).find(
    ({key, locator}) => !keys.has(key) || !locator.trim()
  );
  return stranger
    ? {why: `no such work or place: ${stranger.key}`}
    : {by: "a work and a place in it"};
}

function text(value: string, {constraints: {pattern}, form, kind}: Field): Allowed {
  if (oddCharacters(value).length) return {why: oddCharacters(value)[0]!.message};
  if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(value)) return {why: `not ${pattern}`};
  if (form) return {by: `made as ${form}`};
  return {
    by:
      kind === "unit"
        ? "a known unit"
        : pattern
          ? "of its pattern"
          : "free text in which nothing hides"
  };
}
