import * as Plot from "@observablehq/plot";
import {caseColor, markLabel, plainNumber, plainRange, plotOptions} from "@cold-winter/figure";
import type {RenderContext, Case, Context, Row, TableColumn} from "@cold-winter/figure";

interface Measure extends Row {
  measure: string;
  title: string;
  case: string;
  low: number | null;
  best: number | null;
  high: number | null;
  unit: string;
  /** How far a step was reached; null for what is no step. */
  attainment: string | null;
  status: string;
}

const least = ({low, best}: Measure) => low ?? best!;
const most = ({high, best}: Measure) => high ?? best!;

function amount(row: Measure): string {
  const digits = row.unit === "years" ? 1 : 0;
  const range = plainRange(least(row), most(row), digits);
  const words =
    row.best === null || row.low === null ? range : `${plainNumber(row.best, digits)} (${range})`;
  return firm(row) ? words : `${words} ${row.attainment!}`;
}

const firm = ({attainment}: Measure) => attainment === null || attainment === "reached";

const nameOf = (row: Measure, cases: Case[]) =>
  cases.find(({id}) => id === row.case)?.name ?? row.case;

export function finding(rows: Measure[], {cases}: Context): string {
  const first = rows.filter(({measure}) => measure === rows[0]?.measure);
  const said = first.map((row) => `${nameOf(row, cases)} ${amount(row)}`);
  const last = rows.filter(({measure}) => measure === rows.at(-1)?.measure);
  const tests = last.map((row) => `${amount(row)} in ${nameOf(row, cases)}`);
  return `${first[0]!.title}: ${said.join(", ")}; nuclear tests since: ${tests.join(", ")}.`;
}

export function subtitle(rows: Measure[], {cases}: Context): string {
  const names = cases.filter(({id}) => rows.some((row) => row.case === id)).map(({name}) => name);
  return `${new Set(rows.map(({measure}) => measure)).size} figures for ${names.join(" and ")}, each on its own scale from zero; a bar is the span of the published dates; what is contested or only claimed is pale and says so.`;
}

interface Layout {
  wide: boolean;
  present: Case[];
  measures: Measure[];
  step: number;
  /** A value as a part of the largest of its measure. */
  share: (row: Measure, value: number) => number;
  line: (row: Measure) => number;
}

function layoutOf(rows: Measure[], {cases, width}: RenderContext): Layout {
  const wide = width > 500;
  const measures = [...new Map(rows.map((row) => [row.measure, row])).values()];
  const present = cases.filter(({id}) => rows.some((row) => row.case === id));
  const step = present.length + (wide ? 1.5 : 1.8);
  const place = (row: Measure) => measures.findIndex(({measure}) => measure === row.measure);
  const top = measures.map(({measure}) =>
    Math.max(...rows.filter((row) => row.measure === measure).map(most))
  );
  return {
    ...{wide, present, measures, step},
    share: (row, value) => value / (top[place(row)]! || 1),
    line: (row) => place(row) * step + 1 + present.findIndex(({id}) => id === row.case)
  };
}

export function render(rows: Measure[], renderContext: RenderContext): Element {
  const layout = layoutOf(rows, renderContext);
  const {wide, measures, step} = layout;
  const title = ({title: words, unit}: Measure) =>
    /years|tests/i.test(words) ? words : `${words}, ${unit}`;
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: measures.length * step * 19,
    marginLeft: wide ? 120 : 4,
    marginRight: wide ? 110 : 100,
    marginTop: 8,
    marginBottom: 0,
    x: {axis: null, domain: [0, 1]},
    y: {axis: null, domain: [measures.length * step - 0.6, -0.5]},
    marks: [
      Plot.text(measures, {
        ...{
          x: 0,
          y: (_: Measure, at: number) => at * step,
          textAnchor: "start",
          fontWeight: 600,
          dx: wide ? -116 : 0
        },
        ...{text: title, lineWidth: wide ? 60 : 34}
      }),
      amounts(rows, layout)
    ]
  });
}

function amounts(rows: Measure[], {wide, present, share, line}: Layout): Plot.Markish {
  const color = (row: Measure) => caseColor(present.find(({id}) => id === row.case)!);
  const ariaLabel = markLabel(
    rows,
    (row) => `${row.title}, ${nameOf(row, present)}: ${amount(row)} ${row.unit}`
  );
  const [start, end] = [
    (row: Measure) => share(row, least(row)),
    (row: Measure) => share(row, most(row))
  ];
  const ranged = (row: Measure) => most(row) > least(row);
  return Plot.marks(
    Plot.text(wide ? rows : [], {
      ...{x: 0, y: line, fill: color, textAnchor: "end", dx: -8},
      text: (row: Measure) => nameOf(row, present)
    }),
    Plot.ruleY(rows, {x1: 0, x2: end, y: line, stroke: color, strokeOpacity: 0.25, strokeWidth: 2}),
    Plot.link(rows.filter(ranged), {
      ...{
        x1: start,
        x2: end,
        y: line,
        stroke: color,
        strokeWidth: 8,
        strokeLinecap: "round",
        ariaLabel
      },
      strokeOpacity: (row: Measure) => (firm(row) ? 1 : 0.45)
    }),
    Plot.dot(
      rows.filter((row) => !ranged(row)),
      {
        ...{x: end, y: line, r: 5, stroke: color, strokeWidth: 2, ariaLabel},
        fill: (row: Measure) =>
          row.status === "checked" && firm(row) ? color(row) : "var(--theme-background)"
      }
    ),
    Plot.text(rows, {
      x: end,
      y: line,
      text: amount,
      fill: color,
      textAnchor: "start",
      dx: 11,
      fontWeight: 600
    })
  );
}

export const value = (row: Measure): string => `${amount(row)} ${row.unit}`;

export const query = "glance";

export const table: TableColumn[] = [
  {name: "title", label: "Measure"},
  {name: "case", label: "Case"},
  {
    name: "low",
    label: "Low",
    align: "right",
    format: (cell, row) =>
      typeof cell === "number" ? plainNumber(cell, row["unit"] === "years" ? 1 : 0) : ""
  },
  {
    name: "best",
    label: "Published value",
    align: "right",
    format: (cell) => (typeof cell === "number" ? plainNumber(cell) : "")
  },
  {
    name: "high",
    label: "High",
    align: "right",
    format: (cell, row) =>
      typeof cell === "number" ? plainNumber(cell, row["unit"] === "years" ? 1 : 0) : ""
  },
  {name: "unit", label: "Unit"},
  {name: "attainment", label: "Attainment"},
  {name: "status", label: "Status"}
];
