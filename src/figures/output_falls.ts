import {
  caseName,
  casesOf,
  type Context,
  listed,
  plainRange,
  plainYears,
  type RenderContext
} from "@cold-winter/figure";
import {valuesOf, type Point} from "./economy/point.js";
import {timeline} from "./economy/timeline.js";

export {timeViews as views, timeSelect as select} from "./economy/point.js";

/** How far below an earlier peak each series stood in the year of the first test. */
function depth(rows: Point[], id: string): string {
  const theirs = valuesOf(rows, id);
  const first = Math.min(...theirs.filter(({series}) => series === "tests").map(({year}) => year));
  const below = theirs
    .filter(({year, kind}) => year === first && kind === "")
    .map(({best}) => -best!);
  if (!below.length) return "";
  return `${plainRange(Math.min(...below), Math.max(...below), 0)} percent below (${first})`;
}

/** By how many percent output must fall for a falling year, as among the calamities: less is noise of a series. */
const leastFall = 1;

const firstTest = (theirs: Point[]) =>
  Math.min(...theirs.filter(({series}) => series === "tests").map(({year}) => year));

const growths = (theirs: Point[], first: number) =>
  theirs.filter(({series, year}) => series.endsWith("/growth") && year >= first);

/** The years from the first test on in which output fell by so many percent or more. */
function falls(rows: Point[], id: string, least: number): number[] {
  const theirs = valuesOf(rows, id);
  return growths(theirs, firstTest(theirs))
    .filter(({best}) => best! < 0 && best! <= -least)
    .map(({year}) => year);
}

/** Tests in years in which output fell, among the years from the first test that the growth series knows. */
function falling(rows: Point[], id: string): string {
  const theirs = valuesOf(rows, id);
  const tests = theirs.filter(({series}) => series === "tests");
  const first = firstTest(theirs);
  const known = growths(theirs, first).map(({year}) => year);
  const fallen = falls(rows, id, leastFall);
  const count = (years: number[]) =>
    tests.filter(({year}) => years.includes(year)).reduce((sum, {best}) => sum + best!, 0);
  return `${count(fallen)} of ${count(known)} tests in the ${fallen.length} falling years of ${known.length}, ${plainYears(known)}`;
}

/** Whether output stood below an earlier peak in the year of the first test, by every series; null where none knows. */
function stoodBelow(rows: Point[], id: string): boolean | null {
  const theirs = valuesOf(rows, id);
  const first = firstTest(theirs);
  const known = theirs.filter(({year, kind}) => year === first && kind === "");
  return known.length ? known.every(({best}) => best! < 0) : null;
}

export function finding(rows: Point[], context: Context): string {
  const known = casesOf(rows, context).flatMap(({id, name}) => {
    const below = stoodBelow(rows, id);
    return below === null ? [] : [{name, below}];
  });
  if (!known.length) return "How output stood at the first test is not known";
  const fallen = known.filter(({below}) => below).map(({name}) => name);
  return fallen.length
    ? `Output stood below an earlier peak when ${listed(fallen)} first tested`
    : `No series puts output below its peak when ${listed(known.map(({name}) => name))} first tested`;
}

export function detail(rows: Point[], context: Context): string {
  const cases = casesOf(rows, context).filter(({id}) =>
    valuesOf(rows, id).some(({series}) => series === "tests")
  );
  const name = (id: string) => caseName(id, context);
  const depths = cases.map(({id}) => `${name(id)} ${depth(rows, id) || "not known"}`);
  const falls = cases.map(({id}) => `${name(id)} ${falling(rows, id)}`);
  return `Output per person in the year of the first test, against its earlier peak: ${depths.join(", ")}. Tests in bad years: ${falls.join(", ")}.`;
}

export function subtitle(rows: Point[], context: Context): string {
  const years = casesOf(rows, context).map(({id, name}) => {
    const theirs = valuesOf(rows, id).map(({year}) => year);
    return `${name} ${plainYears(theirs)}`;
  });
  const any = casesOf(rows, context)
    .map(({id}) => falls(rows, id, 0).length)
    .filter((count) => count > 0);
  return `Output per person against the highest earlier value of the same series, its growth from the year before, and nuclear tests a year (${years.join("; ")}). Zero is a new peak; darker bars are falls, a falling year one of ${leastFall} percent or more (any fall: ${any.join(" and ")} years). An open dot is known to mislead, as its note says. Shading is the chosen hardship, paler where only a rival bound has it.`;
}

export const render = (rows: Point[], renderContext: RenderContext): Element =>
  timeline(rows, renderContext, {tall: (panel) => (panel === "Nuclear tests" ? 70 : 140)});

export {pointValue as value} from "./economy/timeline.js";

export const query = "output_falls";

export const draws = "falls_drawn";

export {table} from "./economy/table.js";
