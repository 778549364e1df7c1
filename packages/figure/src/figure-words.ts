import {text} from "./catalogue.js";
import type {Context, FigureSpec, Row} from "./spec.js";

/** Whether no compared case has a row: then there is nothing to draw and nothing to say. */
export function isEmpty(rows: Row[], {cases}: Pick<Context, "cases">): boolean {
  const compared = new Set(cases.filter(({role}) => role === "compared").map(({id}) => id));
  return !rows.some((row) => !("case" in row) || compared.has(row["case"] as string));
}

/** What a figure says of its rows. */
export interface FigureWords {
  finding: string;
  /** The finding in full; empty where the headline says all. */
  detail: string;
  /** What is measured. */
  subtitle: string;
}

/** What a figure says of rows: its headline, the finding in full, and what is measured; that there is nothing to show where that is so. */
export function figureWords(
  spec: Pick<FigureSpec, "finding" | "detail" | "subtitle">,
  rows: Row[],
  context: Context
): FigureWords {
  if (isEmpty(rows, context)) return {finding: text("figure.empty"), detail: "", subtitle: ""};
  return {
    finding: spec.finding(rows, context) || text("figure.empty"),
    detail: spec.detail?.(rows, context) ?? "",
    subtitle: spec.subtitle(rows, context)
  };
}

/** What stands below the headline as one text: the finding in full, then what is measured. */
export const belowHeadline = ({detail, subtitle}: Pick<FigureWords, "detail" | "subtitle">) =>
  [detail, subtitle].filter(Boolean).join(" ");
