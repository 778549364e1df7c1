import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  markLabel,
  plainDate,
  plainNumber,
  plainRange,
  plotOptions,
  roughly,
  sentenceCase
} from "@cold-winter/figure";
import type {
  RenderContext,
  Choice,
  Context,
  Robustness,
  Row,
  TableColumn
} from "@cold-winter/figure";

interface Step extends Row {
  start: string;
  start_name: string;
  case: string;
  kind: string;
  step: string;
  rank: number;
  attainment: string;
  title: string;
  date: string | null;
  start_date: string;
  years_low: number | null;
  years_high: number | null;
  years_observed: number | null;
  status: string;
}

export const query = "steps";

export function views(rows: Step[]): Choice[] {
  const starts = new Map(
    rows.map(({start, start_name}) => [start, {value: start, label: start_name}])
  );
  const usual = starts.get("decision");
  const options = [...new Set([...(usual ? [usual] : []), ...starts.values()])];
  return [{name: "start", kind: "view", label: "Years counted from", options}];
}

// What came before the start is no step on the way from it.
export function select(rows: Step[], {selections}: Context): Step[] {
  return rows.filter(
    ({start, years_high}) =>
      start === selections["start"] && (years_high === null || years_high >= 0)
  );
}

const reached = (row: Step) => row.years_low !== null;
const first = (row: Step) => row.rank === 1;
const years = (row: Step) => plainRange(row.years_low!, row.years_high!, 1);
const small = (name: string) => name[0]!.toLowerCase() + name.slice(1);

/** The step that the sentence tells: the first train, or the billionth passenger where the clock starts there. */
function headline(rows: Step[]): Step[] {
  const told = ["opening", "billion"].map((kind) =>
    rows.filter((row) => row.kind === kind && first(row) && reached(row))
  );
  return told.find(({length}) => length) ?? [];
}

export function finding(rows: Step[], context: Context): string {
  const told = headline(rows);
  if (!told.length) return "No step can be counted from this start";
  const {start_name, step} = told[0]!;
  const [first, ...others] = casesOf(told, context).map(({id, name}) => {
    const {years_low, years_high} = told.find((row) => row.case === id)!;
    return {name, took: roughly(years_low!, years_high!)};
  });
  const {name, took} = first!;
  const said = [
    `${took} ${took === "one" ? "year" : "years"} in ${name}`,
    ...others.map((each) => `${each.took} in ${each.name}`)
  ];
  return `${sentenceCase(start_name)} to ${small(step)}: ${said.join(", ")}`;
}

export function detail(rows: Step[], context: Context): string {
  const told = headline(rows);
  const said = casesOf(told, context).map(
    ({id, name}) => `${name} ${years(told.find((row) => row.case === id)!)}`
  );
  return said.length ? `In full: ${said.join(", ")} years.` : "";
}

export function subtitle(rows: Step[], context: Context): string {
  const starts = casesOf(rows, context).map(({id, name}) => {
    const {start_date} = rows.find((row) => row.case === id)!;
    return `${name} ${plainDate(start_date)}`;
  });
  return `Years to each step from the ${small(rows[0]?.start_name ?? "start")} (${starts.join("; ")}). A bar spans the published dates, a diamond is another event that might count, a broken line a step not reached by the day up to which the railway was observed.`;
}

export function render(rows: Step[], context: RenderContext): Element {
  const wide = context.width > 500;
  const present = casesOf(rows, context);
  const kinds = [...new Map(rows.map((row) => [row.kind, row.step]))];
  const lines = present.length + (wide ? 0.8 : 1.7);
  const y = (row: Step) =>
    kinds.findIndex(([kind]) => kind === row.kind) * lines +
    present.findIndex(({id}) => id === row.case) +
    (wide ? 0.5 : 1.4);
  const color = colorOf(context);
  const done = rows.filter((row) => first(row) && reached(row));
  const open = rows.filter((row) => first(row) && !reached(row) && row.years_observed !== null);
  const rivals = rows.filter((row) => !first(row) && reached(row));
  const beside = ({case: id, kind, years_high}: Step) =>
    rivals
      .filter(
        (row) =>
          row.case === id &&
          row.kind === kind &&
          Math.abs(row.years_low! - years_high!) < (80 * far) / context.width
      )
      .map((row) => row.years_low!);
  const far: number = Math.max(
    1,
    ...done.map(({years_high}) => years_high!),
    ...open.map((row) => row.years_observed!)
  );
  const ariaLabel = markLabel(
    rows,
    (row) => `${row.step}, ${caseName(row.case, context)}: ${value(row)}`
  );
  return Plot.plot({
    ...plotOptions(context.document, context.width),
    height: kinds.length * lines * 15 + 50,
    ...{marginLeft: wide ? 160 : 6, marginRight: 84, marginTop: 8, marginBottom: 38},
    x: {label: "Years →", labelAnchor: "right", domain: [0, far], grid: true, ticks: wide ? 10 : 5},
    y: {axis: null, domain: [kinds.length * lines, 0]},
    marks: [
      Plot.ruleX([0], {strokeOpacity: 0.6}),
      Plot.text(kinds, {
        ...{
          x: 0,
          y: (_, at: number) => at * lines + (wide ? present.length / 2 : 0.5),
          text: ([, step]: [string, string]) => step
        },
        ...{textAnchor: wide ? "end" : "start", dx: wide ? -12 : 2, fontWeight: 500}
      }),
      Plot.ruleY(open, {
        ...{
          x1: 0,
          x2: "years_observed",
          y,
          stroke: color,
          strokeOpacity: 0.5,
          strokeDasharray: "2,4",
          ariaLabel
        }
      }),
      Plot.text(open, {
        ...{x: "years_observed", y, fill: color, textAnchor: "start", dx: 4},
        text: (row: Step) => `not yet (${plainNumber(row.years_observed!, 0)} years)`
      }),
      Plot.dot(rivals, {
        ...{
          x: "years_low",
          y,
          r: 4,
          symbol: "diamond",
          stroke: color,
          fill: "var(--theme-background)",
          ariaLabel
        }
      }),
      Plot.link(done, {
        ...{
          x1: "years_low",
          x2: "years_high",
          y,
          stroke: color,
          strokeWidth: 8,
          strokeLinecap: "round",
          ariaLabel
        }
      }),
      Plot.text(done, {
        ...{
          x: (row: Step) => Math.max(row.years_high!, ...beside(row)),
          y,
          text: years,
          fill: color,
          stroke: "var(--theme-background)",
          strokeWidth: 4
        },
        ...{textAnchor: "start", dx: 10, fontWeight: 600}
      })
    ]
  });
}

export const value = (row: Step): string =>
  reached(row)
    ? `${years(row)} years`
    : `not yet (${plainNumber(row.years_observed ?? 0, 1)} years)`;

const pair = ({cases}: Context) => cases.filter(({role}) => role === "compared").slice(0, 2);

export const robustness: Robustness<Step> = {
  measure: (rows, context) => {
    const told = headline(rows);
    const [one, other] = pair(context).map(({id}) => told.find((row) => row.case === id));
    return one && other
      ? (other.years_low! + other.years_high! - one.years_low! - one.years_high!) / 2
      : null;
  },
  threshold: 0,
  words: (context) => {
    const [one, other] = pair(context).map(({name}) => name);
    return {
      question: "Which railway took fewer years?",
      label: `Years of ${other ?? "the second"} less those of ${one ?? "the first"}`,
      above: `${one ?? "the first"} took fewer`,
      below: `${other ?? "the second"} took fewer`,
      equal: "they took as many"
    };
  },
  views: ["start"]
};

const number = (cell: unknown) => (typeof cell === "number" ? plainNumber(cell, 1) : "");

export const table: TableColumn[] = [
  {name: "step", label: "Step"},
  {name: "case", label: "Country"},
  {name: "title", label: "Event"},
  {
    name: "date",
    label: "Date",
    format: (cell) => (typeof cell === "string" ? plainDate(cell) : "")
  },
  {name: "years_low", label: "Years, low", align: "right", format: number},
  {name: "years_high", label: "Years, high", align: "right", format: number},
  {name: "attainment", label: "Reached", format: (cell) => String(cell).replaceAll("_", " ")},
  {name: "status", label: "Status"}
];
