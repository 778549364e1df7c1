import {text} from "./catalogue.js";
import type {Context, FigureSpec, Row} from "./spec.js";

/** Whether no compared case has a row: then there is nothing to draw and nothing to say. */
export function isEmpty(rows: Row[], {cases}: Pick<Context, "cases">): boolean {
  const compared = new Set(cases.filter(({role}) => role === "compared").map(({id}) => id));
  return !rows.some((row) => !("case" in row) || compared.has(row["case"] as string));
}

/** What a figure says of rows: its finding, and what is measured; that there is nothing to show where that is so. */
export function figureWords(
  spec: Pick<FigureSpec, "finding" | "subtitle">,
  rows: Row[],
  context: Context
): {finding: string; subtitle: string} {
  if (isEmpty(rows, context)) return {finding: text("figure.empty"), subtitle: ""};
  return {
    finding: spec.finding(rows, context) || text("figure.empty"),
    subtitle: spec.subtitle(rows, context)
  };
}
