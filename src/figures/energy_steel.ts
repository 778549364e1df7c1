import {greatest} from "d3-array";
import {
  caseName,
  casesOf,
  inWords,
  listed,
  percent,
  plainYears,
  possessive
} from "@cold-winter/figure";
import type {RenderContext, Context} from "@cold-winter/figure";
import {isValue, unbroken, valuesOf, zeroYear, type Point} from "./economy/point.js";
import {amount} from "@cold-winter/figure";
import {timeline} from "./economy/timeline.js";

export {timeViews as views, timeSelect as select} from "./economy/point.js";

/** A fall below an earlier highest value is told from this share on. */
const told = 0.1;

interface AtZero {
  id: string;
  year: number;
  best: number;
  /** Highest value of the years shown before, back to the last break of the series. */
  peak: Point;
  /** First year after a break of the series that hides earlier values; null where there is none. */
  broken: number | null;
}

/** The value of each case in its year 0 by the first series of a panel. */
function atZero(rows: Point[], panel: string, context: Context): AtZero[] {
  const series = rows.find((row) => row.panel === panel)!.series;
  return casesOf(rows, context).flatMap((each) => {
    const zero = zeroYear(rows, each, context);
    const theirs = valuesOf(rows, each.id).filter(
      (row) => row.series === series && row.best !== null
    );
    const row = theirs.find(({year}) => year === zero);
    if (!row) return [];
    const before = theirs.filter(({year}) => year <= row.year);
    const comparable = before.filter((other) => unbroken(other, row));
    const peak = greatest(comparable, (row) => row.best)!;
    const broken =
      comparable.length < before.length ? Math.min(...comparable.map(({year}) => year)) : null;
    return [{id: each.id, year: row.year, best: row.best!, peak, broken}];
  });
}

/** What a panel's things are called, and what is done with them. */
const deeds: Record<string, {verb: string; thing: string}> = {
  "Energy used": {verb: "used", thing: "energy"},
  "Steel made": {verb: "made", thing: "steel"}
};

/** Amounts within a tenth of each other count as level. */
const level = 1.1;

/** Whether the clock of every case starts at the same step. */
const zerosAre = (rows: Point[], kind: string, context: Context) =>
  casesOf(rows, context).every(({id}) => context.selections[`zero_${id}`] === kind);

export function finding(rows: Point[], context: Context): string {
  const panel = rows.find(isValue)?.panel ?? "";
  const {verb, thing} = deeds[panel] ?? {verb: "had", thing: panel.toLowerCase()};
  const known = atZero(rows, panel, context).sort((a, b) => b.best - a.best);
  const [most, least] = [known[0], known.at(-1)];
  const when = zerosAre(rows, "first_nuclear_test", context) ? "at first test" : "at the start";
  if (!most) return `Nobody knows how much ${thing} was ${verb} ${when}`;
  const name = ({id}: AtZero) => caseName(id, context);
  if (known.length < 2)
    return `How much ${thing} was ${verb} ${when} is known for ${name(most)} alone`;
  const ratio = most.best / least!.best;
  if (ratio < level)
    return `Per person, ${listed(known.map(name))} ${verb} about as much ${thing} ${when}`;
  const times = Math.round(ratio);
  if (times < 2)
    return `Per person, ${name(most)} ${verb} more ${thing} than ${name(least!)} ${when}`;
  const amount = times === 2 ? "twice" : `${inWords(times)} times`;
  return `Per person, ${name(most)} ${verb} ${amount} ${possessive(name(least!))} ${thing} ${when}`;
}

export function detail(rows: Point[], context: Context): string {
  const panels = [...new Set(rows.filter(isValue).map(({panel}) => panel!))];
  const parts = panels.map((panel) => {
    const unit = rows.find((row) => row.panel === panel)!.unit!.replace(/ per person$/, "");
    const known = atZero(rows, panel, context).map(({id, year, best, peak, broken}) => {
      const fall = 1 - best / peak.best!;
      const gap = broken === null ? "" : `, the series breaks in ${broken}`;
      const below = `${fall > told ? `, ${percent(fall)} below ${peak.year}` : ""}${gap}`;
      return `${caseName(id, context)} ${amount(best)} (${year}${below})`;
    });
    return `${panel.toLowerCase()} in ${unit}: ${known.join(", ") || "not known"}`;
  });
  return `Per person when the clock starts: ${parts.join("; ")}.`;
}

export function subtitle(rows: Point[], context: Context): string {
  const works = new Set(rows.filter(isValue).map(({series_name}) => series_name!));
  const years = casesOf(rows, context).map(({id, name}) => {
    const theirs = valuesOf(rows, id).map(({year}) => year);
    return `${name} ${plainYears(theirs)}`;
  });
  return `Commercial energy and steel per person by ${[...works].join(", ")} (${years.join("; ")}). A line ends where the series breaks, and nothing is computed across. An open dot is unchecked or known to mislead, as its note says. Triangles are milestones, the dotted line year 0, shading the chosen hardship, paler where only a rival bound has it.`;
}

export const render = (rows: Point[], renderContext: RenderContext): Element =>
  timeline(rows, renderContext);

export {pointValue as value} from "./economy/timeline.js";

export const query = "energy_steel";

export const draws = "energy_drawn";

export {table} from "./economy/table.js";
