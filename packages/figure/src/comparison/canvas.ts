import type {ComparedRow, Told} from "@cold-winter/data/comparison";
import type {RenderContext} from "../spec.js";
import type {Layout} from "./layout.js";

/** What marks need besides their panel. */
export interface Drawing {
  told: Told;
  layout: Layout;
  context: RenderContext;
  color: (row: {case: string}) => string;
  ariaLabel: (row: ComparedRow) => string;
}
