import {
  isMapped,
  type ComparedRow,
  type PlacedRow,
  type Told,
  type ToldPart
} from "@cold-winter/data/comparison";
import {caseName} from "../cases.js";
import type {Context} from "../spec.js";
import {boundsOf, drawnOf, say, yearText} from "./scene.js";

/** What is measured, in which unit, for whom and when: counted from the rows that are drawn. */
export function detailText(rows: ComparedRow[], told: Told, context: Context): string {
  const drawn = drawnOf(rows);
  const parts: string[] = [];
  const units = [
    ...new Set(
      drawn
        .filter((row) => boundsOf(row))
        .flatMap(({unit}) => (unit === null || unit === "rank" || unit === "index" ? [] : unit))
    )
  ];
  if (units.length) parts.push(say("detail.unit", {unit: units.join("; ")}));
  for (const part of told.parts) {
    const own = drawnOf(rows, part.n);
    const cases = [...new Set(own.map((row) => row.case))];
    const words = cases.map((id) =>
      populationOf(
        own.filter((row) => row.case === id),
        part,
        told,
        context
      )
    );
    if (words.length)
      parts.push(`${told.parts.length > 1 ? `${part.name}: ` : ""}${words.join("; ")}.`);
  }
  const missing = drawn.filter(
    (row) => row.reason !== null && !boundsOf(row) && row.listed === null && row.unit !== "years"
  ).length;
  if (missing) parts.push(`${say("detail.missing", {n: missing})}.`);
  const absent = rows.filter(({role}) => role === "absent");
  for (const {case: id, reason} of absent)
    parts.push(
      `${say("detail.absent", {a: caseName(id, context), reason: (reason ?? "").replace(/\.$/, "")})}.`
    );
  return [...parts, ...clockTexts(rows, told)].join(" ");
}

// How many rows a country has in a part, and of when; of counts the first and the last year that have any.
function populationOf(rows: ComparedRow[], part: ToldPart, told: Told, context: Context): string {
  const {kind, one, many} = part;
  const end = ({x, x_to}: ComparedRow) =>
    kind === "span" || kind === "steps" ? Math.max(x ?? x_to!, x_to ?? x!) : (x ?? x_to!);
  const year = (value: number) => yearText(Math.floor(value));
  const from = Math.min(...rows.map(({x, x_to}) => x ?? x_to!));
  const words = {
    a: caseName(rows[0]!.case, context),
    from: year(from),
    to: year(Math.max(...rows.map(end)))
  };
  const since = told.clock !== null;
  if (kind === "count") {
    const years = new Set(rows.map(({x}) => x)).size;
    const any = rows.filter((row) => (boundsOf(row)?.[1] ?? row.listed ?? 0) > 0).map(({x}) => x!);
    const span = any.length
      ? {first: year(Math.min(...any)), last: year(Math.max(...any))}
      : {first: "–", last: "–"};
    return say(since ? "detail.count.since" : "detail.count", {...words, ...span, n: years, one});
  }
  const names = kind === "amount" ? "values" : rows.length === 1 ? one : many;
  return say(since ? "detail.since" : "detail.case", {...words, n: rows.length, many: names});
}

function clockTexts(rows: ComparedRow[], {clock, comparison, exact, parts}: Told): string[] {
  const unplaced = isMapped(comparison)
    ? drawnOf(rows).filter((row) => (row as PlacedRow).latitude === null).length
    : 0;
  const each = rows.some(({zero}) => zero !== null);
  const below = rows.filter((row) => row.role === "value" && (boundsOf(row)?.[0] ?? 1) <= 0).length;
  return [
    clock === null ? "" : say(each ? "detail.each" : "detail.clock", {clock: clock.toLowerCase()}),
    exact && parts.some(({kind}) => kind === "count") ? say("detail.anniversary") : "",
    comparison.log ? say("detail.log") : "",
    comparison.log && below ? say("detail.log.left", {n: below}) : "",
    isMapped(comparison) ? say("detail.map") : "",
    unplaced ? say("detail.unplaced", {n: unplaced}) : "",
    parts.some(({form}) => form === "lines" || form === "multiples") ? say("detail.lines") : ""
  ].filter(Boolean);
}
