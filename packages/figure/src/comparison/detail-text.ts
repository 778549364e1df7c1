import type {ComparedRow, Told} from "@cold-winter/data/comparison";
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
    const words = cases.map((id) => {
      const xs = own.filter((row) => row.case === id);
      const from = Math.min(...xs.map(({x, x_to}) => x ?? x_to!));
      const to = Math.max(
        ...xs.map(({x, x_to}) =>
          Math.max(x ?? x_to!, ["span", "steps"].includes(part.kind) ? (x_to ?? x!) : -Infinity)
        )
      );
      const name = told.clock === null ? "detail.case" : "detail.since";
      const many = part.kind === "count" ? "years" : xs.length === 1 ? part.one : part.many;
      return say(name, {
        a: caseName(id, context),
        n: xs.length,
        many: part.kind === "amount" ? "values" : many,
        from: yearText(Math.floor(from)),
        to: yearText(Math.floor(to))
      });
    });
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

function clockTexts(rows: ComparedRow[], {clock, comparison, exact, parts}: Told): string[] {
  const each = rows.some(({zero}) => zero !== null);
  const below = rows.filter((row) => row.role === "value" && (boundsOf(row)?.[0] ?? 1) <= 0).length;
  return [
    clock === null ? "" : say(each ? "detail.each" : "detail.clock", {clock: clock.toLowerCase()}),
    exact && parts.some(({kind}) => kind === "count") ? say("detail.anniversary") : "",
    comparison.log ? say("detail.log") : "",
    comparison.log && below ? say("detail.log.left", {n: below}) : "",
    parts.some(({form}) => form === "lines" || form === "multiples") ? say("detail.lines") : ""
  ].filter(Boolean);
}
