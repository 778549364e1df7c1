import {greatest} from "d3-array";
import {
  caseName,
  casesOf,
  inWords,
  noun,
  plainRange,
  plainYears,
  type Context,
  type RenderContext
} from "@cold-winter/figure";
import {isValue, valuesOf, yearSpan, type Point} from "./economy/point.js";
import {timeline} from "./economy/timeline.js";

export {timeViews as views, timeSelect as select} from "./economy/point.js";

const misleads = ({note}: Point) => (note ?? "").startsWith("trap:");

/** The year of most deaths in a famine by each series that can tell years apart. */
function peaks(rows: Point[], famine: Point): Point[] {
  const deaths = valuesOf(rows, famine.case).filter(
    (row) =>
      row.panel === "Deaths" &&
      row.best !== null &&
      row.year >= famine.year &&
      row.year <= famine.year_to
  );
  return [...new Set(deaths.map(({series}) => series))].flatMap((series) => {
    const theirs = deaths.filter((row) => row.series === series);
    return theirs.some(misleads) ? [] : [greatest(theirs, (row) => row.best)!];
  });
}

const famineOf = (rows: Point[], id: string) =>
  rows.find(
    ({role, kind, rank, case: of}) =>
      role === "period" && kind === "famine" && rank === 1 && of === id
  );

function crossing(rows: Point[], famine: Point): string {
  const steps = valuesOf(rows, famine.case).filter(
    ({kind, year}) => kind === "count" && year >= famine.year && year <= famine.year_to
  );
  const count = steps.reduce((sum, {best}) => sum + best!, 0);
  const listed = `${count || "no"} technical ${noun(count, "step")} listed`;
  const most = peaks(rows, famine);
  const years = [...new Set(most.map(({year}) => year))];
  if (years.length !== 1) {
    const doubt = years.length
      ? "the series do not agree on the year of most deaths"
      : "no rate tells in which year most died";
    return `${listed}; ${doubt}`;
  }
  const values = most.map(({best}) => best!);
  const then = steps.find(({year}) => year === years[0])?.best ?? 0;
  const deaths = `${plainRange(Math.min(...values), Math.max(...values), 1)} deaths ${most[0]!.unit!}`;
  return `${listed}, ${then || "none"} of them in ${years[0]!}, the year of most deaths (${deaths})`;
}

interface Deadliest {
  name: string;
  year: number | null;
  steps: number;
}

/** The deadliest year of a famine where the series agree on it, and how many steps fell in it; else in the whole famine. */
function deadliest(rows: Point[], famine: Point, name: string): Deadliest {
  const years = [...new Set(peaks(rows, famine).map(({year}) => year))];
  const year = years.length === 1 ? years[0]! : null;
  const steps = valuesOf(rows, famine.case)
    .filter(({kind, year: own}) => kind === "count" && own >= famine.year && own <= famine.year_to)
    .filter(({year: own}) => year === null || own === year)
    .reduce((sum, {best}) => sum + best!, 0);
  return {name, year, steps};
}

export function finding(rows: Point[], context: Context): string {
  const famines = casesOf(rows, context).flatMap(({id, name}) => {
    const famine = famineOf(rows, id);
    return famine ? [deadliest(rows, famine, name)] : [];
  });
  const [first] = famines.sort(
    (a, b) => Number(b.year !== null) - Number(a.year !== null) || b.steps - a.steps
  );
  if (!first) return "Shade the famine to see which technical steps fell in it";
  const {name, year, steps} = first;
  const took = `${name} took ${inWords(steps)} technical ${noun(steps, "step")}`;
  return year === null
    ? `${took} during its famine`
    : `${took} in ${year}, the deadliest year of its famine`;
}

export function detail(rows: Point[], context: Context): string {
  const parts = casesOf(rows, context).flatMap(({id}) => {
    const famine = famineOf(rows, id);
    return famine
      ? [`${caseName(id, context)} ${yearSpan(famine)}: ${crossing(rows, famine)}`]
      : [];
  });
  return parts.map((part) => `${part}.`).join(" ");
}

export function subtitle(rows: Point[], context: Context): string {
  const series = [
    ...new Set(
      rows.filter((row) => isValue(row) && row.kind === "").map(({series_name}) => series_name!)
    )
  ];
  const years = casesOf(rows, context).map(({id, name}) => {
    const theirs = valuesOf(rows, id).map(({year}) => year);
    return `${name} ${plainYears(theirs)}`;
  });
  return `Deaths per 1,000 people, grain and cereals per person, and the technical steps on record: tests, flights, plants and hulls (${series.join(", ")}; ${years.join("; ")}). An open dot is unchecked or known to mislead: a flat block of death rates says nothing about timing. Shading is the chosen hardship, paler where only a rival bound has it.`;
}

export const render = (rows: Point[], renderContext: RenderContext): Element =>
  timeline(rows, renderContext, {tall: (panel) => (panel === "Technical steps listed" ? 70 : 170)});

export {pointValue as value} from "./economy/timeline.js";

export const query = "hunger";

export const undrawn =
  "the finding counts listed steps; the range of deaths in that year is given above.";

export {table} from "./economy/table.js";
