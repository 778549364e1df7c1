import {
  casesOf,
  familyName,
  plainNumber,
  plainRange,
  plainYears,
  possessive
} from "@cold-winter/figure";
import type {RenderContext, Context} from "@cold-winter/figure";
import {bounds, isValue, unbroken, valuesOf, type Point} from "./economy/point.js";
import {timeline} from "./economy/timeline.js";

export {timeViews as views, timeSelect as select} from "./economy/point.js";

const familyOf = ({family}: Point) =>
  typeof family === "string" ? familyName(family) : "no source known";

/** The unit in which most compared cases have values, the first among equals. */
function mainUnit(rows: Point[], context: Context): string {
  const units = [...new Set(rows.filter(isValue).map(({unit}) => unit!))];
  const count = (unit: string) =>
    casesOf(
      rows.filter((row) => row.unit === unit),
      context
    ).length;
  return units.sort((a, b) => count(b) - count(a))[0]!;
}

interface Burden {
  name: string;
  low: number;
  high: number;
}

/** The lowest and the highest share that anybody gives for each case, in one unit; the widest apart first. */
function burdens(rows: Point[], unit: string, context: Context): Burden[] {
  const all = casesOf(rows, context).flatMap(({id, name}) => {
    const sizes = valuesOf(rows, id)
      .filter((row) => row.unit === unit)
      .flatMap(bounds);
    return sizes.length ? [{name, low: Math.min(...sizes), high: Math.max(...sizes)}] : [];
  });
  return all.sort((a, b) => b.high / b.low - a.high / a.low);
}

export function finding(rows: Point[], context: Context): string {
  const unit = mainUnit(rows, context);
  const whole = unit.replace(/^percent of /, "");
  const [widest] = burdens(rows, unit, context);
  if (!widest) return `No military spending is known as a share of ${whole}`;
  const {name, low, high} = widest;
  const [from, to] = [plainNumber(low), plainNumber(high)];
  if (from === to) return `${possessive(name)} military took ${from} percent of ${whole}`;
  return `${possessive(name)} military took between ${from} and ${to} percent of ${whole}, by year and source`;
}

export function detail(rows: Point[], context: Context): string {
  const unit = mainUnit(rows, context);
  const said = casesOf(rows, context).map(({id, name}) => {
    const theirs = valuesOf(rows, id).filter((row) => row.unit === unit);
    const families = [...new Set(theirs.map(familyOf))].map((family) => {
      const own = theirs.filter((row) => familyOf(row) === family);
      const all = own.map(bounds);
      const broken = own.some((row) =>
        own.some((other) => row.series === other.series && !unbroken(row, other))
      );
      const [low, high] = [
        Math.min(...all.map(([from]) => from)),
        Math.max(...all.map(([, to]) => to))
      ];
      return `${plainRange(low, high, 0)} (${family}${broken ? ", a series with breaks" : ""})`;
    });
    return `${name} ${families.join(", ") || "no number"}`;
  });
  return `Military spending in ${unit}, by source: ${said.join("; ")}.`;
}

export function subtitle(rows: Point[], context: Context): string {
  const apart = [
    ...new Set(rows.filter(isValue).map(({unit}) => unit!.replace(/^percent of /, "")))
  ];
  const years = casesOf(rows, context).map(({id, name}) => {
    const theirs = valuesOf(rows, id).map(({year}) => year);
    return `${name} ${plainYears(theirs)}`;
  });
  return `Percent of ${apart.join(", of ")}, each in a panel of its own (${years.join("; ")}). An open dot is unchecked or known to mislead, as its note says; a bar is a published range; a line ends where its series breaks.`;
}

export const render = (rows: Point[], renderContext: RenderContext): Element =>
  timeline(rows, renderContext, {tall: () => 150});

export {pointValue as value} from "./economy/timeline.js";

export const query = "burdens";

export const undrawn = "the finding is the full range of published figures, by source.";

export {table} from "./economy/table.js";
