import type {Case, Row} from "./spec.js";

/** Colour of a case: by position among the compared, grey for yardsticks; the same in every figure. */
export function caseColor({role, position}: Pick<Case, "role" | "position">): string {
  return role === "compared" ? `var(--case-${position})` : "var(--yardstick)";
}

const background = "var(--theme-background)";

/** Words that lie over marks. */
export const halo = {stroke: background, strokeWidth: 4} as const;

/** Fills a mark that is sure with its colour, and leaves the others open. */
export function filled(sure: boolean, color: string): string {
  return sure ? color : background;
}

/** Returns a channel for `ariaLabel` that ties a mark to its row, with the words a screen reader says. */
export function markLabel<R extends Row>(rows: R[], words: (row: R) => string): (row: R) => string {
  const index = new Map(rows.map((row, at) => [row, at]));
  return (row) => `${index.get(row) ?? ""}|${words(row).replaceAll("|", "/")}`;
}

/** Options that every plot of the kit shares: plain type in the page's colour, no background. */
export function plotOptions(document: Document, width: number) {
  return {
    document,
    width,
    style: {
      background: "none",
      color: "currentColor",
      fontFamily: "inherit",
      fontSize: "12px",
      overflow: "visible"
    }
  } as const;
}

/** Takes away the style sheet that Plot puts into each picture: a page has it once, in `drawing.css`, and need not look through it anew at every choice. */
export function dropStyle(picture: Element): void {
  for (const style of picture.querySelectorAll("style")) style.remove();
}
