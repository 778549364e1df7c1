import * as Plot from "@observablehq/plot";
import {
  casesOf,
  colorOf,
  inWords,
  markLabel,
  numberCell,
  plainDate,
  plainNumber,
  plotOptions,
  possessive
} from "@cold-winter/figure";
import type {
  RenderContext,
  Choice,
  Context,
  Robustness,
  Row,
  TableColumn
} from "@cold-winter/figure";

interface Resolution extends Row {
  id: string;
  case: string;
  days: number;
  title: string;
  date: string;
  force: string | null;
  before: number;
  after: number;
  tests_before: number;
  tests_after: number;
  offsets: number[] | null;
  test_offsets: number[] | null;
  resolutions: number | null;
  /** Launch-days of a sum that lie before one resolution and after another. */
  both: number | null;
  p: number | null;
  status: string;
}

export function views(rows: Resolution[]): Choice[] {
  const lengths = [...new Set(rows.map(({days}) => days))];
  const usual = lengths.filter((days) => days === 90);
  const options = [...new Set([...usual, ...lengths])].map((days) => ({
    value: String(days),
    label: `${days} days`
  }));
  return [{name: "window", kind: "view", label: "Before and after", options}];
}

export function select(rows: Resolution[], {selections}: Context): Resolution[] {
  return rows.filter(({days}) => String(days) === selections["window"]);
}

/** From this probability on a difference is within what chance does. */
const chance = 0.05;

export function finding(rows: Resolution[], context: Context): string {
  const [first] = casesOf(rows, context).flatMap(({id, name}) => {
    const all = rows.find((row) => row.case === id && row.id === "");
    return all ? [{name, all}] : [];
  });
  if (!first) return "";
  const {before, after, p} = first.all;
  const days = `Around UN resolutions ${possessive(first.name)} launch-days`;
  if (before === after) return `${days} stayed at ${inWords(after)}`;
  const within = p! >= chance ? ", perhaps by chance" : ", beyond chance";
  return `${days} ${after < before ? "fell" : "rose"} from ${inWords(before)} to ${inWords(after)}${within}`;
}

export function detail(rows: Resolution[], context: Context): string {
  const said = casesOf(rows, context).flatMap(({id, name}, _, {length}) => {
    const all = rows.find((row) => row.case === id && row.id === "");
    if (!all) return [];
    return `${length > 1 ? `${name}: in` : "In"} the ${all.days} days before ${all.resolutions!} resolutions fell ${all.before} launch-days and ${all.tests_before} tests, in the ${all.days} days after ${all.after} and ${all.tests_after}; ${all.both!} of the launch-days fall after one and before another (circular shift, P = ${plainNumber(all.p!, 2)})`;
  });
  if (!said.length) return "";
  return `${said.join(". ")}. Resolutions follow launches, so fewer afterwards is expected even if they do nothing.`;
}

export function subtitle(rows: Resolution[], context: Context): string {
  const spans = casesOf(rows, context).flatMap(({id, name}) => {
    const all = rows.find((row) => row.case === id && row.id === "");
    return all ? `${name}, era ${plainDate(all.date)}` : [];
  });
  return `Each line is one Security Council resolution with sanctions, its day in the middle: bars are launch-days, diamonds tests, with counts at each end (${spans.join("; ")}). Windows overlap, so one launch-day may appear on several lines; the sums above count it once.`;
}

interface Mark {
  row: Resolution;
  at: number;
}

export function render(rows: Resolution[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const lines = rows.filter(({id}) => id !== "");
  const sums = rows.filter(({id}) => id === "");
  const days = rows[0]?.days ?? 90;
  const color = colorOf(renderContext);
  const colored = ({row}: Mark) => color(row);
  const label = markLabel(rows, (row) => `${row.title}, ${plainDate(row.date)}: ${value(row)}`);
  const ariaLabel = ({row}: Mark) => label(row);
  const place = new Map(lines.map((row, at) => [row, at + 1.3]));
  const y = ({row}: Mark) => place.get(row)!;
  const launches = lines.flatMap((row) => (row.offsets ?? []).map((at): Mark => ({row, at})));
  const tests = lines.flatMap((row) => (row.test_offsets ?? []).map((at): Mark => ({row, at})));
  const edge = days * (wide ? 1.06 : 1.14);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: (lines.length + 1) * (wide ? 26 : 42) + 70,
    marginLeft: wide ? 130 : 10,
    marginRight: wide ? 30 : 10,
    marginTop: 10,
    marginBottom: 40,
    x: {
      label: "Days before and after the resolution →",
      labelAnchor: "center",
      domain: [-edge * 1.04, edge * 1.04],
      ticks: [-3, -2, -1, 0, 1, 2, 3].map((third) => (third * days) / 3),
      tickFormat: (at: number) => plainNumber(at)
    },
    y: {axis: null, domain: [lines.length + 0.9, -0.2]},
    marks: [
      Plot.ruleX([0], {strokeOpacity: 0.6}),
      Plot.ruleY(lines, {
        x1: -days,
        x2: days,
        y: (row: Resolution) => place.get(row)!,
        strokeOpacity: 0.2,
        ariaLabel: label
      }),
      Plot.rect(launches, {
        ...{
          x1: ({at}: Mark) => at - days / 150,
          x2: ({at}: Mark) => at + days / 150,
          fill: colored,
          ariaLabel
        },
        ...{
          y1: (mark: Mark) => y(mark) - (wide ? 0.3 : 0.2),
          y2: (mark: Mark) => y(mark) + (wide ? 0.3 : 0.2)
        }
      }),
      Plot.dot(tests, {
        x: "at",
        y,
        symbol: "diamond",
        r: 5,
        stroke: colored,
        strokeWidth: 2,
        fill: "var(--theme-background)",
        ariaLabel
      }),
      ...names(lines, place, {wide, color, days}),
      ...totals(lines, sums, place, {color, edge})
    ]
  });
}

interface Style {
  wide: boolean;
  color: (row: Row) => string;
  days: number;
}

function names(
  lines: Resolution[],
  place: Map<Resolution, number>,
  {wide, color, days}: Style
): Plot.Markish[] {
  const text = (row: Resolution) =>
    `${row.title.replace("resolution ", "")}, ${plainDate(row.date)}`;
  const y = (row: Resolution) => place.get(row)!;
  return wide
    ? [Plot.text(lines, {x: -days, y, dx: -34, textAnchor: "end", fill: color, text})]
    : [Plot.text(lines, {x: -days, y, dy: -16, textAnchor: "start", fill: color, text})];
}

function totals(
  lines: Resolution[],
  sums: Resolution[],
  place: Map<Resolution, number>,
  {color, edge}: {color: (row: Row) => string; edge: number}
): Plot.Markish[] {
  const y = (row: Resolution) => place.get(row) ?? 0.2;
  const strong = {fontWeight: 700, fontSize: 15, fill: color, y};
  return [
    Plot.text(lines, {x: -edge, y, fill: color, text: (row: Resolution) => String(row.before)}),
    Plot.text(lines, {x: edge, y, fill: color, text: (row: Resolution) => String(row.after)}),
    Plot.text(sums, {
      ...strong,
      x: -edge * 0.55,
      text: (row: Resolution) => `${row.before} before`
    }),
    Plot.text(sums, {...strong, x: edge * 0.55, text: (row: Resolution) => `${row.after} after`})
  ];
}

export function value(row: Resolution): string {
  return `${row.before} launch-days before, ${row.after} after; ${row.tests_before} and ${row.tests_after} tests (${row.days} days)`;
}

export const robustness: Robustness<Resolution> = {
  measure: (rows, context) => {
    const sums = casesOf(rows, context).flatMap(
      ({id}) => rows.find((row) => row.case === id && row.id === "") ?? []
    );
    return sums.length ? sums.reduce((total, {before, after}) => total + after - before, 0) : null;
  },
  threshold: 0,
  words: () => ({
    question:
      "Did fewer launch-days fall after the resolutions than before, as is expected even if they do nothing?",
    label: "Launch-days after, less launch-days before",
    above: "more fell after",
    below: "fewer fell after",
    equal: "as many fell after"
  }),
  views: ["window"]
};

export const query = "resolutions";

export const undrawn =
  "launches and resolutions have one date each; P says how often chance alone makes such a difference.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Resolution"},
  {name: "date", label: "Day", format: (date) => plainDate(String(date))},
  {name: "force", label: "Force"},
  {name: "answers_to", label: "Said to answer"},
  {name: "before", label: "Launch-days before", align: "right"},
  {name: "after", label: "After", align: "right"},
  {name: "tests_before", label: "Tests before", align: "right"},
  {name: "tests_after", label: "After", align: "right"},
  {
    name: "p",
    label: "P",
    align: "right",
    format: numberCell((p) => plainNumber(p, 3))
  },
  {name: "status", label: "Status"}
];
