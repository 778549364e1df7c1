import {caseName, casesOf, percent, plainYears} from "@cold-winter/figure";
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
    const peak = comparable.reduce((a, b) => (b.best! > a.best! ? b : a));
    const broken =
      comparable.length < before.length ? Math.min(...comparable.map(({year}) => year)) : null;
    return [{id: each.id, year: row.year, best: row.best!, peak, broken}];
  });
}

export function finding(rows: Point[], context: Context): string {
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
  return `When the clock starts, per person: ${parts.join("; ")}.`;
}

export function subtitle(rows: Point[], context: Context): string {
  const works = new Set(rows.filter(isValue).map(({series_name}) => series_name!));
  const years = casesOf(rows, context).map(({id, name}) => {
    const theirs = valuesOf(rows, id).map(({year}) => year);
    return `${name} ${plainYears(theirs)}`;
  });
  return `Commercial energy and steel per person by ${[...works].join(", ")} (${years.join("; ")}). A line ends where the series breaks, and nothing is computed across. An open dot was recalled or is known to mislead, as its note says. Triangles are milestones, the dotted line year 0, shading the chosen hardship, paler where only a rival bound has it.`;
}

export const render = (rows: Point[], renderContext: RenderContext): Element =>
  timeline(rows, renderContext);

export {pointValue as value} from "./economy/timeline.js";

export const query = "energy_steel";

export {table} from "./economy/table.js";
