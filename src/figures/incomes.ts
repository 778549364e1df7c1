import {caseName, casesOf, inWords, plainRange, plainYears, possessive} from "@cold-winter/figure";
import type {RenderContext, Choice, Context} from "@cold-winter/figure";
import {isValue, timeSelect, timeViews, unbroken, valuesOf, type Point} from "./economy/point.js";
import {timeline} from "./economy/timeline.js";

export function views(rows: Point[], context: Pick<Context, "cases">): Choice[] {
  const series = new Map(
    rows.filter(isValue).map((row) => [row.series, {value: row.series, label: row.series_name!}])
  );
  const options = [{value: "all", label: "Every series"}, ...series.values()];
  return [{name: "income", kind: "view", label: "Income by", options}, ...timeViews(rows, context)];
}

export function select(rows: Point[], context: Context): Point[] {
  const {selections} = context;
  return timeSelect(rows, context).filter(
    (row) => !isValue(row) || selections["income"] === "all" || row.series === selections["income"]
  );
}

/** Incomes within a fifth of each other count as level. */
const level = 1.2;

interface Stretch {
  from: number;
  to: number;
  low: number;
  high: number;
}

/** The longest run of years in which the highest income is at most a fifth above the lowest. */
function levelStretch(rows: Point[]): Stretch | null {
  const points = rows
    .flatMap((row) => (row.best === null ? [] : [{year: row.year, best: row.best, row}]))
    .sort((a, b) => a.year - b.year);
  let longest: Stretch | null = null;
  for (const [at, {year, row}] of points.entries()) {
    let [low, high] = [Infinity, 0];
    for (const next of points.slice(at)) {
      if (!unbroken(row, next.row)) break;
      [low, high] = [Math.min(low, next.best), Math.max(high, next.best)];
      if (high / low > level) break;
      if (!longest || next.year - year > longest.to - longest.from)
        longest = {from: year, to: next.year, low, high};
    }
  }
  return longest;
}

/** The first series in which every compared case has values, else the first of all. */
function mainSeries(rows: Point[], context: Context): string {
  const cases = casesOf(rows, context);
  const series = [...new Set(rows.filter(isValue).map((row) => row.series))];
  const has = (id: string, name: string) =>
    valuesOf(rows, id).filter((row) => row.series === name).length;
  const most = (name: string) => Math.min(...cases.map(({id}) => has(id, name)));
  return series.sort((a, b) => most(b) - most(a))[0]!;
}

interface Stay extends Stretch {
  id: string;
  years: number;
}

/** The longest level stretch of each case by one series, the longest first. */
function stays(rows: Point[], main: string, context: Context): Stay[] {
  return casesOf(rows, context)
    .flatMap(({id}) => {
      const stretch = levelStretch(valuesOf(rows, id).filter((row) => row.series === main));
      return stretch ? [{id, ...stretch, years: stretch.to - stretch.from + 1}] : [];
    })
    .sort((a, b) => b.years - a.years);
}

export function finding(rows: Point[], context: Context): string {
  const all = stays(rows, mainSeries(rows, context), context);
  const [longest, shortest] = [all[0], all.at(-1)];
  if (!longest) return "No series has incomes of two years together";
  const name = ({id}: Stay) => possessive(caseName(id, context));
  const said = `${name(longest)} income hardly moved for ${inWords(longest.years)} years`;
  return all.length < 2 ? said : `${said}, ${name(shortest!)} for ${inWords(shortest!.years)}`;
}

export function detail(rows: Point[], context: Context): string {
  const main = mainSeries(rows, context);
  const name = rows.find((row) => row.series === main)!.series_name!;
  const words = stays(rows, main, context).map(
    ({id, from, to, low, high, years}) =>
      `${caseName(id, context)} ${years} years, ${from}–${to}, at ${plainRange(low, high, 0)} dollars a person`
  );
  return `The longest time in which income moved by no more than a fifth (${name}): ${words.join("; ")}.`;
}

export function subtitle(rows: Point[], context: Context): string {
  const spans = casesOf(rows, context).map(({id, name}) => {
    const years = valuesOf(rows, id).map(({year}) => year);
    return `${name} ${plainYears(years)}`;
  });
  const clock =
    context.selections["axis"] === "since"
      ? "by years since the milestone chosen for each country; without comparison countries, whose years would differ"
      : "in calendar years, comparison countries in grey";
  return `Output per person in dollars of one year, ${clock} (${spans.join("; ")}). Each price basis has its own panel; an open dot is unchecked or known to mislead, as its note says; triangles are milestones, the dotted line year 0, shading the chosen hardship, paler where only a rival bound has it.`;
}

export const render = (rows: Point[], renderContext: RenderContext): Element =>
  timeline(rows, renderContext);

export {pointValue as value} from "./economy/timeline.js";

export const query = "incomes";

export const undrawn =
  "the length of a standstill is measured within one series, which states no error; you can choose a rival series above.";

export {table} from "./economy/table.js";
