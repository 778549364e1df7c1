import {casesOf, plainNumber, plainYears} from "@cold-winter/figure";
import type {RenderContext, Context, TableColumn} from "@cold-winter/figure";
import {lines, type Point} from "./yearly/lines.js";

interface Income extends Point {
  opened: number;
  at_opening: boolean;
}

export const query = "incomes";

const opening = (rows: Income[]) => rows.filter(({at_opening}) => at_opening);

export function finding(rows: Income[], context: Context): string {
  const said = casesOf(opening(rows), context).map(({id, name}) => {
    const row = opening(rows).find((each) => each.case === id)!;
    return {name, ...row};
  });
  if (!said.length) return "No year of opening has a value";
  said.sort((a, b) => b.best - a.best);
  const [rich, poor] = [said[0]!, said.at(-1)!];
  const words = said.map(({name, best}) => `${name} ${plainNumber(best)}`).join(", ");
  if (said.length < 2 || rich.best / poor.best < 1.1)
    return `Output per head at the opening: ${words} dollars`;
  return `${rich.name} was ${plainNumber(rich.best / poor.best, 1)} times as rich at its opening as ${poor.name}`;
}

export function subtitle(rows: Income[], context: Context): string {
  const said = casesOf(opening(rows), context).map(({id, name}) => {
    const {year, best} = opening(rows).find((each) => each.case === id)!;
    return `${name} ${plainNumber(best)} in ${year}`;
  });
  return `${said.join(", ")}. Gross domestic product per head in dollars of 2011 that buy the same everywhere, ${plainYears(rows.map(({year}) => year))}; a dot is the year in which the first line opened.`;
}

export const render = (rows: Income[], context: RenderContext): Element =>
  lines(rows, context, "2011 dollars per head", {
    points: opening(rows),
    words: ({year, best}) => `${year}: ${plainNumber(best)}`
  });

export const value = (row: Income): string => `${plainNumber(row.best)} dollars of 2011 per head`;

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "year", label: "Year", align: "right", format: String},
  {
    name: "best",
    label: "2011 dollars per head",
    align: "right",
    format: (cell) => plainNumber(Number(cell))
  },
  {name: "status", label: "Status"}
];
