import {casesOf, listed, numberCell, plainDate, plainNumber, plainRange} from "@cold-winter/figure";
import type {Context, RenderContext, Row, TableColumn} from "@cold-winter/figure";
import {bars} from "./cards/bars.js";

interface Income extends Row {
  case: string;
  low: number;
  best: number | null;
  high: number;
  series: string | null;
  test_date: string;
  status: string;
}

/** Incomes within a tenth of each other count as level. */
const level = 1.1;

/** Whose income was highest in the year of its first test, where every series says so. */
export function finding(rows: Income[], context: Context): string {
  const cases = casesOf(rows, context).flatMap((each) => {
    const row = rows.find((one) => one.case === each.id);
    return row ? [{name: each.name, low: row.low, high: row.high}] : [];
  });
  if (cases.length < 2) {
    const [only] = cases;
    return `${only!.name} first tested at $${plainRange(only!.low, only!.high, 0)} a head`;
  }
  const [first, ...others] = [...cases].sort((a, b) => b.low - a.low);
  const next = Math.max(...others.map(({high}) => high));
  if (first!.low / next >= level)
    return `${first!.name} was the ${others.length > 1 ? "richest" : "richer"} country when it first tested`;
  const spread = Math.max(...cases.map(({high}) => high)) / Math.min(...cases.map(({low}) => low));
  const names = listed(cases.map(({name}) => name));
  return spread < level
    ? `${names} were about equally rich when they first tested`
    : `${names}: no telling which was richer when it first tested`;
}

export function subtitle(rows: Income[], context: Context): string {
  const figures = casesOf(rows, context).flatMap(({id, name}) => {
    const row = rows.find((one) => one.case === id);
    return row ? [`${name} $${plainRange(row.low, row.high, 0)} (${String(row["date"])})`] : [];
  });
  const series = rows.find((row) => row.series !== null)?.series;
  return `Output per person in the year of the first test, in dollars of 2011: ${figures.join(", ")}; the pale part is the range across series${series ? `, the number comes from “${series}”` : ""}.`;
}

const amount = ({best, low, high}: Income) =>
  best === null ? `$${plainRange(low, high, 0)}` : `$${plainNumber(best)}`;

export function render(rows: Income[], context: RenderContext): Element {
  return bars(rows, context, (row) => {
    const income = row as Income;
    const firm = income.status === "checked";
    return {least: income.low, most: income.high, words: amount(income), firm};
  });
}

export const value = (row: Income): string =>
  `${amount(row)} (${plainRange(row.low, row.high, 0)}) a head`;

export const query = "first_test_income";

export const draws = "income_drawn";

const number = numberCell(plainNumber);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "test_date", label: "First test", format: (cell) => plainDate(String(cell))},
  {name: "date", label: "Year"},
  {name: "low", label: "Low", align: "right", format: number},
  {name: "best", label: "Value", align: "right", format: number},
  {name: "high", label: "High", align: "right", format: number},
  {name: "series", label: "Series"},
  {name: "unit", label: "Unit"},
  {name: "status", label: "Status"}
];
