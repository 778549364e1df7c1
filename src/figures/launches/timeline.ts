import * as Plot from "@observablehq/plot";
import {
  colorOf,
  markLabel,
  plainDate,
  plotOptions,
  type Case,
  type RenderContext
} from "@cold-winter/figure";
import {launchesOf, outcomeColor, outcomes, placeOf, yearOf, type Drawn} from "./rows.js";

const rare = 3;
const step = 17;
const others = "other types";

/** Draws the launches of a case, a line for each type, over the years of leaders, resolutions and visits. */
export function timeline(rows: Drawn[], own: Case, renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const launches = launchesOf(rows, own.id);
  const beside = rows.filter((row) => row.case === own.id && row.layer !== "launch");
  const lines = linesOf(launches);
  const from = Math.floor(Math.min(...launches.map(placeOf))) - 1;
  const to = Math.ceil(Math.max(...launches.map(placeOf))) + 1;
  const lanes = ["visit", "resolution"].filter((layer) =>
    beside.some((row) => row.layer === layer)
  );
  const top = -0.9 - lanes.length;
  const y = spread(launches, lines);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: (lines.length + lanes.length + 1) * step + 46,
    marginLeft: wide ? 190 : 128,
    marginRight: wide ? 20 : 8,
    marginTop: 20,
    marginBottom: 24,
    x: {label: null, domain: [from, to], ticks: wide ? 12 : 5, tickFormat: "d", grid: true},
    y: {axis: null, domain: [lines.length - 0.3, top]},
    marks: [
      ...leaderMarks(beside, {
        from,
        to,
        top,
        bottom: lines.length - 0.4,
        width: renderContext.width - (wide ? 210 : 136)
      }),
      ...lanes.flatMap((layer, at) => laneMarks(rows, {layer, own, at: -at - 1, wide, from, to})),
      Plot.text(lines, {
        ...{frameAnchor: "left", y: (_: Line, at: number) => at, dx: -8, textAnchor: "end"},
        text: ({name, count}: Line) =>
          `${wide ? name : name.replace(/ \(.*\)$| two-stage$/, "")} ${count}`,
        lineWidth: Infinity
      }),
      ...launchMarks(rows, launches, {y, renderContext})
    ]
  });
}

interface Line {
  name: string;
  count: number;
  types: Set<string>;
}

// A line for each type in the order of first launches; the rare ones share the last.
function linesOf(launches: Drawn[]): Line[] {
  const types = new Map<string, number>();
  for (const {title} of launches) types.set(title, (types.get(title) ?? 0) + 1);
  const frequent = [...types].filter(([, count]) => count >= rare || types.size <= 12);
  const rest = [...types].filter(([name]) => !frequent.some(([known]) => known === name));
  const lines = frequent.map(([name, count]) => ({name, count, types: new Set([name])}));
  if (!rest.length) return lines;
  const count = rest.reduce((sum, [, own]) => sum + own, 0);
  return [...lines, {name: others, count, types: new Set(rest.map(([name]) => name))}];
}

// Launches of one type within a few weeks stand under each other, so that each is seen.
function spread(launches: Drawn[], lines: Line[]): (row: Drawn) => number {
  const place = new Map<Drawn, number>();
  for (const [at, {types}] of lines.entries()) {
    let last = -Infinity;
    let run = 0;
    for (const row of launches.filter(({title}) => types.has(title))) {
      run = placeOf(row) - last < 0.12 ? run + 1 : 0;
      if (run === 0) last = placeOf(row);
      place.set(row, at + [0, -0.22, 0.22, -0.11, 0.11][run % 5]!);
    }
  }
  return (row) => place.get(row) ?? 0;
}

function leaderMarks(
  beside: Drawn[],
  {from, to, top, bottom, width}: Record<"from" | "to" | "top" | "bottom" | "width", number>
): Plot.Markish[] {
  const leaders = beside.filter(
    (row) => row.layer === "leader" && yearOf(row.last_day) > from && yearOf(row.first_day) < to
  );
  const x1 = (row: Drawn) => Math.max(from, yearOf(row.first_day));
  const x2 = (row: Drawn) => Math.min(to, yearOf(row.last_day));
  const fits = (row: Drawn) => ((x2(row) - x1(row)) / (to - from)) * width > row.title.length * 5.8;
  return [
    Plot.rect(leaders, {
      ...{x1, x2, y1: top, y2: bottom, fill: "currentColor"},
      fillOpacity: (_: Drawn, at: number) => (at % 2 ? 0.09 : 0.035)
    }),
    Plot.text(leaders.filter(fits), {
      ...{x: (row: Drawn) => (x1(row) + x2(row)) / 2, frameAnchor: "top", dy: -14, fontWeight: 700},
      text: "title"
    })
  ];
}

interface Lane {
  layer: string;
  own: Case;
  at: number;
  wide: boolean;
  from: number;
  to: number;
}

function laneMarks(rows: Drawn[], {layer, own, at, wide, from, to}: Lane): Plot.Markish[] {
  const named = layer === "visit" ? "high-level visits" : "UN resolutions";
  const ariaLabel = markLabel(rows, (row) => `${row.title}, ${plainDate(row.date ?? "")}`);
  const drawn = rows.filter(
    (row) => row.layer === layer && row.case === own.id && placeOf(row) > from && placeOf(row) < to
  );
  return [
    layer === "visit"
      ? Plot.dot(drawn, {
          ...{x: placeOf, y: at, stroke: "currentColor", ariaLabel},
          ...{symbol: "diamond", r: 3, strokeWidth: 1.2}
        })
      : Plot.ruleX(drawn, {x: placeOf, y1: at - 0.4, y2: at + 0.4, strokeWidth: 2.5, ariaLabel}),
    Plot.text([named], {
      ...{frameAnchor: "left", y: at, dx: -8, textAnchor: "end", fillOpacity: 0.75},
      text: (name: string) => (wide ? name : name.replace("high-level ", ""))
    })
  ];
}

function launchMarks(
  rows: Drawn[],
  launches: Drawn[],
  {y, renderContext}: {y: (row: Drawn) => number; renderContext: RenderContext}
): Plot.Markish[] {
  const color = colorOf(renderContext);
  const ariaLabel = markLabel(
    rows,
    (row) => `${row.title}, ${plainDate(row.date ?? "")}: ${row.outcome ?? "unknown"}`
  );
  return [...outcomes].reverse().map(({outcome, symbol, filled}) =>
    Plot.dot(
      launches.filter((row) => row.outcome === outcome),
      {
        ...{x: placeOf, y, symbol, r: renderContext.width > 500 ? 3.2 : 2.4, ariaLabel},
        ...{strokeWidth: symbol === "times" ? 2 : 1.2},
        stroke: (row: Drawn) => outcomeColor(row.outcome, color(row)),
        fill: filled ? (row: Drawn) => outcomeColor(row.outcome, color(row)) : "none",
        fillOpacity: 0.7
      }
    )
  );
}

/** Says what the signs of launches mean. */
export function key({document, width}: RenderContext): Element {
  const items = outcomes.map((each, at) => ({...each, x: at * 104 + 8}));
  return Plot.plot({
    ...plotOptions(document, width),
    ...{height: 22, margin: 0, axis: null, x: {domain: [0, width], range: [0, width]}},
    marks: items.flatMap(({x, symbol, filled, label, outcome}) => {
      const color = outcomeColor(outcome, "currentColor");
      return [
        Plot.dot([x], {
          ...{x: (at: number) => at, frameAnchor: "middle", symbol, r: 3.5, stroke: color},
          ...{strokeWidth: symbol === "times" ? 2 : 1.2, fill: filled ? color : "none"}
        }),
        Plot.text([x], {
          ...{x: (at: number) => at, frameAnchor: "middle", dx: 9, textAnchor: "start"},
          text: () => label
        })
      ];
    })
  });
}
