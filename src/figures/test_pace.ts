import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  filled,
  halo,
  listed,
  markLabel,
  ordinal,
  plainDate,
  plainNumber,
  plotOptions,
  timesInWords
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";
import {shortName} from "./two_clocks/words.js";

interface Test extends Row {
  id: string;
  case: string;
  number: number;
  title: string;
  date: string;
  day: Date;
  years: number;
  kind: string | null;
  kind_name: string | null;
  attainment: string | null;
  status: string;
}

const year = 365.2425 * 86_400_000;

/** The step that most cases took with a test, later than the first test itself. */
function sharedStep(rows: Test[]): Test[] {
  const later = rows.filter(({kind, number}) => kind !== null && number > 1);
  const kinds = [...new Set(later.map(({kind}) => kind))];
  const sets = kinds.map((kind) => later.filter((row) => row.kind === kind));
  return sets.sort((a, b) => b.length - a.length)[0] ?? [];
}

const doubt = ({attainment}: Test) =>
  attainment === "reached" ? "" : ` (${attainment?.replaceAll("_", " ") ?? ""})`;

export function finding(rows: Test[], context: Context): string {
  const cases = casesOf(rows, context);
  const steps = cases.flatMap(({id}) => sharedStep(rows).find((row) => row.case === id) ?? []);
  const name = ({case: id}: Test) => caseName(id, context);
  if (!steps.length) {
    const counts = cases.map(({id, name: own}) => ({
      own,
      tests: rows.filter((row) => row.case === id).length
    }));
    return counts.map(({own, tests}) => `${own} tested ${timesInWords(tests)}`).join(", ");
  }
  const {kind, kind_name, title} = steps[0]!;
  const step = shortName({kind, name: kind_name, title});
  if (new Set(steps.map(({number}) => number)).size === 1)
    return `The ${ordinal(steps[0]!.number)} test was the first ${step} in ${listed(steps.map(name))}`;
  const said = steps.map((row) => `the ${ordinal(row.number)} test in ${name(row)}`);
  return `The first ${step} was ${said.join(", ")}`;
}

export function detail(rows: Test[], context: Context): string {
  const steps = casesOf(rows, context).flatMap(
    ({id}) => sharedStep(rows).find((row) => row.case === id) ?? []
  );
  if (!steps.length) {
    const counts = casesOf(rows, context).map(
      ({id, name}) => `${name} made ${rows.filter((row) => row.case === id).length}`
    );
    return `${counts.join(", ")} tests.`;
  }
  const when = steps.map(
    (row) => `${caseName(row.case, context)} after ${plainNumber(row.years, 1)} years${doubt(row)}`
  );
  const same = new Set(steps.map(({number}) => number)).size === 1 && steps.length > 1;
  const with_ = same
    ? `The ${ordinal(steps[0]!.number)} test was the ${steps[0]!.kind_name!.toLowerCase()} in ${steps.length === 2 ? "both countries" : "each country"}`
    : `${steps[0]!.kind_name!}: ${steps.map((row) => `test ${row.number} of ${caseName(row.case, context)}`).join(", ")}`;
  const slowest = steps.reduce((a, b) => (a.years > b.years ? a : b));
  const by = steps
    .filter((row) => row !== slowest)
    .map((row) => {
      const made = rows.filter(
        (each) => each.case === row.case && each.years <= slowest.years
      ).length;
      return `${caseName(row.case, context)} had made ${made} by then`;
    });
  return `${with_}: ${when.join(", ")}${by.length ? `; ${by.join(", ")}` : ""}.`;
}

export function subtitle(rows: Test[], context: Context): string {
  const counts = casesOf(rows, context).map(({id, name}) => {
    const theirs = rows.filter((row) => row.case === id);
    return `${name} ${theirs.length}, ${theirs[0]!.day.getUTCFullYear()}–${theirs.at(-1)!.day.getUTCFullYear()}`;
  });
  return `Numbered nuclear tests so far, by years since the first test of each country (${counts.join("; ")}). Record to ${plainDate(context.asOf)}.`;
}

interface Step extends Row {
  case: string;
  x: number;
  y: number;
}

/** Corners of the stairs of a case, to the end of the record. */
function stairs(rows: Test[], id: string, until: number): Step[] {
  const theirs = rows.filter((row) => row.case === id);
  const corners = theirs.flatMap(({years, number}) => [
    {case: id, x: years, y: number - 1},
    {case: id, x: years, y: number}
  ]);
  return [...corners, {case: id, x: until, y: theirs.at(-1)!.number}];
}

export function render(rows: Test[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const present = casesOf(rows, renderContext);
  const longest = Math.max(...rows.map(({years}) => years));
  const asOf = Date.parse(renderContext.asOf);
  const ends = present.map(({id, name}) => {
    const theirs = rows.filter((row) => row.case === id);
    const until = Math.min(longest + 1.5, (asOf - +theirs[0]!.day) / year);
    const last = theirs.at(-1)!;
    return {case: id, name, last, until, x: until, y: last.number, open: until < longest + 1.5};
  });
  const ariaLabel = markLabel(
    rows,
    (row) =>
      `${caseName(row.case, renderContext)}, ${row.title}, ${plainDate(row.date)}, ${plainNumber(row.years, 1)} years`
  );
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: wide ? 360 : 320,
    marginLeft: 36,
    marginRight: wide ? 24 : 12,
    marginBottom: 40,
    x: {
      label: "Years since the first test →",
      labelAnchor: "right",
      domain: [0, longest + 2],
      ticks: wide ? 8 : 5,
      tickFormat: (years: number) => plainNumber(years)
    },
    y: {
      label: "↑ Tests so far",
      grid: true,
      domain: [0, Math.max(...rows.map(({number}) => number)) + 2],
      ticks: 5
    },
    marks: [
      Plot.ruleY([0], {strokeOpacity: 0.6}),
      ...ends.map((end) =>
        Plot.line(stairs(rows, end.case, end.until), {
          x: "x",
          y: "y",
          stroke: color,
          strokeWidth: 1.5
        })
      ),
      Plot.dot(rows, {
        ...{x: "years", y: "number", r: 2.6, fill: color, ariaLabel},
        fillOpacity: (row: Test) => (row.status === "checked" ? 1 : 0.3)
      }),
      ...stepMarks(rows, renderContext, ariaLabel),
      ...[true, false].map((room) =>
        Plot.text(
          ends.filter(({until}) => until < longest * 0.66 === room),
          {
            ...{x: "x", y: "y", fill: color, fontWeight: 600, ...halo},
            ...(room
              ? {textAnchor: "start", dx: 6, dy: wide ? 0 : -12}
              : {textAnchor: "end", dy: -10}),
            text: ({name, last, open}: (typeof ends)[number]) =>
              `${open ? "│ " : ""}${name}: ${last.number},${room && !wide ? "\n" : " "}${open ? "none since" : "the last in"} ${last.day.getUTCFullYear()}`
          }
        )
      )
    ]
  });
}

/** The shared step as a large mark; its words above where no other case stands higher, else below. */
function stepMarks(
  rows: Test[],
  renderContext: RenderContext,
  ariaLabel: (row: Test) => string
): Plot.Markish[] {
  const color = colorOf(renderContext);
  const steps = sharedStep(rows);
  const above = (row: Test) =>
    rows.every(
      (other) => other.case === row.case || other.number <= row.number || other.years > row.years
    );
  const rise =
    Math.max(...rows.map(({number}) => number)) * (renderContext.width > 500 ? 0.3 : 0.6);
  const words = (row: Test) =>
    `Test ${row.number}, ${plainNumber(row.years, 1)} years:\n${row.kind_name!.toLowerCase()}${doubt(row)}`;
  const text = {x: "years", fill: color, textAnchor: "start", text: words, ...halo} as const;
  return [
    Plot.ruleX(steps.filter(above), {
      x: "years",
      y1: "number",
      y2: (row: Test) => row.number + rise,
      stroke: color
    }),
    Plot.text(steps.filter(above), {...text, y: (row: Test) => row.number + rise, dx: 6, dy: 6}),
    Plot.text(
      steps.filter((row) => !above(row)),
      {...text, y: "number", dx: 8, dy: 20}
    ),
    Plot.dot(steps, {
      ...{x: "years", y: "number", r: 6, stroke: color, strokeWidth: 2.5, ariaLabel},
      fill: (row: Test) => filled(row.attainment === "reached", color(row))
    })
  ];
}

export function value(row: Test): string {
  return `test ${row.number}, ${plainNumber(row.years, 1)} years after the first`;
}

export const query = "tests";

export const draws = "ladder_drawn";

export const drawnClaims = (rows: Test[]): string[] =>
  sharedStep(rows)
    .slice(0, 1)
    .map(({kind}) => kind!);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Test"},
  {name: "date", label: "Date", format: (date) => plainDate(String(date))},
  {
    name: "years",
    label: "Years since the first",
    align: "right",
    format: (years) => plainNumber(Number(years), 2)
  },
  {name: "environment", label: "Where"},
  {name: "kind_name", label: "Milestone"},
  {name: "attainment", label: "Attainment"},
  {name: "status", label: "Status"}
];
