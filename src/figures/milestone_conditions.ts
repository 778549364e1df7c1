import * as Plot from "@observablehq/plot";
import {markLabel, numberCell, plainDate} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, TableColumn} from "@cold-winter/figure";
import {pixelPlot} from "./economy/canvas.js";
import {amount} from "@cold-winter/figure";
import {lineMarks, symbolOf, value} from "./milestone_conditions/lines.js";
import {layoutOf, type Layout, type Line, type Panel} from "./milestone_conditions/panels.js";
import type {Condition} from "./milestone_conditions/row.js";
import {finding, sentence, support} from "./milestone_conditions/sentence.js";

export function views(rows: Condition[]): Choice[] {
  const kinds = new Map(rows.map(({kind, milestone}) => [kind, {value: kind, label: milestone}]));
  const usual = kinds.get("first_nuclear_test");
  const income = new Map(
    rows
      .filter(({measure}) => measure === "income")
      .map((row) => [row.series, {value: row.series, label: row.series_name}])
  );
  const when = [
    {value: "same", label: "The same year"},
    {value: "before", label: "The year before"}
  ];
  return [
    {
      name: "milestone",
      kind: "view",
      label: "Milestone",
      options: [...new Set([...(usual ? [usual] : []), ...kinds.values()])]
    },
    {name: "when", kind: "view", label: "Year", options: when},
    {
      name: "income",
      kind: "view",
      label: "Income by",
      options: [{value: "all", label: "Every series"}, ...income.values()]
    }
  ];
}

export function select(rows: Condition[], {selections}: Context): Condition[] {
  return rows.filter(
    ({kind, measure, series}) =>
      kind === selections["milestone"] &&
      (measure !== "income" || selections["income"] === "all" || series === selections["income"])
  );
}

export {finding};

export const detail = sentence;

export function subtitle(rows: Condition[], context: Context): string {
  const dates = context.cases.flatMap(({id, name}) => {
    const row = rows.find((each) => each.case === id);
    return row
      ? [
          `${name} ${plainDate(row.date)}${row.attainment === "reached" ? "" : ` (${row.attainment.replaceAll("_", " ")})`}`
        ]
      : [];
  });
  const took = context.selections["when"] === "before" ? "of the year before" : "of the same year";
  return `What each series says for the year before the ${rows[0]?.milestone.toLowerCase() ?? "milestone"} and for the same year (${dates.join("; ")}), beside comparison countries in the same years. The dot is the value ${took}, the tick that of the other year; each panel has one axis for all, logarithmic where it says so. ${support(rows, context)}`;
}

export function render(rows: Condition[], renderContext: RenderContext): Element {
  const layout = layoutOf(rows, renderContext);
  const ariaLabel = markLabel(rows, (row) => `${row.title}: ${value(row)}`);
  return pixelPlot(renderContext, layout.height, [
    key(layout, renderContext),
    ...layout.panels.flatMap((panel) => [
      ...frame(panel, layout),
      ...panel.lines.map((line) => lineMarks(line, panel, layout, {renderContext, ariaLabel}))
    ])
  ]);
}

function key({wide, right}: Layout, renderContext: RenderContext): Plot.Markish {
  const symbol = symbolOf(renderContext);
  const items = renderContext.cases
    .filter(({role}) => role === "yardstick")
    .map(({id, name}, at) => ({id, name, x: 8 + at * (wide ? 120 : 130), y: 12}));
  const heads = [{x: right + 12, y: wide ? 40 : 34}];
  return Plot.marks(
    items.map((item) =>
      Plot.dot([item], {
        x: "x",
        y: "y",
        r: 4,
        symbol: symbol(item.id),
        stroke: "var(--yardstick)",
        strokeWidth: 1.5
      })
    ),
    Plot.text(items, {
      x: "x",
      y: "y",
      dx: 10,
      text: "name",
      textAnchor: "start",
      fill: "var(--yardstick)"
    }),
    Plot.text(heads, {
      ...{x: "x", y: "y", textAnchor: "start", lineAnchor: "bottom", fillOpacity: 0.75},
      text: () => (wide ? "year before → same year\n(share of the richest)" : "before → same")
    })
  );
}

function frame(
  {measure_name, unit, top, bottom, scale, lines}: Panel,
  {wide, left, right}: Layout
): Plot.Markish[] {
  const words = `${measure_name}, ${unit}${scale.log ? (wide ? " (log scale)" : " (log)") : ""}`;
  const names = lines.filter(({first}) => first);
  return [
    Plot.ruleY([top], {x1: 0, x2: right + (wide ? 170 : 104), strokeOpacity: 0.25}),
    Plot.text([words], {x: 0, y: top + 13, textAnchor: "start", fontWeight: 600}),
    Plot.ruleX(scale.ticks, {x: scale.at, y1: top + 32, y2: bottom, strokeOpacity: 0.12}),
    Plot.text(scale.ticks, {
      ...{
        x: scale.at,
        y: bottom + 7,
        text: (tick: number) => amount(tick),
        fontSize: 10.5,
        fillOpacity: 0.7
      }
    }),
    Plot.text(names, {
      ...{
        x: wide ? 0 : left,
        textAnchor: "start",
        text: "series_name",
        lineWidth: wide ? 11.5 : undefined
      },
      y: ({y}: Line) => (wide ? y + 8 : y - 17)
    })
  ];
}

export {value} from "./milestone_conditions/lines.js";

export {robustness} from "./milestone_conditions/sentence.js";

export const query = "milestone_conditions";

export const draws = "behind_drawn";

const number = numberCell(amount);

export const table: TableColumn[] = [
  {name: "case", label: "Milestone of"},
  {name: "observed", label: "Values of"},
  {name: "measure_name", label: "Measure"},
  {name: "series_name", label: "Series"},
  {name: "year_before", label: "Year before", align: "right", format: String},
  {name: "before", label: "Value", align: "right", format: number},
  {name: "year_same", label: "Same year", align: "right", format: String},
  {name: "same", label: "Value", align: "right", format: number},
  {name: "unit", label: "Unit"},
  {name: "status", label: "Status"}
];
