import {greatest, least as minimum} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  caseName,
  colorOf,
  familyName,
  filled,
  fold,
  halo,
  inWords,
  markLabel,
  noun,
  numberCell,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";
import {
  amount,
  isDate,
  least,
  most,
  place,
  formattedReading,
  symbolOf,
  thingsOf,
  voices,
  type Reading,
  type Thing
} from "./disagreements/reading.js";

export function views(): Choice[] {
  const options = [
    {value: "amounts", label: "Amounts"},
    {value: "dates", label: "Dates"}
  ];
  return [{name: "differ", kind: "view", label: "Disagreements about", options}];
}

export function select(rows: Reading[], {selections}: Context): Reading[] {
  return rows.filter((row) => isDate(row) === (selections["differ"] === "dates"));
}

const family = (row: Reading) => familyName(row.family);
const named = ({case: id, title}: Thing, context: Context) => `${caseName(id, context)}: ${title}`;
const width = ({first}: Thing) =>
  isDate(first) ? `${plainNumber(first.spread, 1)} years` : `${times(first.spread)}×`;
const times = (ratio: number) => plainNumber(ratio, ratio < 10 ? 1 : 0);

/** How many words of a name a headline has room for. */
const longestName = 6;

export function finding(rows: Reading[], context: Context): string {
  const [widest] = thingsOf(rows);
  if (!widest) return "No two independent sources contradict each other here";
  const {title, first} = widest;
  const named = title.split(" ").length <= longestName && !/\d/.test(title);
  const what = named ? `“${title}”` : "one thing";
  const about = `${what} in ${caseName(widest.case, context)}`;
  if (!isDate(first)) return `Sources differ ${fold(first.spread)} on ${about}`;
  const years = Math.round(first.spread);
  if (years < 1) return `Sources differ by months on ${about}`;
  return `Sources differ by ${inWords(years)} ${noun(years, "year")} on ${about}`;
}

export function detail(rows: Reading[], context: Context): string {
  const [widest] = thingsOf(rows);
  if (!widest) return "No two independent sources contradict each other here.";
  const {first} = widest;
  const dates = isDate(first);
  const apart = dates
    ? `${plainNumber(first.spread, 1)} years`
    : `a factor of ${times(first.spread)}`;
  const noun = dates ? "dates" : "quantities";
  return `The widest disagreement is ${apart}: “${widest.title}” (${caseName(widest.case, context)}). Independent sources cover ${first.compared} ${noun}. For ${first.differing} they cannot all be right; for ${first.wide} they differ by ${dates ? "a year" : "a factor of two"} or more.`;
}

export function subtitle(rows: Reading[]): string {
  const dates = rows.some(isDate);
  const what = dates
    ? "Years after the earliest date that anybody gives, for the dates furthest apart; a bar is a month or a year named as a whole"
    : "Each published value as a multiple of the lowest, for the widest of each kind of record; a bar is a published range, and a lone ‹ or › a bound on one side";
  return `${what}. The shape shows who says so; a ring or a dark bar marks the value chosen under “Whose numbers?”, a hollow shape is unchecked, a pale one repeats another.`;
}

/** Who says least and who says most; on a small picture in two lines. */
const line = ({readings}: Thing, wide: boolean): string => {
  const to = wide ? " to " : "\nto ";
  const low = minimum(readings, least)!;
  const high = greatest(readings, most)!;
  if (isDate(low))
    return `${formattedReading(low)} (${family(low)})${to}${formattedReading(high)} (${family(high)})`;
  const from = amount(low.spread_low, "");
  return `${from.trim()} (${family(low)})${to}${amount(high.spread_high, high.unit)} (${family(high)})`;
};

// What is said of a bar stands before it, or above it where there is no room.
const besideBars = {
  step: 38,
  texts: {textAnchor: "end", dx: -14},
  room: {marginLeft: 372, marginRight: 58, marginTop: 64},
  places: {around: 96, shift: 0, title: -7, line: 8, fontSize: 11}
} as const;
const aboveBars = {
  step: 74,
  texts: {textAnchor: "start", dx: -6},
  room: {marginLeft: 14, marginRight: 44, marginTop: 116},
  places: {around: 150, shift: 0.3, title: -26, line: -6, fontSize: 10.5}
} as const;

export function render(rows: Reading[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const {step, texts, room, places} = wide ? besideBars : aboveBars;
  const things = thingsOf(rows);
  const dates = rows.some(isDate);
  const at = new Map(
    things.flatMap(({readings}, index) => readings.map((row) => [row, index + places.shift]))
  );
  const widest = Math.max(...things.map(({first}) => first.spread), 2);
  const color = colorOf(renderContext);
  const ariaLabel = markLabel(
    rows,
    (row) => `${named({...row, first: row, readings: []}, renderContext)}: ${value(row)}`
  );
  const drawing = {at: (row: Reading) => at.get(row)!, color, ariaLabel};
  const words: Plot.TextOptions = {
    ...{
      lineAnchor: "middle",
      fill: "currentColor",
      ...halo,
      frameAnchor: "left",
      x: null
    },
    ...{
      y: (_: Thing, index: number) => index,
      ...texts
    }
  };
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: Math.max(things.length, 1) * step + places.around,
    ...room,
    marginBottom: 6,
    x: scale(dates, widest, wide),
    y: {axis: null, domain: [things.length - 0.4, -0.6]},
    marks: [
      key(renderContext),
      Plot.ruleY(things, {
        ...{
          x1: dates ? 0 : 1,
          x2: (thing: Thing) => thing.first.spread,
          stroke: color,
          strokeOpacity: 0.5
        },
        y: (thing: Thing) => drawing.at(thing.first)
      }),
      ...readingMarks(rows, drawing),
      Plot.text(things, {
        ...{
          x: (thing: Thing) => thing.first.spread,
          y: (thing: Thing) => drawing.at(thing.first),
          text: width
        },
        ...{textAnchor: "start", dx: 12, fill: color, fontWeight: 600}
      }),
      Plot.text(things, {
        ...{...words, dy: places.title},
        ...{text: (thing: Thing) => named(thing, renderContext), fontWeight: 600, fill: color}
      }),
      Plot.text(things, {
        ...{
          ...words,
          dy: places.line,
          fontSize: places.fontSize
        },
        text: (thing: Thing) => line(thing, wide)
      })
    ]
  });
}

function scale(dates: boolean, widest: number, wide: boolean): Plot.ScaleOptions {
  const common = {axis: "top", label: null, grid: true, nice: false} as const;
  if (dates) {
    const tickFormat = (tick: number) => (tick === 1 ? "1 year" : `${tick} years`);
    return {...common, domain: [0, widest], ticks: wide ? 6 : 4, tickFormat};
  }
  const ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter((tick) => tick <= widest);
  return {
    ...common,
    type: "log",
    domain: [1, widest],
    ticks,
    tickFormat: (tick: number) => `${tick}×`
  };
}

interface Drawing {
  at: (row: Reading) => number;
  color: (row: Row) => string;
  ariaLabel: (row: Reading) => string;
}

const ranged = ({low, high}: Reading) => low !== null && high !== null && low < high;
const faint = (row: Reading) => (row.derived ? 0.45 : 1);

function readingMarks(rows: Reading[], {at, color, ariaLabel}: Drawing): Plot.Markish[] {
  const x1 = (row: Reading) => place(least(row), row);
  const x2 = (row: Reading) => place(most(row), row);
  const bars = rows.filter(ranged);
  const points = rows.filter((row) => row.best !== null || !ranged(row));
  const x = (row: Reading) => place(row.best ?? least(row), row);
  const bounds = points.filter(
    (row) => row.best === null && (row.low === null || row.high === null)
  );
  const fill = (row: Reading) => filled(row.status === "checked", color(row));
  const sign = {
    stroke: color,
    strokeWidth: 1.5,
    fill,
    opacity: faint,
    symbol: (row: Reading) => symbolOf(row.family)
  };
  return [
    ...["checked", "unchecked"].map((status) =>
      Plot.ruleY(
        bars.filter((row) => row.status === status),
        {
          ...{x1, x2, y: at, stroke: color, strokeWidth: 8, ariaLabel},
          ...(status === "unchecked" && {strokeDasharray: "2 2"}),
          strokeOpacity: (row: Reading) => (row.taken ? 0.75 : 0.25)
        }
      )
    ),
    ...[x1, x2].map((end) =>
      Plot.dot(
        bars.filter(({best}) => best === null),
        {...sign, x: end, y: at, r: 3, ariaLabel: null}
      )
    ),
    Plot.dot(
      points.filter(({taken}) => taken),
      {x, y: at, r: 9, stroke: color, strokeWidth: 1.5}
    ),
    Plot.dot(points, {...sign, x, y: at, r: 4.5, ariaLabel}),
    ...(["low", "high"] as const).map((open) =>
      Plot.text(
        bounds.filter((row) => row[open] === null),
        {
          x,
          y: at,
          fill: color,
          fontWeight: 700,
          fontSize: 14,
          text: () => (open === "high" ? "›" : "‹"),
          dx: open === "high" ? 10 : -10
        }
      )
    )
  ];
}

function key({width: size}: RenderContext): Plot.Markish {
  const items = voices.map(({name, symbol}, at) => ({
    ...{name, symbol},
    dx: size > 500 ? [-364, -250, 14, 178][at]! : 0,
    dy: size > 500 ? -52 : -104 + at * 19
  }));
  return Plot.marks(
    items.map(({name, symbol, dx, dy}) => [
      Plot.dot([name], {frameAnchor: "top-left", symbol, dx, dy, r: 4.5, fill: "currentColor"}),
      Plot.text([name], {
        ...{frameAnchor: "top-left", textAnchor: "start", lineAnchor: "middle", dx: dx + 11, dy},
        text: (text: string) => text
      })
    ])
  );
}

export function value(row: Reading): string {
  return `${formattedReading(row)} (${family(row)}${row.derived ? ", derived from another" : ""})`;
}

export const query = "disagreements";

export const undrawn = "the finding is the disagreement itself.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Thing"},
  {name: "printed", label: "Says", format: (_, row) => formattedReading(row as Reading)},
  {name: "family", label: "Family", format: (name) => familyName(String(name))},
  {name: "origin", label: "Voice"},
  {name: "witness", label: "Read in"},
  {name: "taken", label: "Taken", format: (taken) => (taken ? "yes" : "")},
  {
    name: "spread",
    label: "Apart",
    align: "right",
    format: numberCell((spread) => plainNumber(spread, 1))
  },
  {name: "status", label: "Status"}
];
