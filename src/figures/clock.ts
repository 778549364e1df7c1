import * as Plot from "@observablehq/plot";
import {
  caseColor,
  filled,
  listed,
  markLabel,
  noun,
  plainDate,
  plainNumber,
  plainRange,
  plotOptions,
  roughly,
  sentenceCase
} from "@cold-winter/figure";
import type {RenderContext, Case, Context, Row, TableColumn} from "@cold-winter/figure";
import {shortName} from "./two_clocks/words.js";

interface Beginning extends Row {
  case: string;
  kind: string;
  /** Whether it is the first of its kind that is attested, and so may be held against its like in another case. */
  matched: boolean;
  milestone: string;
  attainment: string;
  title: string;
  date: string;
  low: number;
  high: number;
  status: string;
}

const before = ({high}: Beginning) => high > 0;

function present(rows: Beginning[], {cases}: Pick<Context, "cases">): Case[] {
  return cases.filter(({id}) => rows.some((row) => row.case === id && before(row)));
}

/** Like with like: for each kind of beginning the years of every case, or that a case attests none. */
function matches(
  rows: Beginning[],
  context: Context
): {milestone: string; known: number; words: string}[] {
  const attested = rows.filter((row) => row.matched && before(row));
  return [...new Set(attested.map(({kind}) => kind))].map((kind) => {
    const said = present(rows, context).map(({id, name}) => {
      const own = attested.find((row) => row.case === id && row.kind === kind);
      return own ? `${name} ${plainRange(own.low, own.high, 1)} years` : `no evidence for ${name}`;
    });
    const own = attested.filter((row) => row.kind === kind);
    return {milestone: own[0]!.milestone.toLowerCase(), known: own.length, words: said.join(", ")};
  });
}

interface Took {
  name: string;
  took: string;
}

/** The headline: from the beginning that most cases attest to the test, in whole years. */
export function finding(rows: Beginning[], context: Context): string {
  const attested = rows.filter((row) => row.matched && before(row));
  const kinds = [...new Set(attested.map(({kind}) => kind))].map((kind) =>
    attested.filter((row) => row.kind === kind)
  );
  const [own] = kinds.sort((a, b) => b.length - a.length);
  if (!own) return "Nobody attests when the way to the first bomb began";
  const [{kind, milestone}] = own as [Beginning];
  const cases = present(rows, context);
  const spans = cases.flatMap(({id, name}) => {
    const row = own.find((each) => each.case === id);
    return row ? [{name, took: roughly(row.low, row.high)}] : [];
  });
  const undated = cases.filter(({id}) => !own.some((row) => row.case === id));
  const [first, ...others] = spans as [Took, ...Took[]];
  const said = [
    `${first.took} ${noun(first.took, "year")} in ${first.name}`,
    ...others.map(({name, took}) => `${took} in ${name}`),
    ...(undated.length ? [`undated in ${listed(undated.map(({name}) => name))}`] : [])
  ];
  const start = shortName({kind, name: milestone, title: milestone});
  return `${sentenceCase(start)} to first bomb: ${said.join(", ")}`;
}

export function detail(rows: Beginning[], context: Context): string {
  const kinds = matches(rows, context).sort((a, b) => b.known - a.known);
  const like = kinds.map(({milestone, words}) => `from “${milestone}” ${words}`);
  const spans = present(rows, context).map(({id, name}) => {
    const own = rows.filter((row) => row.case === id && before(row));
    return `${name} ${plainRange(Math.min(...own.map(({low}) => low)), Math.max(...own.map(({high}) => high)), 1)}`;
  });
  return `To the first nuclear test: ${like.join("; ")}. By everything that may count as the beginning: ${spans.join(", ")} years.`;
}

export function subtitle(rows: Beginning[], context: Context): string {
  const tests = present(rows, context).map(({id, name}) => {
    const own = rows.filter((row) => row.case === id);
    return `${name} ${own.length}, to the first test of ${plainDate(String(own[0]!["test_date"]))}`;
  });
  return `Years before the first nuclear test of every act that may count as the beginning (${tests.join("; ")}); open marks merely bound an undocumented decision; a debate about whether to go on and the exit from a treaty do not count.`;
}

interface Line {
  row: Beginning;
  y: number;
}

function layout(
  rows: Beginning[],
  renderContext: RenderContext
): {lines: Line[]; heads: {each: Case; y: number}[]; height: number} {
  const lines: Line[] = [];
  const heads: {each: Case; y: number}[] = [];
  let y = 0;
  for (const each of present(rows, renderContext)) {
    heads.push({each, y});
    y += 1.1;
    for (const row of rows.filter((one) => one.case === each.id && before(one))) {
      lines.push({row, y});
      y += renderContext.width > 500 ? 1 : 2;
    }
    y += 0.5;
  }
  return {lines, heads, height: y};
}

export function render(rows: Beginning[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const {lines, heads, height} = layout(rows, renderContext);
  const most = Math.max(...rows.map(({high}) => high));
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: height * (wide ? 19 : 16) + 46,
    marginLeft: wide ? 345 : 10,
    marginRight: wide ? 70 : 64,
    marginTop: 8,
    marginBottom: 38,
    x: {
      label: "Years before the first nuclear test →",
      labelAnchor: "right",
      domain: [-most * 1.02, 0],
      grid: true,
      ticks: wide ? 8 : 4,
      tickFormat: (years: number) => plainNumber(Math.abs(years))
    },
    y: {axis: null, domain: [height, -0.6]},
    marks: [
      Plot.ruleX([0], {stroke: "currentColor", strokeOpacity: 0.6}),
      names(heads, lines, wide),
      spans(rows, lines, renderContext)
    ]
  });
}

function names(heads: {each: Case; y: number}[], lines: Line[], wide: boolean): Plot.Markish {
  return Plot.marks(
    Plot.text(heads, {
      ...{frameAnchor: "left", y: "y", dx: wide ? -337 : -4, textAnchor: "start", fontWeight: 600},
      text: ({each}: {each: Case}) => each.name,
      fill: ({each}: {each: Case}) => caseColor(each)
    }),
    Plot.text(lines, {
      ...{
        frameAnchor: "left",
        y: "y",
        ...(wide ? {dx: -8, textAnchor: "end"} : {dx: -4, textAnchor: "start"})
      },
      text: ({row}: Line) => lineName(row)
    })
  );
}

function spans(rows: Beginning[], lines: Line[], renderContext: RenderContext): Plot.Markish {
  const color = ({row}: Line) => caseColor(renderContext.cases.find(({id}) => id === row.case)!);
  const solid = ({row}: Line) => row.status === "checked" && row.attainment === "reached";
  const label = markLabel(
    rows,
    (row) => `${row.title}, ${plainDate(row.date)}: ${words(row)} before the first test`
  );
  const point = ({row}: Line) => row.high - row.low <= 0.2;
  const common = {y: ({y}: Line) => y + (renderContext.width > 500 ? 0 : 1), stroke: color};
  const marked = {...common, ariaLabel: ({row}: Line) => label(row)};
  const [x1, x2] = [({row}: Line) => -row.high, ({row}: Line) => -row.low];
  return Plot.marks(
    Plot.ruleY(lines, {...common, x1: x2, x2: 0, strokeOpacity: 0.25, strokeWidth: 1.5}),
    Plot.link(
      lines.filter((line) => !point(line)),
      {
        ...marked,
        x1,
        x2,
        strokeWidth: 7,
        strokeLinecap: "round",
        strokeOpacity: (line: Line) => (solid(line) ? 1 : 0.4)
      }
    ),
    Plot.dot(lines.filter(point), {
      ...{...marked, x: x2, r: 4.5, strokeWidth: 2},
      fill: (line: Line) => filled(solid(line), color(line))
    }),
    Plot.text(lines, {
      ...{x: 0, y: common.y, dx: 8, textAnchor: "start", fill: color},
      text: ({row}: Line) => words(row).replace(" years", "")
    })
  );
}

const words = ({low, high}: Beginning) => `${plainRange(low, high, 1)} years`;

// As long as the room beside the picture allows.
function lineName({title, date}: Beginning): string {
  const day = plainDate(date);
  return `${shorten(title, 53 - day.length)}, ${day}`;
}

const shorten = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

export const value = (row: Beginning): string => `${words(row)} before the first nuclear test`;

export const query = "clock";

export const draws = "clock_drawn";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "milestone", label: "Counts as"},
  {name: "attainment", label: "Attainment", format: (value) => String(value).replaceAll("_", " ")},
  {name: "title", label: "Act"},
  {name: "date", label: "Date", format: (value) => plainDate(String(value))},
  {
    name: "low",
    label: "Years, low",
    align: "right",
    format: (value) => plainNumber(value as number, 1)
  },
  {
    name: "high",
    label: "Years, high",
    align: "right",
    format: (value) => plainNumber(value as number, 1)
  },
  {name: "status", label: "Status"}
];
