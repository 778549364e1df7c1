import * as Plot from "@observablehq/plot";
import {halo, plainNumber} from "@cold-winter/figure";
import {bounded, type Rung} from "./rung.js";

type Told = (row: Rung) => string;

interface Place {
  y: (row: Rung) => number;
  color: Told;
}

/** A step that nobody dates: the event that it came before, if there is one, or words in its place. */
export function boundMarks(rows: Rung[], {y, color}: Place, ariaLabel: Told): Plot.Markish {
  const known = rows.filter((row) => bounded(row) && row.years_high! >= 0);
  const text = {y, fill: color, textAnchor: "start"} as const;
  return Plot.marks(
    Plot.ruleY(known, {
      ...{
        x1: 0,
        x2: "years_high",
        y,
        stroke: color,
        strokeOpacity: 0.45,
        strokeDasharray: "2,4",
        ariaLabel
      }
    }),
    Plot.text(known, {
      ...{...text, x: "years_high", dx: 3, ...halo},
      text: (row: Rung) => `‹ ${plainNumber(row.years_high!, 1)}`
    }),
    Plot.text(
      rows.filter((row) => !known.includes(row)),
      {...text, x: 0, dx: 6, fillOpacity: 0.8, text: () => "no date", ariaLabel}
    )
  );
}
