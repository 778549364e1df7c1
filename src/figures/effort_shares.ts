import * as Plot from "@observablehq/plot";
import {caseName, casesOf, plainDate, plainNumber} from "@cold-winter/figure";
import type {Canvas, Choice, Context, Holds, TableColumn} from "@cold-winter/figure";
import {least, most, said, who} from "./costs/estimate.js";
import {listPlot, type Line} from "./costs/list.js";

interface Share extends Line {
  case: string;
  kind: string;
  date: string | null;
  printed: string;
  steps: string | null;
  author: string | null;
  family: string;
  vintage: number | null;
}

export function views(): Choice[] {
  const options = [
    {value: "all", label: "All published costs"},
    {value: "totals", label: "Totals, spread over their years"},
    {value: "years", label: "Single years and campaigns"}
  ];
  return [{name: "costs_of", kind: "view", label: "Costs", options}];
}

export function select(rows: Share[], {chosen}: Context): Share[] {
  if (chosen["costs_of"] === "all") return rows;
  return rows.filter(({kind}) => (kind === "totals") === (chosen["costs_of"] === "totals"));
}

const percent = (low: number, high: number) => {
  const digits = high < 0.1 ? 2 : high < 1 ? 2 : 1;
  const [from, to] = [plainNumber(low, low < 1 ? 2 : digits), plainNumber(high, digits)];
  return low === high ? to : `${from}–${to}`;
};

interface Band {
  id: string;
  name: string;
  low: number;
  high: number;
}

/** The span of all shares of each case, the compared ones that have any. */
function bands(rows: Share[], context: Pick<Context, "cases">): Band[] {
  const given = rows.filter((row) => least(row) !== null);
  return casesOf(given, context).map(({id, name}) => {
    const theirs = given.filter((row) => row.case === id);
    return {
      ...{id, name},
      low: Math.min(...theirs.map((row) => least(row)!)),
      high: Math.max(...theirs.map((row) => most(row)!))
    };
  });
}

/** Where all bands meet; null where there is but one, or they do not. */
function overlap(all: Band[]): [number, number] | null {
  const [low, high] = [Math.max(...all.map(({low}) => low)), Math.min(...all.map(({high}) => high))];
  return all.length > 1 && low <= high ? [low, high] : null;
}

const what = ({chosen}: Context) => (chosen["share"] === "share_of_output" ? "output" : "the state budget");

export function finding(rows: Share[], context: Context): string {
  const all = bands(rows, context);
  const list = all.map(({name, low, high}) => `${percent(low, high)} percent of ${what(context)} a year for ${name}`);
  if (!all.length) return `None of ${rows.length} published costs can be told as a share of ${what(context)}.`;
  if (all.length < 2) return `Only one case can be told so: ${list.join("")}; nothing is compared.`;
  const common = overlap(all);
  const verdict = common
    ? `Whose effort was larger cannot be said: the bands overlap from ${percent(...common)} percent`
    : "The bands do not meet, but they count different things";
  return `${verdict.replace(/(\d)–(\d)/, "$1 to $2")}; published costs come to ${list.join(" and ")}.`;
}

export function subtitle(rows: Share[], context: Context): string {
  const refused = rows.filter((row) => least(row) === null).length;
  const rough = rows.filter(({strength}) => strength === "order of magnitude").length;
  const none = refused ? ` ${refused} of ${rows.length} allow no share and say why.` : "";
  return `Each published cost in percent of ${what(context)} a year, from the richest to the poorest year of its span; grey: where the bands overlap; not ranked, as the scopes differ. ${rough} are good for an order of magnitude only (pale).${none}`;
}

export function render(rows: Share[], canvas: Canvas): Element {
  const all = bands(rows, canvas);
  const common = overlap(all);
  const top = Math.max(0.5, ...all.map(({high}) => high));
  const wide = canvas.width > 500;
  return listPlot(rows, canvas, {
    domain: [0, top],
    x: {
      label: `Percent of ${what(canvas)} a year →`,
      labelAnchor: "right",
      ticks: wide ? 6 : 4,
      tickFormat: (value: number) => plainNumber(value, Number.isInteger(value) ? 0 : 1)
    },
    heading: (row) => caseName(row.case, canvas),
    text: (row) => said(row, percent),
    behind: common ? [Plot.rectX([common], {x1: "0", x2: "1", fill: "currentColor", fillOpacity: 0.09})] : []
  });
}

export const value = (row: Share): string =>
  row.refusal
    ? `Not given: ${row.refusal} (published as ${row.printed})`
    : `${said(row, percent)} percent a year; ${row.steps!}`;

export const holds: Holds<Share> = {
  measure: (rows, context) => {
    const all = bands(rows, context);
    if (all.length < 2) return null;
    return Math.min(...all.map(({high}) => high)) - Math.max(...all.map(({low}) => low));
  },
  threshold: 0,
  words: () => ({
    question: "Do the bands of the cases overlap, so that neither effort can be called larger?",
    label: "Overlap of the bands, percentage points",
    above: "the bands overlap",
    below: "the bands lie apart",
    equal: "the bands touch"
  }),
  views: ["costs_of"]
};

export const query = "cost_shares";

export const table: TableColumn[] = [
  {name: "case", label: "Case"},
  {name: "title", label: "What"},
  {name: "date", label: "Years", format: (date) => (typeof date === "string" ? plainDate(date) : "")},
  {name: "printed", label: "As published"},
  {name: "low", label: "Percent a year", align: "right", format: (_, row) => shareCell(row as Share)},
  {name: "steps", label: "Steps"},
  {name: "refusal", label: "Why not"},
  {name: "author", label: "By", format: (_, row) => who(row as Share)},
  {name: "status", label: "Status"}
];

const shareCell = (row: Share) => (least(row) === null ? "" : said(row, percent));
