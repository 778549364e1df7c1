import {greatest, least as minimum} from "d3-array";
import {
  caseName,
  casesOf,
  type Choice,
  type Context,
  fold,
  plainNumber,
  type RenderContext,
  possessive
} from "@cold-winter/figure";
import {
  axis,
  counted,
  dollars,
  least,
  most,
  formattedRange,
  formattedEstimate,
  whoAndWhat,
  type Estimate
} from "./costs/estimate.js";
import {listPlot} from "./costs/list.js";

/** What one thing is, by scope and domain of a cost. */
const things: Record<string, string> = {
  "single_event device": "one nuclear test",
  "single_event missile": "one launch",
  "single_item missile": "one missile",
  "annual_programme device": "one year of the nuclear programme",
  "annual_programme both": "one year of weapons and delivery",
  "campaign missile": "one campaign of launches",
  "campaign both": "one campaign of tests and launches"
};

const thing = ({scope, domain}: Estimate) =>
  things[`${scope} ${domain}`] ?? `${scope} ${domain}`.replaceAll("_", " ");

const scopes: Record<string, string[]> = {
  single: ["single_event", "single_item"],
  year: ["annual_programme"],
  campaign: ["campaign"]
};

export function views(): Choice[] {
  const options = [
    {value: "single", label: "One test, one launch, one missile"},
    {value: "year", label: "One year"},
    {value: "campaign", label: "One campaign"}
  ];
  return [{name: "cost_of", kind: "view", label: "The cost of", options}];
}

export function select(rows: Estimate[], {selections}: Context): Estimate[] {
  return rows.filter(({scope}) => scopes[selections["cost_of"]!]!.includes(scope));
}

interface Spread {
  what: string;
  low: Estimate;
  high: Estimate;
  rows: Estimate[];
}

function spreads(rows: Estimate[]): Spread[] {
  const given = rows.filter((row) => least(row) !== null);
  return [...new Set(given.map(thing))].map((what) => {
    const theirs = given.filter((row) => thing(row) === what);
    const low = minimum(theirs, least)!;
    return {what, low, high: greatest(theirs, most)!, rows: theirs};
  });
}

/** How many figures price the same thing; a whole event before an item, whose types differ. */
const rivalry = ({rows}: Spread) => (rows[0]!.scope === "single_event" ? 1000 : 0) + rows.length;

const ratio = ({low, high}: Spread) => most(high)! / least(low)!;

/** From this ratio on it is the disagreement that is told, and not the price. */
const wide = 2;

export function finding(rows: Estimate[], context: Context): string {
  const found = casesOf(rows, context).flatMap(({id, name}) => {
    const [widest] = spreads(rows.filter((row) => row.case === id)).sort(
      (a, b) => rivalry(b) - rivalry(a)
    );
    return widest ? [{name, widest}] : [];
  });
  const [first] = found.sort((a, b) => ratio(b.widest) - ratio(a.widest));
  if (!first) return "None of these figures can be put in these dollars";
  const {name, widest} = first;
  const {what, low, high} = widest;
  if (context.selections["cost_of"] === "campaign")
    return `Estimates of ${possessive(name)} campaigns run from ${dollars(least(low)!, least(low)!)} to ${dollars(most(high)!, most(high)!)} dollars`;
  if (ratio(widest) >= wide)
    return `Estimates for ${what} in ${name} differ ${fold(ratio(widest))}`;
  return `${name}: ${what} is put at ${dollars(least(low)!, most(high)!)} dollars`;
}

export function detail(rows: Estimate[], context: Context): string {
  const parts = casesOf(rows, context).flatMap(({id, name}) => {
    const all = spreads(rows.filter((row) => row.case === id));
    const widest = all.sort((a, b) => rivalry(b) - rivalry(a))[0];
    if (!widest) return [];
    const {what, low, high} = widest;
    if (context.selections["cost_of"] === "campaign")
      return `${name}: from ${formattedRange(low, dollars)} dollars (${low.title}) to ${formattedRange(high, dollars)} (${high.title})`;
    return `${name}: ${what} is put at ${dollars(least(low)!, most(high)!)} dollars, ${plainNumber(ratio(widest), ratio(widest) < 10 ? 1 : 0)} times from lowest to highest (${counted(widest.rows)})`;
  });
  const none = rows.filter((row) => least(row) === null).length;
  return parts.length
    ? `${parts.join("; ")}.`
    : `None of ${none} figures can be put in these dollars.`;
}

export function subtitle(rows: Estimate[], context: Context): string {
  const without = context.cases.filter(
    ({id, role}) => role === "compared" && !rows.some((row) => row.case === id)
  );
  const missing = without.length
    ? ` No such figure was found for ${without.map(({name}) => name).join(", ")}.`
    : "";
  const refusals = rows.filter((row) => least(row) === null).length;
  const refused = refusals
    ? ` ${refusals} of ${rows.length} cannot be put in these dollars and say why.`
    : "";
  return `What each source says that one of them costs; a bar is a published range, an open dot a figure without one; ↳ marks a figure derived from another.${refused}${missing}`;
}

export function render(rows: Estimate[], renderContext: RenderContext): Element {
  const single = renderContext.selections["cost_of"] === "single";
  const name = renderContext.selections["prices"] === "dollars" ? "Dollars" : "Dollars of one year";
  return listPlot(rows, renderContext, {
    ...axis(name, single ? [1e6, 1e9] : [3e7, 3e9], renderContext.width > 500),
    heading: (row) => `${caseName(row.case, renderContext)}: ${thing(row)}`,
    under: whoAndWhat,
    text: (row) => formattedRange(row, dollars)
  });
}

export const value = formattedEstimate;

export const query = "costs";

export const draws = "test_cost_drawn";

export {table} from "./programme_costs.js";
