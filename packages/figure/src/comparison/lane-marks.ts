import {halo} from "../marks.js";
import * as Plot from "@observablehq/plot";
import type {ComparedRow} from "@cold-winter/data/comparison";
import {caseName} from "../cases.js";
import {laneOf, type Panel} from "./layout.js";
import {isOpen} from "./line-marks.js";
import type {Drawing} from "./canvas.js";
import {say} from "./scene.js";

/** Draws rows without an amount, each on the line of its step, its word or its case: from first to last possible day. */
export function laneMarks(panel: Panel, drawing: Drawing): Plot.Markish {
  const {color, ariaLabel} = drawing;
  const {lanes, top, bottom, part} = panel;
  const height = (bottom - top) / Math.max(1, lanes.length);
  const lane = laneOf(part);
  const cases = [...new Set(panel.rows.map((row) => row.case))];
  const apart = part.kind === "steps" && cases.length > 1 ? height / (cases.length + 1) : 0;
  const y = (row: ComparedRow) =>
    top +
    height * (lanes.indexOf(lane(row)) + 0.5) +
    (cases.indexOf(row.case) - (cases.length - 1) / 2) * apart;
  const clip = (place: number) => Math.max(panel.left, Math.min(panel.right, panel.x(place)));
  const x1 = ({x, x_to}: ComparedRow) => clip(x ?? Math.min(0, x_to!));
  const x2 = ({x, x_to}: ComparedRow) => clip(x_to ?? x!);
  const placed = panel.rows.filter(({x}) => x !== null);
  const waiting = panel.rows.filter(({x, x_to}) => x === null && x_to !== null);
  const long = placed.filter((row) => x2(row) - x1(row) >= 4);
  const sharp = placed.filter((row) => x2(row) - x1(row) < 4);
  const doubtful = (row: ComparedRow) => isOpen(row) || row.reason !== null;
  return Plot.marks(
    Plot.ruleY(lanes, {
      ...{x1: panel.left, x2: panel.right, strokeOpacity: 0.08},
      y: (_: string, at: number) => top + height * (at + 1)
    }),
    Plot.ruleY(waiting, {
      x1,
      x2,
      y,
      stroke: color,
      strokeDasharray: "1,4",
      strokeWidth: 1.5,
      ariaLabel
    }),
    Plot.text(waiting, {
      ...{
        x: x2,
        y,
        dx: -2,
        text: () => say("picture.notYet"),
        textAnchor: "end",
        fontSize: 10,
        fill: color,
        ...halo
      }
    }),
    Plot.ruleY(long, {
      ...{x1, x2, y, stroke: color, strokeWidth: part.kind === "span" ? 9 : 6, ariaLabel},
      strokeOpacity: (row: ComparedRow) => (row.rival ? 0.3 : 0.7)
    }),
    Plot.dot(
      sharp.filter((row) => !doubtful(row)),
      {
        ...{x: (row: ComparedRow) => (x1(row) + x2(row)) / 2, y, r: 3.4, fill: color, ariaLabel},
        fillOpacity: (row: ComparedRow) => (row.rival ? 0.4 : 0.85)
      }
    ),
    Plot.dot(sharp.filter(doubtful), {
      ...{
        x: (row: ComparedRow) => (x1(row) + x2(row)) / 2,
        y,
        r: 3.4,
        stroke: color,
        fill: "var(--theme-background)",
        ariaLabel
      },
      strokeOpacity: (row: ComparedRow) => (row.rival ? 0.5 : 1)
    }),
    laneNames(panel, drawing, height)
  );
}

function laneNames(panel: Panel, {context, layout, color}: Drawing, height: number): Plot.Markish {
  const {lanes, top, part, left} = panel;
  const names = lanes.map((lane, at) => {
    const [first = "", second = ""] = lane.split(/\|(.*)/s);
    const steps = part.kind === "steps";
    const word = second.replaceAll("_", " ");
    const text = steps ? word : [caseName(first, context), word].filter(Boolean).join(": ");
    return {
      text,
      y: top + height * (at + 0.5),
      fill: steps ? "currentColor" : color({case: first})
    };
  });
  const most = layout.wide ? 31 : 44;
  return Plot.marks(
    names.map((name) =>
      Plot.text([name], {
        ...{
          x: layout.wide ? left - 6 : left + 2,
          y: "y",
          textAnchor: layout.wide ? "end" : "start",
          fill: name.fill
        },
        text: () => (name.text.length > most ? `${name.text.slice(0, most - 1)}…` : name.text),
        ...{fontSize: layout.wide ? 11 : 10.5, dy: layout.wide ? 0 : -height / 2 + 5, ...halo}
      })
    )
  );
}
