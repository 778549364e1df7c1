import {
  caseName,
  casesOf,
  inWords,
  noun,
  plainDate,
  sentenceCase,
  textCell
} from "@cold-winter/figure";
import type {RenderContext, Context, TableColumn} from "@cold-winter/figure";
import {
  axis,
  dollars,
  domainName,
  least,
  formattedRange,
  scopeBands,
  scopeOf,
  formattedEstimate,
  voices,
  who,
  whoAndWhat,
  type Estimate
} from "./costs/estimate.js";
import {listPlot} from "./costs/list.js";

const scopes: Record<string, string> = {
  cumulative_programme: "totals over the years that each source names",
  facility: "single plants, parts of a total"
};

export function select(rows: Estimate[]): Estimate[] {
  return rows.filter(({scope}) => scope in scopes);
}

const totals = (rows: Estimate[]) =>
  rows.filter(({scope, part_of}) => scope === "cumulative_programme" && part_of === null);

export function finding(rows: Estimate[], context: Context): string {
  const all = totals(rows);
  const given = all.filter((row) => least(row) !== null);
  const published = `${inWords(all.length)} published ${noun(all.length, "total")}`;
  if (context.selections["prices"] !== "dollars")
    return `${given.length ? sentenceCase(inWords(given.length)) : "None"} of ${published} can be put in dollars of one year`;
  const {shared} = scopeBands(given, coveredScope, casesOf(given, context));
  const scopes = new Set(shared.map(({scope}) => scope));
  const like = given.filter((row) => scopes.has(coveredScope(row) ?? "")).length;
  const total = inWords(given.length);
  if (!like) return `None of ${total} totals counts the same thing in more than one country`;
  if (like === given.length)
    return `All ${total} totals count the same things in more than one country`;
  return `Only ${inWords(like)} of ${total} totals count the same thing in more than one country`;
}

/** What a total is of; null where its source does not say which parts it counts. */
const coveredScope = (row: Estimate) => (row.coverage === null ? null : scopeOf(row));

export function detail(rows: Estimate[], context: Context): string {
  const all = totals(rows);
  const given = all.filter((row) => least(row) !== null);
  if (context.selections["prices"] !== "dollars") return refused(all, given);
  const cases = casesOf(given, context);
  const {shared, single} = scopeBands(given, coveredScope, cases);
  const like = shared.map(
    ({scope, bands}) =>
      ` ${scope[0]!.toUpperCase()}${scope.slice(1)}: ${bands.map(({name, low, high}) => `${name} ${dollars(low, high)}`).join(", ")} dollars.`
  );
  const rest = single ? ` ${single} other kinds of cost have totals for one country only.` : "";
  const speaking = cases.reduce(
    (sum, {id}) => sum + voices(given.filter((row) => row.case === id)),
    0
  );
  return `${given.length} published totals come from ${speaking} independent sources and count different things.${like.join("")}${rest}`;
}

function refused(all: Estimate[], given: Estimate[]): string {
  const reasons = new Map<string, number>();
  for (const {refusal} of all) {
    const reason = refusal?.split(/[,:] /)[0];
    if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const why = [...reasons]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} (${count})`);
  const few = given.length ? String(given.length) : "None";
  return `${few} of ${all.length} published totals can be put in dollars of one year: ${why.join("; ")}.`;
}

export function subtitle(rows: Estimate[], {selections}: Context): string {
  const unit =
    selections["prices"] === "dollars"
      ? "Dollars as published, or at the official rate of the year of the prices where published in another currency (pale: an order of magnitude)"
      : "Dollars of one price level, by the deflator of the dollar";
  const derived = rows.filter(({depth}) => depth > 0).length;
  return `${unit}; a bar is a published range, an open dot a figure without one. ${derived} of ${rows.length} figures are derived from another (↳, linked to it within a group). Below each name: who produced the number, when, and what it covers.`;
}

export function render(rows: Estimate[], renderContext: RenderContext): Element {
  const name = renderContext.selections["prices"] === "dollars" ? "Dollars" : "Dollars of one year";
  return listPlot(rows, renderContext, {
    ...axis(name, [1e8, 1e10], renderContext.width > 500),
    heading: (row) =>
      `${caseName(row.case, renderContext)}, ${domainName(row.domain)}: ${scopes[row.scope]!}`,
    under: whoAndWhat,
    text: (row) => formattedRange(row, dollars)
  });
}

export const value = formattedEstimate;

export const query = "costs";

export const draws = "totals_drawn";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "What"},
  {
    name: "date",
    label: "Years",
    format: textCell(plainDate)
  },
  {name: "printed", label: "As published"},
  {name: "steps", label: "Steps"},
  {name: "refusal", label: "Why not"},
  {name: "author", label: "By", format: (_, row) => who(row as Estimate)},
  {name: "parent", label: "Made from"},
  {name: "status", label: "Status"}
];
