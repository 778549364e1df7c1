import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {caseName, casesOf, plainDate, plainNumber, textCell} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Robustness, TableColumn} from "@cold-winter/figure";
import {
  least,
  most,
  formattedRange,
  scopeBands,
  scopeOf,
  who,
  type ScopeBand
} from "./costs/estimate.js";
import {listPlot, type Line} from "./costs/list.js";

interface Share extends Line {
  case: string;
  kind: string;
  domain: string;
  coverage: string | null;
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

export function select(rows: Share[], {selections}: Context): Share[] {
  if (selections["costs_of"] === "all") return rows;
  return rows.filter(({kind}) => (kind === "totals") === (selections["costs_of"] === "totals"));
}

const percent = (low: number, high: number) => {
  const digits = high < 0.1 ? 2 : high < 1 ? 2 : 1;
  const [from, to] = [plainNumber(low, low < 1 ? 2 : digits), plainNumber(high, digits)];
  return low === high ? to : `${from}–${to}`;
};

const kinds: Record<string, string> = {
  totals: "totals",
  years: "single years",
  campaigns: "campaigns"
};

/** Of what a share is; null where the source does not say which parts it counts, so that it has no like. */
const scopeName = (row: Share) =>
  row.coverage === null ? null : `${scopeOf(row)}, ${kinds[row.kind] ?? row.kind}`;

const sharesOf = (rows: Share[], context: Pick<Context, "cases">) =>
  scopeBands(rows, scopeName, casesOf(rows, context));

/** Where all bands meet; null where there is but one, or they do not. */
function overlap(all: ScopeBand[]): [number, number] | null {
  const [low, high] = [
    Math.max(...all.map(({low}) => low)),
    Math.min(...all.map(({high}) => high))
  ];
  return all.length > 1 && low <= high ? [low, high] : null;
}

/** The claim of the readings that are drawn of a scope. */
function claimOf(rows: Share[], scope: string): string | undefined {
  const row = rows.find((each) => scopeName(each) === scope);
  return row && [row.domain, row.coverage, kinds[row.kind] ?? row.kind].join("/");
}

const what = ({selections}: Context) =>
  selections["share"] === "share_of_output" ? "output" : "the state budget";

export function finding(rows: Share[], context: Context): string {
  const given = rows.filter((row) => least(row) !== null);
  if (!given.length) return `No published cost can be expressed as a share of ${what(context)}`;
  const {shared} = sharesOf(rows, context);
  const [like] = shared;
  if (!like) return "No cost counts the same thing in two countries: nothing is compared";
  const drawn = context.shares?.find(({claim}) => claim === claimOf(given, like.scope));
  if (drawn?.case)
    return `${caseName(drawn.case, context)} spent the larger share of ${what(context)} ${drawn.words}`;
  if (drawn || shared.some(({bands}) => overlap(bands)))
    return `The estimates do not tell which country spent ${like.bands.length > 2 ? "most" : "more"}`;
  const most = greatest(like.bands, (row) => row.low)!;
  return `${most.name} spent the larger share of ${what(context)} on like things`;
}

export function detail(rows: Share[], context: Context): string {
  const given = rows.filter((row) => least(row) !== null);
  const {shared, single} = sharesOf(rows, context);
  if (!given.length) return `None of the ${rows.length} published costs can be expressed so.`;
  if (!shared.length) {
    const names = casesOf(given, context).map(({name}) => name);
    return `None of the ${given.length} shares of ${what(context)} (${names.join(", ")}) has a counterpart in another country.`;
  }
  const told = shared.map(({scope, bands}) => {
    const list = bands.map(({name, low, high}) => `${name} ${percent(low, high)}`);
    const verdict = overlap(bands) ? "the bands overlap" : "the bands do not meet";
    return `${scope}: ${list.join(", ")} percent of ${what(context)} a year, ${verdict}`;
  });
  const rest = single ? `; ${single} other kinds of cost have figures for one country only` : "";
  return `Like with like: ${told.join("; ")}${rest}.`;
}

export function subtitle(rows: Share[], context: Context): string {
  const refused = rows.filter((row) => least(row) === null).length;
  const rough = rows.filter(({strength}) => strength === "order of magnitude").length;
  const none = refused ? ` ${refused} of ${rows.length} allow no share and say why.` : "";
  return `Each published cost in percent of ${what(context)} a year, from the richest to the poorest of its years, grouped by what is counted, because only like can be compared with like. Grey shows where the bands of the first shared group overlap; nothing is ranked. ${rough} are good to an order of magnitude only (pale).${none}`;
}

export function render(rows: Share[], renderContext: RenderContext): Element {
  const {shared} = sharesOf(rows, renderContext);
  const common = shared[0] ? overlap(shared[0].bands) : null;
  const top = Math.max(0.5, ...rows.map((row) => most(row) ?? 0));
  const wide = renderContext.width > 500;
  return listPlot(rows, renderContext, {
    domain: [0, top],
    x: {
      label: `Percent of ${what(renderContext)} a year →`,
      labelAnchor: "right",
      ticks: wide ? 6 : 4,
      tickFormat: (value: number) => plainNumber(value, Number.isInteger(value) ? 0 : 1)
    },
    heading: (row) =>
      `${caseName(row.case, renderContext)}, ${scopeOf(row)}, ${kinds[row.kind] ?? row.kind}`,
    text: (row) => formattedRange(row, percent),
    behind: common
      ? [Plot.rectX([common], {x1: "0", x2: "1", fill: "currentColor", fillOpacity: 0.09})]
      : []
  });
}

export const value = (row: Share): string =>
  row.refusal
    ? `Not given: ${row.refusal} (published as ${row.printed})`
    : `${formattedRange(row, percent)} percent a year; ${row.steps!}`;

export const robustness: Robustness<Share> = {
  measure: (rows, context) => {
    const bands = sharesOf(rows, context).shared[0]?.bands ?? [];
    if (bands.length < 2) return null;
    return Math.min(...bands.map(({high}) => high)) - Math.max(...bands.map(({low}) => low));
  },
  threshold: 0,
  words: () => ({
    question:
      "Do the bands of the countries overlap in the same scope, so that the order rests on which estimates are right?",
    label: "Overlap of the bands, percentage points",
    above: "the bands overlap",
    below: "the bands lie apart",
    equal: "the bands touch"
  }),
  views: ["costs_of"]
};

export const query = "cost_shares";

export const draws = "effort_drawn";

export const tellsDraws = true;

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "What"},
  {
    name: "date",
    label: "Years",
    format: textCell(plainDate)
  },
  {name: "printed", label: "As published"},
  {
    name: "low",
    label: "Percent a year",
    align: "right",
    format: (_, row) => shareCell(row as Share)
  },
  {name: "steps", label: "Steps"},
  {name: "refusal", label: "Why not"},
  {name: "author", label: "By", format: (_, row) => who(row as Share)},
  {name: "status", label: "Status"}
];

const shareCell = (row: Share) => (least(row) === null ? "" : formattedRange(row, percent));
