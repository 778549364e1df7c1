import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {filled, halo, plainDate, plainRange, type Row} from "@cold-winter/figure";

/** A year or month of trade, or a period beside them. */
export interface Trade extends Row {
  case: string;
  part: string;
  date: string;
  from_day: Date;
  to_day: Date;
  title: string;
  partner: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  spread_low: number | null;
  spread_high: number | null;
  readings: number | null;
  voices: number | null;
  family: string | null;
  launches: number | null;
  /** Whether the list of launches holds the whole year. */
  whole: boolean | null;
  status: string;
}

/** A row that holds an amount of trade. */
export const isTrade = ({part}: Trade) => part === "year" || part === "month";

/** Writes all published readings of one year or month as a range. */
export const spread = (row: Trade, places: number) =>
  plainRange(row.spread_low!, row.spread_high!, places);

/** Returns the two years or months with the largest falls from the one before, in their order. */
export function falls(own: Trade[]): Trade[] {
  return own
    .slice(1)
    .map((row, at) => ({row, by: own[at]!.spread_low! - row.spread_high!}))
    .filter(({by}) => by > 0)
    .sort((a, b) => b.by - a.by)
    .slice(0, 2)
    .map(({row}) => row)
    .sort((a, b) => +a.from_day - +b.from_day);
}

interface Drawing {
  fy: {fy?: (row: Trade) => string};
  color: (row: Row) => string;
  ariaLabel: (row: Trade) => string;
}

/** Runs of neighbouring years or months, so that no line bridges a missing one. */
function runs(shown: Trade[]): Trade[][] {
  const days = 86_400_000;
  const all: Trade[][] = [];
  for (const row of shown) {
    const run = all.at(-1);
    const before = run?.at(-1);
    if (run && before && before.case === row.case && +row.from_day - +before.to_day <= days)
      run.push(row);
    else all.push([row]);
  }
  return all;
}

/** Draws readings as dots, their spread as a band, and names the peak, the largest falls and the last. */
export function tradeMarks(
  shown: Trade[],
  {
    fy,
    middle,
    color,
    ariaLabel,
    monthly
  }: Drawing & {middle: (row: Trade) => Date; monthly: boolean}
): Plot.Markish[] {
  const places = monthly ? 3 : 1;
  const best = (row: Trade) => row.best ?? row.high ?? row.low!;
  const marked = casesOfRows(shown).flatMap((own) => {
    const peak = greatest(own, (row) => row.spread_high)!;
    return [peak, ...falls(own), own.at(-1)].filter(
      (row, at, all) => row !== undefined && all.indexOf(row) === at
    ) as Trade[];
  });
  return [
    ...runs(shown).flatMap((run) => [
      Plot.areaY(run, {
        ...fy,
        x: middle,
        y1: "spread_low",
        y2: "spread_high",
        fill: color(run[0]!),
        fillOpacity: 0.25
      }),
      Plot.line(run, {...fy, x: middle, y: best, stroke: color(run[0]!), strokeWidth: 1.2})
    ]),
    Plot.ruleX(
      shown.filter(({spread_low, spread_high}) => spread_low! < spread_high!),
      {
        ...fy,
        x: middle,
        y1: "spread_low",
        y2: "spread_high",
        stroke: color,
        strokeWidth: 3,
        strokeOpacity: 0.55,
        ariaLabel
      }
    ),
    Plot.dot(shown, {
      ...{...fy, x: middle, y: best, r: 3, stroke: color, strokeWidth: 1.5, ariaLabel},
      fill: (row: Trade) =>
        filled(row.spread_low! < row.spread_high! && row.status === "checked", color(row))
    }),
    ...([true, false] as const).map((atEnd) =>
      Plot.text(
        marked.filter((row) => (row === shown.at(-1)) === atEnd),
        {
          ...{
            ...fy,
            x: middle,
            y: "spread_high",
            dy: atEnd ? 0 : -12,
            dx: atEnd ? 7 : 0,
            fill: color,
            fontWeight: 600
          },
          ...{
            ...halo,
            textAnchor: atEnd ? "start" : "middle"
          },
          text: (row: Trade) => `${plainDate(row.date)}: ${spread(row, places)}`
        }
      )
    )
  ];
}

function casesOfRows(rows: Trade[]): Trade[][] {
  return [...new Set(rows.map((row) => row.case))].map((id) =>
    rows.filter((row) => row.case === id)
  );
}

/** Launches of each year as bars below the axis. */
export function launchMarks(
  counted: Trade[],
  {fy, color, strip, ariaLabel}: Drawing & {strip: number}
): Plot.Markish[] {
  if (!counted.length) return [];
  const most = Math.max(1, ...counted.map(({launches}) => launches!));
  const base = -strip * 1.22;
  const top = counted.filter(({launches}) => launches === most).slice(0, 1);
  const height = (row: Trade) => base + (row.launches! / most) * strip * 0.8;
  return [
    Plot.rect(counted, {
      ...{
        ...fy,
        x1: "from_day",
        x2: "to_day",
        y1: base,
        y2: height,
        fill: color,
        fillOpacity: (row: Trade) => (row.whole ? 0.75 : 0.35)
      },
      ...{insetLeft: 0.5, insetRight: 0.5, ariaLabel}
    }),
    Plot.ruleY([base], {strokeOpacity: 0.4}),
    Plot.text(top, {
      ...fy,
      x: "from_day",
      y: height,
      dx: -4,
      dy: 4,
      textAnchor: "end",
      fill: color,
      text: (row: Trade) => `${row.launches!} launches`
    }),
    Plot.text(counted.slice(0, 1), {
      ...fy,
      x: "from_day",
      y: base + strip * 0.5,
      textAnchor: "start",
      fill: color,
      text: () => "Launches a year"
    })
  ];
}
