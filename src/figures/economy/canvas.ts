import * as Plot from "@observablehq/plot";
import {halo, plotOptions, type RenderContext} from "@cold-winter/figure";

/** Draws marks whose x and y are pixels from the upper left corner: for figures of many panels with scales of their own. */
export function pixelPlot(
  {document, width}: RenderContext,
  height: number,
  marks: Plot.Markish[]
): Element {
  return Plot.plot({
    ...plotOptions(document, width),
    ...{height, margin: 0},
    x: {axis: null, domain: [0, width], range: [0, width]},
    y: {axis: null, domain: [0, height], range: [0, height]},
    marks
  });
}

/** Space around words that lie over lines. */
export const ink = {
  fill: "currentColor",
  ...halo
} as const;
