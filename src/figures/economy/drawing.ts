import type {RenderContext} from "@cold-winter/figure";
import type {Grid} from "./grid.js";
import type {Point} from "./point.js";

/** What the marks of a figure over years need besides their tile. */
export interface Drawing {
  rows: Point[];
  grid: Grid;
  renderContext: RenderContext;
  color: (row: {case: string}) => string;
  ariaLabel: (row: Point) => string;
}

/** A stretch of one series without a break or a gap of more than five years. */
export interface Stretch {
  rows: Point[];
  own: boolean;
  /** Place of the series among those of its case in the tile. */
  order: number;
}
