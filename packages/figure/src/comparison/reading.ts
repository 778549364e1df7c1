import {isDated, type ComparedRow, type Told, type ToldPart} from "@cold-winter/data/comparison";
import {caseName} from "../cases.js";
import {listed} from "../prose.js";
import type {Context} from "../spec.js";
import {valueOf} from "./picture.js";
import {boundsOf, drawnOf, say, valueText, yearText} from "./scene.js";

const most = 3;

/**
 * Says what is drawn of every country in one year: a calendar year, counted from the clock's if there is one; where
 * years run from an anniversary, what happened within half a year of it. A value is that of the main series; of what
 * happened three are named at most, and the others counted.
 */
export function yearReading(
  rows: ComparedRow[],
  told: Told,
  context: Context,
  year: number
): string {
  const ids = new Set(rows.filter(({role}) => role !== "absent").map((row) => row.case));
  const said = context.cases
    .filter(({id}) => ids.has(id))
    .map(({id}) =>
      say("reading.case", {
        name: caseName(id, context),
        said: wordsOf(
          rows.filter((row) => row.case === id),
          told,
          year
        )
      })
    );
  const at = told.clock === null ? String(year) : `${year > 0 ? "+" : ""}${yearText(year)}`;
  return say(told.clock === null ? "reading.calendar" : "reading.since", {
    year: at,
    said: said.join(" ")
  });
}

function wordsOf(rows: ComparedRow[], told: Told, year: number): string {
  const parts = told.parts.flatMap((part) => partWords(part, drawnOf(rows, part.n), told, year));
  const behind = rows.filter((row) => row.role === "context" && lies(row, told, year));
  const words = [...parts, ...named(behind)];
  return words.length ? listed(words) : say("reading.nothing");
}

function partWords(part: ToldPart, rows: ComparedRow[], told: Told, year: number): string[] {
  if (isDated(part))
    return named(
      rows.filter((row) => lies(row, told, year)),
      part.kind === "steps"
    );
  const own = rows.filter((row) => Math.floor(row.x!) === year && boundsOf(row));
  const main = own.filter(({rival}) => !rival);
  const shown = main.length ? main : own.slice(0, 1);
  const several = told.parts.length > 1 && part.kind !== "count";
  const values = new Map<string, string[]>();
  for (const row of shown.slice(0, most)) {
    const what = row.part ?? (several ? part.name : "");
    values.set(what, [...(values.get(what) ?? []), amountWords(row, part)]);
  }
  return [...values].map(([what, list]) =>
    what ? say("reading.of", {what, value: list.join(" / ")}) : list.join(" / ")
  );
}

// One of a count is not many.
function amountWords(row: ComparedRow, {kind, one, many}: ToldPart): string {
  if (kind === "count") return `${valueText(row)} ${row.best === 1 ? one : many}`;
  const value = valueOf(row);
  return row.best === 1 && boundsOf(row)!.every((bound) => bound === 1)
    ? value.replace(/(?<=^1 [a-z]+)s$/, "")
    : value;
}

// Whether a row that begins and ends falls into the year.
function lies({x, x_to}: ComparedRow, {exact}: Told, year: number): boolean {
  const first = exact ? year - 0.5 : year;
  const [from, to] = [x ?? x_to!, x_to ?? x!];
  return from < first + 1 && to >= first;
}

// A step is named by what it is, and not by the event that was taken for it.
function named(rows: ComparedRow[], steps = false): string[] {
  const nameOf = ({title, series_name, panel}: ComparedRow) =>
    (steps ? series_name : null) ?? title ?? series_name ?? panel;
  const names = [...new Set(rows.map(nameOf))];
  if (names.length <= most + 1) return names;
  return [...names.slice(0, most), say("reading.more", {n: String(names.length - most)})];
}
