import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  familyName,
  markLabel,
  numberCell,
  plainDate,
  plainNumber,
  plotOptions,
  possessive,
  textCell
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, TableColumn} from "@cold-winter/figure";
import {
  falls,
  isTrade,
  launchMarks,
  spread,
  tradeMarks,
  type Trade
} from "./partner_trade/marks.js";

export function views(): Choice[] {
  const options = [
    {value: "year", label: "By year"},
    {value: "month", label: "By month"}
  ];
  return [{name: "part", kind: "view", label: "Trade", options}];
}

export function select(rows: Trade[], {selections}: Context): Trade[] {
  const beside = selections["part"] === "year" ? ["period", "launches"] : ["period"];
  return rows.filter(({part}) => beside.includes(part) || part === selections["part"]);
}

const digits = (rows: Trade[]) => (rows.some(({part}) => part === "month") ? 3 : 1);
const figures = (rows: Trade[], id: string) =>
  rows.filter((row) => row.case === id && isTrade(row));

/** The chosen reading, and all of them where they differ. */
function amountOf(row: Trade, places: number): string {
  const all = spread(row, places);
  const selections = plainNumber(middle(row), places);
  return all === selections ? selections : `${selections} (${all})`;
}

/** The peak of a case's trade and the lowest figure after it; none where there are too few figures. */
function peakAndTrough(own: Trade[]): {peak: Trade; least: Trade | undefined} | null {
  if (own.length < 2) return null;
  const peak = greatest(own, (row) => row.spread_high)!;
  const [least] = own
    .filter((row) => +row.from_day > +peak.from_day)
    .sort((a, b) => a.spread_high! - b.spread_high!);
  return {peak, least};
}

const middle = ({best, low, high}: Trade) => best ?? high ?? low!;

export function finding(rows: Trade[], context: Context): string {
  const [first] = casesOf(rows, context).flatMap(({id, name}) => {
    const own = figures(rows, id);
    const found = peakAndTrough(own);
    return found ? [{name, partner: own[0]!.partner!, ...found}] : [];
  });
  if (!first) return "Too few figures of the trade are published";
  const {name, partner, peak, least} = first;
  const monthly = peak.part === "month";
  // Billions are told of years, millions of months.
  const said = (row: Trade) =>
    monthly ? plainNumber(middle(row) * 1000) : plainNumber(middle(row), 1);
  const unit = monthly ? "million dollars a month" : "billion dollars";
  const trade = `${possessive(name)} trade with ${partner}`;
  return least
    ? `${trade} fell from ${said(peak)} to ${said(least)} ${unit}`
    : `${trade} rose to ${said(peak)} ${unit}`;
}

export function detail(rows: Trade[], context: Context): string {
  const places = digits(rows);
  const said = casesOf(rows, context).flatMap(({id, name}) => {
    const own = figures(rows, id);
    const found = peakAndTrough(own);
    if (!found) return [];
    const {peak, least} = found;
    const drops = falls(own);
    const parts = [
      ...new Set([peak, ...drops, least, own.at(-1)].filter((row) => row !== undefined))
    ]
      .sort((a, b) => +a.from_day - +b.from_day)
      .map((row) => `${amountOf(row, places)} in ${plainDate(row.date)}`);
    return [
      `${possessive(name)} trade with ${own[0]!.partner!}, billion dollars: ${parts.join(", ")}; the largest falls from one figure to the next came in ${drops.map(({date}) => plainDate(date)).join(" and ")}`
    ];
  });
  return said.map((words) => `${words}.`).join(" ");
}

export function subtitle(rows: Trade[], context: Context): string {
  const voices = casesOf(rows, context).map(({id}) => {
    const own = figures(rows, id);
    const several = own.filter(({voices}) => (voices ?? 0) > 1).length;
    return `${several} of ${own.length} have more than one independent source`;
  });
  const span = rows.some(({part}) => part === "month") ? "month" : "year";
  return `Imports and exports together, current dollars, by ${span}: the dot is the value chosen under “Whose numbers?”, the band all published values (${voices.join("; ")}). A ${span} without a figure has no dot.${span === "year" ? " Below, launches by year, pale where the list holds a year only in part." : ""}`;
}

export function render(rows: Trade[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const shown = rows.filter(isTrade);
  const launches = rows.filter(({part}) => part === "launches");
  const monthly = shown.some(({part}) => part === "month");
  const middle = (row: Trade) => new Date((+row.from_day + +row.to_day) / 2);
  const dated = [...shown, ...launches];
  const [first, last] = [
    Math.min(...dated.map(({from_day}) => +from_day)),
    Math.max(...dated.map(({to_day}) => +to_day))
  ];
  const most = Math.max(...shown.map(({spread_high}) => spread_high!));
  const strip = monthly ? 0 : most * 0.34;
  const ariaLabel = markLabel(rows, (row) => `${row.title}, ${plainDate(row.date)}: ${value(row)}`);
  const spans = rows.filter(
    (row) => row.part === "period" && +row.to_day > first && +row.from_day < last
  );
  const clip = (day: Date) => new Date(Math.min(last, Math.max(first, +day)));
  const fy =
    casesOf(rows, renderContext).length > 1
      ? {fy: (row: Trade) => caseName(row.case, renderContext)}
      : {};
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: casesOf(rows, renderContext).length * (wide ? 320 : 300) + 60,
    marginLeft: 36,
    marginRight: monthly ? 104 : 68,
    marginTop: 44,
    x: {type: "utc", label: null, ticks: wide ? 10 : 5, domain: [new Date(first), new Date(last)]},
    y: {
      ...{label: "↑ Billion dollars", domain: [-strip * 1.25, most * 1.08], grid: true},
      ticks: monthly ? 5 : Array.from({length: Math.ceil(most / 2)}, (_, at) => at * 2)
    },
    marks: [
      ...spans.flatMap((row, at) => [
        Plot.rect([row], {
          ...fy,
          x1: clip(row.from_day),
          x2: clip(row.to_day),
          fill: "var(--band)",
          ariaLabel
        }),
        Plot.text([row], {
          ...{
            ...fy,
            x: clip(row.to_day),
            frameAnchor: "top",
            dy: -14 - (at % 2) * 14,
            textAnchor: "end"
          },
          text: (each: Trade) => each.title
        })
      ]),
      Plot.ruleY([0]),
      ...tradeMarks(shown, {fy, middle, color, ariaLabel, monthly}),
      ...(strip ? launchMarks(launches, {fy, color, strip, ariaLabel}) : [])
    ]
  });
}

export function value(row: Trade): string {
  if (row.part === "period") return plainDate(row.date);
  if (row.part === "launches")
    return `${row.launches!} launches${row.whole ? "" : " in the part of the year on record"}`;
  return `${plainNumber(row.best ?? row.high ?? row.low!, 2)} billion dollars, all readings ${spread(row, 2)}`;
}

export const query = "partner_trade";

export const undrawn =
  "the finding compares two years in one country, and draws compare two countries; each figure is given with its published range.";

const amount = numberCell((cell) => plainNumber(cell, 3));

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "date", label: "When", format: (date) => plainDate(String(date))},
  {name: "title", label: "What"},
  {name: "best", label: "Billion dollars", align: "right", format: amount},
  {name: "spread_low", label: "All readings, low", align: "right", format: amount},
  {name: "spread_high", label: "All readings, high", align: "right", format: amount},
  {name: "readings", label: "Readings", align: "right"},
  {name: "voices", label: "Voices", align: "right"},
  {
    name: "family",
    label: "Whose number",
    format: textCell(familyName)
  },
  {name: "launches", label: "Launches", align: "right"},
  {name: "status", label: "Status"}
];
