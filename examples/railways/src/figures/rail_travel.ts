import {casesOf, plainNumber, plainYears} from "@cold-winter/figure";
import type {RenderContext, Case, Context, TableColumn} from "@cold-winter/figure";
import {lines, type Point} from "./yearly/lines.js";

export const query = "rail_travel";

/** The first and the last year that all countries have. */
function shared(rows: Point[], cases: Case[]): [first: number, last: number] {
  const years = [...new Set(rows.map(({year}) => year))].filter((year) =>
    cases.every(({id}) => rows.some((row) => row.case === id && row.year === year))
  );
  return [Math.min(...years), Math.max(...years)];
}

const at = (rows: Point[], id: string, year: number) =>
  rows.find((row) => row.case === id && row.year === year)!.best;

// The year before the pandemic is the last of a usual kind.
const usual = 2019;

/** The year that the sentence speaks of; null where no year has a value of every country. */
function told(rows: Point[], cases: Case[]): number | null {
  const [, last] = shared(rows, cases);
  return Number.isFinite(last) ? Math.min(last, usual) : null;
}

export function finding(rows: Point[], context: Context): string {
  const cases = casesOf(rows, context);
  const year = told(rows, cases);
  if (year === null) return "No year has a value of every country";
  const said = cases.map(({id, name}) => `${plainNumber(at(rows, id, year))} in ${name}`);
  return `Rail kilometres per person: ${said.join(", ")}`;
}

export function detail(rows: Point[], context: Context): string {
  const year = told(rows, casesOf(rows, context));
  return year === null ? "" : `These are the values of ${year}.`;
}

export function subtitle(rows: Point[], context: Context): string {
  const cases = casesOf(rows, context);
  const [first, last] = shared(rows, cases);
  const grown = cases.map(({id, name}) => {
    const change = at(rows, id, Math.min(last, usual)) / at(rows, id, first) - 1;
    return `${name} ${change < 0 ? "fell" : "rose"} by ${plainNumber(Math.abs(change) * 100)} %`;
  });
  return `Kilometres ridden by rail on all lines, fast and slow, divided by all residents, ${plainYears(rows.map(({year}) => year))}. From ${first} to ${Math.min(last, usual)} ${grown.join(", ")}; 2020 was the first year of the pandemic.`;
}

export function render(rows: Point[], context: RenderContext): Element {
  const [, last] = shared(rows, casesOf(rows, context));
  const year = Math.min(last, usual);
  return lines(rows, context, "km per person and year", {
    points: rows.filter((row) => row.year === year),
    words: ({best}) => plainNumber(best)
  });
}

export const value = (row: Point): string => `${plainNumber(row.best)} km per person`;

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "year", label: "Year", align: "right", format: String},
  {
    name: "best",
    label: "Kilometres per person",
    align: "right",
    format: (cell) => plainNumber(Number(cell))
  },
  {name: "status", label: "Status"}
];
