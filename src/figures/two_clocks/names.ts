import {halo} from "@cold-winter/figure";
import * as Plot from "@observablehq/plot";
import {inward, type Frame, type Layout} from "./frame.js";
import type {Label} from "./labels.js";
import type {Mark} from "./mark.js";
import {whyNot} from "./sentence.js";
import {shortName, years} from "./words.js";

/** Words at a place, in pixels. */
export interface Words {
  text: string;
  x: number;
  y: number;
}

/** The channels of words at a place, in the colour of the page unless they have one. */
export const spot = {x: "x", y: "y", text: "text", fill: "currentColor"} as const;

/** Names the steps, with a leader to each and its years. */
export function stepNames(
  frame: Frame,
  {tall, type}: Layout,
  target: string | null,
  ariaLabel: (row: Mark) => string
): Plot.Markish {
  const {zones, color, side, labels} = frame;
  const out = ({line}: Label) => zones.dots + (tall ? 10 : 16 + line * 13);
  const x = (label: Label) =>
    tall ? frame.at(0, label.awaited ? 6 : out(label))[0] : label.at - (label.awaited ? 8 : 0);
  const y = (label: Label) => (tall ? label.at : frame.at(0, out(label))[1]);
  const place = ({row, before}: Label) =>
    `${String(row.kind === target)} ${String(tall ? side < 0 : before)}`;
  const led = labels.filter(({awaited}) => !awaited && !tall);
  return Plot.marks(
    Plot.link(led, {
      ...{x1: "mark", x2: "mark", stroke: color, strokeOpacity: 0.5},
      y1: frame.at(0, zones.dots + 5)[1],
      y2: (label: Label) => frame.at(0, Math.max(zones.dots + 5, out(label) - 6))[1]
    }),
    ...[...new Set(labels.map(place))].map((group) =>
      Plot.text(
        labels.filter((label) => place(label) === group),
        {
          ...{x, y, fontSize: type.step, ...halo},
          textAnchor: group.endsWith("true") ? "end" : "start",
          fontWeight: group.startsWith("true") ? 700 : 400,
          text: ({words, number}: Label) => `${words} ${number}`.trim(),
          fill: ({awaited}: Label) => (awaited || tall ? "currentColor" : color),
          ariaLabel: ({row}: Label) => ariaLabel(row)
        }
      )
    ),
    waitingName(frame, {tall, type})
  );
}

// What stands below it is not reached, in the years of the record.
function waitingName(frame: Frame, layout: Pick<Layout, "tall" | "type">): Plot.Markish {
  const {labels, zones, at} = frame;
  const first = labels.find(({awaited}) => awaited);
  if (!first) return null;
  const text = `Not yet in ${years(first.row.x!)} years:`;
  const words = layout.tall
    ? {text, x: at(0, 6)[0], y: first.at - 13}
    : {text, x: first.at - 8, y: at(0, zones.dots - 12)[1]};
  return Plot.text([words], {
    ...{...spot, ...halo, fontWeight: 600, fontSize: layout.type.step},
    textAnchor: inward(frame, layout)
  });
}

/** Names the case, and at the left what each strip shows; why nothing is drawn where nothing is. */
export function frameNames(frame: Frame, layout: Layout): Plot.Markish {
  const {zones, each, rows, color} = frame;
  const missing = rows.find((row) => row.layer === "milestone" && row.x === null);
  const why = missing ? `${each.name}: ${shortName(missing)} ${whyNot(missing)}` : null;
  if (layout.tall) return tallNames(frame, layout, why);
  const line = (out: number) => frame.at(0, out)[1];
  const strips = [
    {layer: "income", text: "Income per head,\n$ of 2011", y: line(zones.income + 14)},
    {layer: "arsenal", text: "Warheads", y: line((zones.stock + zones.income) / 2 - 8)},
    {layer: "launch", text: "Launches", y: line((zones.launches + zones.stock - 4) / 2)},
    {layer: "test", text: "Nuclear tests", y: line((zones.tests + zones.launches - 3) / 2)}
  ].filter(({layer}) => rows.some((row) => row.layer === layer));
  const small = layout.start < 100;
  const head: Words = {x: small ? layout.start : 0, y: line(zones.end - 10), text: each.name};
  const reason: Words = {
    x: layout.start + 40,
    y: line((zones.dots + zones.end) / 2),
    text: why ?? ""
  };
  return Plot.marks(
    Plot.text([head], {
      ...{...spot, ...halo, textAnchor: "start", fontSize: 16, fontWeight: 700, fill: color}
    }),
    Plot.text(small ? [] : strips, {
      ...{...spot, x: layout.start - 10, textAnchor: "end", fillOpacity: 0.75}
    }),
    Plot.text(why ? [reason] : [], {
      ...{...spot, textAnchor: "start", fontSize: 13, fontStyle: "italic"}
    })
  );
}

function tallNames({each, side, color, at}: Frame, {start}: Layout, why: string | null) {
  const x = at(0, 10)[0];
  const native = each.native_name === each.name ? null : each.native_name;
  const words = {...spot, textAnchor: side < 0 ? "end" : "start"} as const;
  return Plot.marks(
    Plot.text([{text: each.name, x, y: 12}], {
      ...{...words, fontSize: 16, fontWeight: 700, fill: color}
    }),
    Plot.text(native ? [{text: native, x, y: 30}] : [], {...words, fill: color}),
    Plot.text(why ? [{text: why, x, y: start + 60}] : [], {
      ...{...words, lineWidth: 11, fontStyle: "italic"}
    })
  );
}
