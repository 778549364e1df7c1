import * as Plot from "@observablehq/plot";
import {
  colorOf,
  halo,
  markLabel,
  plotOptions,
  type RenderContext,
  type Row
} from "@cold-winter/figure";
import {least, most} from "./estimate.js";

/** A line of the list: a published figure, or the reason why there is none. */
export interface Line extends Row {
  id: string;
  title: string;
  date: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  refusal: string | null;
  strength: string | null;
  status: string;
  parent: string | null;
}

/** How the lines of a list are grouped, told and placed. */
export interface ListOptions<R extends Line> {
  x: Plot.ScaleOptions;
  /** Domain of the axis, in its unit. */
  domain: [number, number];
  heading: (row: R) => string;
  /** A second, muted line under the title. */
  under?: (row: R) => string;
  /** What stands beside a mark. */
  text: (row: R) => string;
  /** Marks drawn behind the lines, for the height of the whole list. */
  behind?: Plot.Markish[];
}

interface Placed<R> {
  row: R;
  y: number;
}

interface Layout<R> {
  placed: Placed<R>[];
  headings: {text: string; y: number}[];
  height: number;
}

function layoutOf<R extends Line>(rows: R[], {heading}: ListOptions<R>, step: number): Layout<R> {
  const layout: Layout<R> = {placed: [], headings: [], height: 0};
  for (const text of new Set(rows.map(heading))) {
    layout.headings.push({text, y: layout.height + 16});
    layout.height += 28;
    for (const row of rows.filter((each) => heading(each) === text)) {
      layout.placed.push({row, y: layout.height});
      layout.height += step;
    }
    layout.height += 8;
  }
  return layout;
}

/** The title of a line, with its year where the title does not name it. */
function nameOf({title, date, parent}: Line): string {
  const year = date && /^\d{4}$/.test(date) && !title.includes(date) ? `, ${date}` : "";
  return `${parent ? "↳ " : ""}${title[0]!.toUpperCase()}${title.slice(1)}${year}`;
}

const clip = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;

/** Draws published figures as a list of ranges on one axis, group by group; refusals in words, derived figures tied to their origin. */
export function listPlot<R extends Line>(
  rows: R[],
  renderContext: RenderContext,
  options: ListOptions<R>
): Element {
  const wide = renderContext.width > 500;
  const lines = options.under ? 2 : 1;
  const step = wide ? 13 * lines + 8 : 15 * lines + 18;
  const layout = layoutOf(rows, options, step);
  const left = wide ? 400 : 6;
  const middle = (y: number) => y + (wide ? (13 * lines) / 2 : 15 * lines + 6);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: layout.height + 54,
    marginLeft: left,
    marginRight: wide ? 120 : 96,
    marginTop: 8,
    marginBottom: 46,
    x: {labelOffset: 36, ...options.x, domain: options.domain},
    y: {axis: null, domain: [layout.height, 0]},
    marks: [
      Plot.gridX({strokeOpacity: 0.12, ticks: options.x.ticks as number[]}),
      ...(options.behind ?? []),
      words(layout, renderContext, options, left),
      marks(layout, renderContext, options, middle, rows)
    ]
  });
}

function words<R extends Line>(
  {placed, headings}: Layout<R>,
  {width}: RenderContext,
  {under, domain}: ListOptions<R>,
  left: number
): Plot.Markish {
  const wide = width > 500;
  const at = {x: domain[0], dx: -left + 2, textAnchor: "start", lineAnchor: "top"} as const;
  const length = wide ? 68 : 54;
  return Plot.marks(
    Plot.text(headings, {...at, y: "y", text: "text", fontWeight: 700, lineAnchor: "bottom"}),
    Plot.text(placed, {
      ...{...at, y: "y", fontSize: wide ? 12 : 11.5},
      text: ({row}: Placed<R>) => clip(nameOf(row), length)
    }),
    under
      ? Plot.text(placed, {
          ...{
            ...at,
            y: "y",
            dy: wide ? 13 : 14,
            fontSize: wide ? 11 : 10.5,
            fillOpacity: 0.72,
            fill: "currentColor"
          },
          text: ({row}: Placed<R>) => clip(under(row), length + 6)
        })
      : null
  );
}

function refusals<R extends Line>(
  refused: Placed<R>[],
  x: number,
  y: (each: Placed<R>) => number,
  ariaLabel: (each: Placed<R>) => string,
  wide: boolean
): Plot.Markish {
  return Plot.text(refused, {
    ...{
      x,
      y,
      ariaLabel,
      dx: wide ? 6 : 0,
      textAnchor: "start",
      fontStyle: "italic",
      fontSize: wide ? 11.5 : 10.5
    },
    ...{fill: "currentColor", fillOpacity: 0.75},
    text: ({row}: Placed<R>) => `✕ ${row.refusal!.split(/[,:] /)[0]!}`
  });
}

function marks<R extends Line>(
  {placed}: Layout<R>,
  renderContext: RenderContext,
  {text, domain, heading}: ListOptions<R>,
  middle: (y: number) => number,
  rows: R[]
): Plot.Markish {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const given = placed.filter(({row}) => least(row) !== null);
  const refused = placed.filter(({row}) => least(row) === null);
  const byId = new Map(given.map((each) => [each.row.id, each]));
  const parentOf = ({row}: Placed<R>) => byId.get(row.parent ?? "");
  // On a small picture, or across groups, a line would cross more than it joins.
  const derived = given.filter((each) => {
    const parent = parentOf(each);
    return wide && parent && heading(parent.row) === heading(each.row);
  });
  const label = markLabel(rows, (row) => `${row.title}: ${row.refusal ?? text(row)}`);
  const ariaLabel = ({row}: Placed<R>) => label(row);
  const y = ({y}: Placed<R>) => middle(y);
  const stroke = ({row}: Placed<R>) => color(row);
  const ranged = ({row}: Placed<R>) => most(row)! > least(row)!;
  const firm = ({row}: Placed<R>) =>
    row.status === "checked" && row.strength !== "order of magnitude";
  return Plot.marks(
    Plot.link(derived, {
      x1: (each: Placed<R>) => most(parentOf(each)!.row),
      x2: ({row}: Placed<R>) => most(row),
      y1: (each: Placed<R>) => middle(parentOf(each)!.y),
      ...{y2: y, stroke: "currentColor", strokeOpacity: 0.7, strokeDasharray: "2,2"}
    }),
    Plot.ruleY(given.filter(ranged), {
      ...{
        x1: ({row}: Placed<R>) => least(row),
        x2: ({row}: Placed<R>) => most(row),
        y,
        stroke,
        ariaLabel
      },
      ...{strokeWidth: 8, strokeOpacity: (each: Placed<R>) => (firm(each) ? 0.95 : 0.45)}
    }),
    // The low end as a tick, so that a band too narrow for the scale is still seen.
    Plot.ruleX(given.filter(ranged), {
      ...{x: ({row}: Placed<R>) => least(row), stroke, strokeWidth: 2},
      ...{y1: (each: Placed<R>) => y(each) - 4, y2: (each: Placed<R>) => y(each) + 4}
    }),
    Plot.dot(
      given.filter((each) => !ranged(each)),
      {
        ...{x: ({row}: Placed<R>) => most(row), y, stroke, r: 4.5, strokeWidth: 2, ariaLabel},
        ...{
          fill: "var(--theme-background)",
          strokeOpacity: (each: Placed<R>) => (firm(each) ? 1 : 0.5)
        }
      }
    ),
    Plot.text(given, {
      ...{
        x: ({row}: Placed<R>) => most(row),
        y,
        dx: 9,
        textAnchor: "start",
        fill: stroke,
        fontWeight: 600
      },
      ...{fontSize: wide ? 12 : 11, ...halo},
      text: ({row}: Placed<R>) => text(row)
    }),
    refusals(refused, domain[0], y, ariaLabel, wide)
  );
}
