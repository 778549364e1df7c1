import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  filled,
  markLabel,
  numberCell,
  plainDate,
  plainRange,
  possessive,
  textCell
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";
import {ink, pixelPlot} from "./economy/canvas.js";
import {amount, linearScale} from "@cold-winter/figure";

interface Estimate extends Row {
  id: string;
  case: string;
  author: string;
  title: string;
  date: string | null;
  method_group: string;
  independent: boolean;
  low: number | null;
  best: number | null;
  high: number | null;
  share_low: number | null;
  share_best: number | null;
  share_high: number | null;
  people_year: number;
  /** The series that counts the people, the same for all cases. */
  people_by: string;
  status: string;
}

export function views(): Choice[] {
  const options = [
    {value: "share", label: "Percent of the people"},
    {value: "deaths", label: "Million deaths"}
  ];
  return [{name: "famine_unit", kind: "view", label: "Measured in", options}];
}

interface Span {
  low: number;
  best: number | null;
  high: number | null;
  /** Whether only a bound was published, and which. */
  bound: "lower" | "upper" | null;
}

function spanOf(row: Estimate, {selections}: Pick<Context, "selections">): Span {
  const deaths = selections["famine_unit"] === "deaths";
  const [low, best, high] = deaths
    ? [row.low, row.best, row.high]
    : [row.share_low, row.share_best, row.share_high];
  const first = low ?? best;
  const last = high ?? best;
  return {
    low: first ?? last ?? 0,
    best,
    high: last,
    bound: last === null ? "lower" : first === null ? "upper" : null
  };
}

const unitOf = ({selections}: Pick<Context, "selections">) =>
  selections["famine_unit"] === "deaths" ? "million deaths" : "percent of the people";

/** The whole range of the estimates that are voices of their own, of one case. */
function range(rows: Estimate[], context: Context): string {
  const {low, high} = ends(rows, context);
  return plainRange(low, high, 1);
}

/** Lowest and highest number of some estimates. */
function ends(rows: Estimate[], context: Context): {low: number; high: number} {
  const spans = rows.map((row) => spanOf(row, context));
  return {
    low: Math.min(...spans.map(({low}) => low)),
    high: Math.max(...spans.map(({low, high}) => high ?? low))
  };
}

export function finding(rows: Estimate[], context: Context): string {
  const group = rows[0]!.method_group;
  const known = casesOf(rows, context).flatMap(({id, name}) => {
    const own = rows.filter(
      (row) => row.case === id && row.independent && row.method_group === group
    );
    return own.length ? [{name, ...ends(own, context)}] : [];
  });
  const [most, ...others] = known.sort((a, b) => b.low - a.low);
  const deaths = context.selections["famine_unit"] === "deaths";
  if (!most) return "No famine has an independent estimate of its deaths";
  if (!others.length)
    return `Only the deaths of ${possessive(most.name)} famine are estimated this way`;
  const next = greatest(others, (row) => row.high)!;
  const drawn = deaths ? null : context.shares?.find(({claim}) => claim === group);
  if (drawn?.case)
    return `${possessive(caseName(drawn.case, context))} famine killed the larger share ${drawn.words} of the estimates`;
  if (most.low <= next.high)
    return deaths
      ? "The estimates cannot tell which famine killed more people"
      : "The estimates cannot tell which famine killed the larger share of the people";
  const far = most.low / next.high >= 2 ? "far " : "";
  return deaths
    ? `${possessive(most.name)} famine killed ${far}more people than ${possessive(next.name)}`
    : `${possessive(most.name)} famine killed a ${far}larger share of the people than ${possessive(next.name)}`;
}

export function detail(rows: Estimate[], context: Context): string {
  const group = rows[0]!.method_group;
  const parts = casesOf(rows, context).map(({id, name}) => {
    const voices = rows.filter((row) => row.case === id && row.independent);
    const first = voices.filter((row) => row.method_group === group);
    return `${name} ${range(first, context)} (${first.length} of ${voices.length} independent estimates; all of them ${range(voices, context)})`;
  });
  return `Famine deaths (${unitOf(context)}), by ${group.toLowerCase()}: ${parts.join("; ")}.`;
}

export function subtitle(rows: Estimate[], context: Context): string {
  const people = casesOf(rows, context).map(({id, name}) => {
    const row = rows.find((each) => each.case === id)!;
    return `${name} ${row.people_year}`;
  });
  return `Each line is one published estimate of deaths above the usual number, with its range as printed; an arrow to the right is a lower bound and one to the left an upper bound, pale lines repeat or review others, an open dot is unchecked. Shares are of the population in the year when the famine began (${people.join(", ")}).`;
}

export function render(rows: Estimate[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const [left, right] = wide ? [376, renderContext.width - 150] : [8, renderContext.width - 74];
  const step = wide ? 17 : 31;
  const tops = rows.map((row) => spanOf(row, renderContext)).map(({low, high}) => high ?? low);
  const scale = linearScale(0, Math.max(...tops), left, right, wide ? 5 : 4);
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, renderContext)}, ${row.title}: ${value(row, renderContext)}`
  );
  let y = 12;
  const marks: Plot.Markish[] = [];
  for (const group of new Set(rows.map(({method_group}) => method_group))) {
    marks.push(Plot.text([group], {x: 0, y: y + 4, textAnchor: "start", fontWeight: 600}));
    y += wide ? 12 : 8;
    for (const row of rows.filter((each) => each.method_group === group)) {
      y += step;
      marks.push(line(row, y, {renderContext, left, right, wide, at: scale.at, ariaLabel}));
    }
    y += 26;
  }
  return pixelPlot(renderContext, y + 12, [
    Plot.ruleX(scale.ticks, {x: scale.at, y1: 16, y2: y - 12, strokeOpacity: 0.13}),
    Plot.text(scale.ticks, {
      x: scale.at,
      y: y - 2,
      text: (tick: number) => amount(tick),
      fillOpacity: 0.8
    }),
    ...marks
  ]);
}

interface Line {
  renderContext: RenderContext;
  left: number;
  right: number;
  wide: boolean;
  at: (value: number) => number;
  ariaLabel: (row: Estimate) => string;
}

function line(
  row: Estimate,
  y: number,
  {renderContext, left, right, wide, at, ariaLabel}: Line
): Plot.Markish {
  const color = colorOf(renderContext)(row);
  const opacity = row.independent ? 1 : 0.45;
  const {low, best, high, bound} = spanOf(row, renderContext);
  const name = `${caseName(row.case, renderContext)}, ${row.title}`;
  const ranged = high !== null && high > low;
  return Plot.marks(
    Plot.text([name], {
      ...{
        x: wide ? left - 10 : left,
        y: wide ? y : y - 14,
        textAnchor: wide ? "end" : "start",
        ...ink,
        fill: color
      },
      fillOpacity: row.independent ? 1 : 0.75
    }),
    ranged
      ? Plot.ruleY([row], {
          x1: at(low),
          x2: at(high),
          y,
          stroke: color,
          strokeWidth: 7,
          strokeOpacity: opacity * 0.8,
          ariaLabel
        })
      : null,
    bound
      ? Plot.text([row], {
          x: at(low),
          y,
          text: () => (bound === "lower" ? "▸ at least" : "at most ◂"),
          ...ink,
          fill: color,
          textAnchor: bound === "lower" ? "start" : "end",
          ariaLabel
        })
      : null,
    best !== null && !ranged
      ? Plot.dot([row], {
          ...{
            x: at(best),
            y,
            r: 4.5,
            stroke: color,
            strokeWidth: 2,
            strokeOpacity: opacity,
            ariaLabel,
            fillOpacity: opacity
          },
          fill: filled(row.status === "checked", color)
        })
      : null,
    Plot.text([side(row, renderContext)], {
      x: right + 10,
      y,
      textAnchor: "start",
      ...ink,
      fill: color
    })
  );
}

function printed({low, high, bound}: Span): string {
  const range = plainRange(low, high ?? low, low < 10 ? 1 : 0);
  return bound ? `${bound === "lower" ? "≥" : "≤"} ${range}` : range;
}

function deathsOf(row: Estimate): string {
  return `${printed(spanOf(row, {selections: {famine_unit: "deaths"}}))} million`;
}

export function value(row: Estimate, context: Pick<Context, "selections">): string {
  const deaths = `${deathsOf(row)} deaths`;
  return context.selections["famine_unit"] === "deaths"
    ? deaths
    : `${printed(spanOf(row, context))} percent of the people; ${deaths}`;
}

function side(row: Estimate, renderContext: RenderContext): string {
  const text = printed(spanOf(row, renderContext));
  const deaths = renderContext.selections["famine_unit"] === "deaths";
  return renderContext.width > 500 && !deaths ? `${text} (${deathsOf(row)})` : text;
}

export const query = "famine_estimates";

export const draws = "famine_drawn";

export const tellsDraws = true;

const number = numberCell(amount);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Estimate"},
  {
    name: "date",
    label: "Years",
    format: textCell(plainDate)
  },
  {name: "method_kind", label: "Method"},
  {name: "low", label: "Low, million", align: "right", format: number},
  {name: "best", label: "Best, million", align: "right", format: number},
  {name: "high", label: "High, million", align: "right", format: number},
  {name: "share_low", label: "Share, low %", align: "right", format: number},
  {name: "share_high", label: "Share, high %", align: "right", format: number},
  {name: "status", label: "Status"}
];
