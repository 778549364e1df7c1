import type {Answers} from "@cold-winter/data";
import type {Selections} from "./choices.js";
import type {References} from "./references.js";
import type {Case, FigureSpec} from "./spec.js";

/** The two widths, in pixels, at which every figure is drawn; a container query shows one of them. */
export const widths = {wide: 960, narrow: 340} as const;

/** The room, in pixels, below which the narrow drawing is shown; `drawing.css` says the same. */
export const narrowBelow = 660;

/** Everything a figure is made from, at build as in the browser. */
export interface FigureInput {
  name: string;
  spec: FigureSpec;
  answers: Answers;
  /** The readings that its finding rests on, and what was drawn of them. */
  readings?: Answers;
  selections: Selections;
  cases: Case[];
  asOf: string;
  references: References;
  /** Whether a reader made it what it is: no file of the site tells of it. */
  explored?: boolean;
  /** Whether its rows can be shown on a map, behind a tab that is empty at first. */
  mapped?: boolean;
}
