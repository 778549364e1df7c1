import {caseColor} from "./marks.js";
import type {Case, Context, Row} from "./spec.js";

/** Returns the compared cases that have a row, in their order; the yardsticks are left out. */
export function casesOf(rows: Row[], {cases}: Pick<Context, "cases">): Case[] {
  return cases.filter(
    ({id, role}) => role === "compared" && rows.some((row) => row["case"] === id)
  );
}

/** Returns the name of a case, its id where it is not known. */
export function caseName(id: string, {cases}: Pick<Context, "cases">): string {
  return cases.find((each) => each.id === id)?.name ?? id;
}

/** Returns a channel for the colour of the case of a row. */
export function colorOf({cases}: Pick<Context, "cases">): (row: Row) => string {
  const colors = new Map(cases.map((each) => [each.id, caseColor(each)]));
  return (row) => colors.get(String(row["case"])) ?? "currentColor";
}
