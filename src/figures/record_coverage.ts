import * as Plot from "@observablehq/plot";
import {
  caseName,
  colorOf,
  halo,
  inWords,
  listed,
  markLabel,
  noun,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";

interface Span extends Row {
  case: string;
  covers: string;
  record: string;
  title: string;
  dimension: string | null;
  from_day: Date;
  to_day: Date;
  years: number;
  completeness: string;
  observed_until: Date | null;
  status: string;
}

export function views(): Choice[] {
  const options = [
    {value: "records", label: "Kinds of record"},
    {value: "variables", label: "Variables of the economy"}
  ];
  return [{name: "covers", kind: "view", label: "Coverage of", options}];
}

export function select(rows: Span[], {selections}: Context): Span[] {
  return rows.filter(({covers}) => covers === selections["covers"]);
}

const compared = ({cases}: Pick<Context, "cases">) => cases.filter(({role}) => role === "compared");
const distinct = (rows: Span[]) => [...new Set(rows.map(({record}) => record))];

/** How many kinds of record a headline has room for. */
const mostNamed = 2;

export function finding(rows: Span[], context: Context): string {
  if (context.selections["covers"] === "variables") {
    const all = distinct(rows);
    const both = all.filter((record) => hasAll(rows, record, context)).length;
    return `Of ${inWords(all.length)} economic variables, ${inWords(both)} ${noun(both, "is", "are")} known for every country compared`;
  }
  const full = completeTitles(rows);
  if (!full.length) return "No kind of record is complete";
  if (full.length > mostNamed) return `Only ${inWords(full.length)} kinds of record are complete`;
  return `Only ${listed(full)} are recorded completely`;
}

const completeTitles = (rows: Span[]) => [
  ...new Set(rows.filter(({completeness}) => completeness === "complete").map(({title}) => title))
];

const hasAll = (rows: Span[], record: string, context: Context) =>
  compared(context).every(({id}) => rows.some((row) => row.record === record && row.case === id));

export function detail(rows: Span[], context: Context): string {
  return context.selections["covers"] === "variables"
    ? variablesFinding(rows, context)
    : recordsFinding(rows);
}

const degrees = [
  ["complete", "are complete"],
  ["list_definition", "are complete by the definition of a list"],
  ["partial", "hold most"],
  ["selected", "are a selection"]
] as const;

function recordsFinding(rows: Span[]): string {
  const counts = degrees.map(([word, label]) => {
    const count = rows.filter(({completeness}) => completeness === word).length;
    return `${count} ${label}`;
  });
  return `Of ${rows.length} spans of the record, ${counts.join(", ")}.`;
}

function variablesFinding(rows: Span[], context: Context): string {
  const all = distinct(rows);
  const has = (record: string, id: string) =>
    rows.some((row) => row.record === record && row.case === id);
  const counts = compared(context).map(
    ({id, name}) => `${all.filter((record) => has(record, id)).length} for ${name}`
  );
  const both = all.filter((record) => hasAll(rows, record, context)).length;
  return `Of ${all.length} variables the record holds ${counts.join(", ")}, and ${both} for every country compared.`;
}

export function subtitle(rows: Span[], {selections}: Context): string {
  if (selections["covers"] === "variables")
    return "Each bar is an unbroken run of years with a value, by country; a hatched bar holds an unchecked row. A gap is missing, not zero.";
  const open = rows.filter(
    ({observed_until, to_day}) => observed_until && +observed_until > +to_day
  ).length;
  return `Each bar is a span of the record, by country: solid is complete, or every one that a list defines; hatched holds most; pale is a selection. A cut mark is the day up to which the thing could have been seen; what had not happened by then is not yet, not missing (${open} of ${rows.length} run on after the last row).`;
}

interface Line {
  at: number;
  title: string;
  head: boolean;
}

/** Places each case of each kind of record on a line of its own, under the title of the kind. */
function linesOf(rows: Span[], {cases, width}: RenderContext) {
  const lines: Line[] = [];
  const places = new Map<Span, number>();
  const wide = width > 500;
  const thick = rows.some(({covers}) => covers === "records") ? 11 : 6;
  let at = 0;
  let group: string | null = null;
  for (const record of distinct(rows)) {
    const own = rows.filter((row) => row.record === record);
    const {title, dimension} = own[0]!;
    if (dimension !== group) {
      at += 22;
      lines.push({at: at - 4, title: dimension?.replaceAll("_", " ") ?? "", head: true});
      group = dimension;
    }
    if (!wide) at += 16;
    lines.push({at: wide ? at + thick / 2 : at - 7, title, head: false});
    const present = cases.filter(({id}) => own.some((row) => row.case === id));
    for (const {id} of present) {
      for (const row of own.filter((each) => each.case === id)) places.set(row, at + thick / 2);
      at += thick + 1;
    }
    at += Math.max(wide ? 14 - present.length * (thick + 1) : 0, 0) + 6;
  }
  return {lines, places, height: at, thick};
}

export function render(rows: Span[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const {lines, places, height, thick} = linesOf(rows, renderContext);
  const days = rows.flatMap(({from_day, to_day, observed_until}) => [
    +from_day,
    +to_day,
    +(observed_until ?? to_day)
  ]);
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, renderContext)}, ${row.title}: ${value(row)}`
  );
  const names = renderContext.cases.filter(({id}) => rows.some((row) => row.case === id));
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: height + 40,
    marginLeft: wide ? 300 : 8,
    marginRight: 24,
    marginTop: 28,
    marginBottom: 8,
    ariaDescription: `Countries: ${names.map(({name}) => name).join(", ")}.`,
    x: {
      ...{
        type: "utc",
        axis: "top",
        label: null,
        grid: true,
        domain: [Math.min(...days), Math.max(...days)]
      },
      ticks: wide ? "10 years" : "20 years"
    },
    y: {axis: null, domain: [height, 0]},
    marks: [
      ...spanMarks(rows, {
        y: (row) => places.get(row)!,
        color: colorOf(renderContext),
        ariaLabel,
        thick
      }),
      ...[true, false].map((head) =>
        Plot.text(
          lines.filter((line) => line.head === head),
          {
            ...{
              frameAnchor: "left",
              x: null,
              y: "at",
              text: "title",
              fontSize: 11.5,
              fontWeight: head ? 700 : 400
            },
            ...{...halo, fill: "currentColor"},
            ...(wide ? {textAnchor: "end", dx: -8} : {textAnchor: "start", dx: 2})
          }
        )
      )
    ]
  });
}

interface Drawing {
  y: (row: Span) => number;
  color: (row: Row) => string;
  ariaLabel: (row: Span) => string;
  thick: number;
}

const solid = ({completeness}: Span) =>
  completeness === "complete" || completeness === "list_definition";
const pale = ({completeness}: Span) => completeness === "selected" || completeness === "none";

function spanMarks(rows: Span[], {y, color, ariaLabel, thick}: Drawing): Plot.Markish[] {
  const bar = {x1: "from_day", x2: "to_day", y, stroke: color, strokeWidth: thick, ariaLabel};
  const hatched = (row: Span) =>
    row.covers === "variables" ? row.status === "unchecked" : !solid(row) && !pale(row);
  const seen = rows.filter(({observed_until}) => observed_until !== null);
  const half = thick / 2;
  return [
    Plot.ruleY(
      rows.filter((row) => !hatched(row) && !pale(row)),
      bar
    ),
    Plot.ruleY(rows.filter(hatched), {...bar, strokeDasharray: "2 2"}),
    Plot.ruleY(
      rows.filter((row) => !hatched(row) && pale(row)),
      {...bar, strokeOpacity: 0.28}
    ),
    Plot.ruleY(seen, {
      x1: "to_day",
      x2: "observed_until",
      y,
      stroke: color,
      strokeDasharray: "1 3"
    }),
    Plot.ruleX(seen, {
      ...{x: "observed_until", y1: (row: Span) => y(row) - half, y2: (row: Span) => y(row) + half},
      ...{stroke: color, strokeWidth: 2}
    })
  ];
}

const day = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : "");

export function value(row: Span): string {
  const [from, to] = [row.from_day.getUTCFullYear(), row.to_day.getUTCFullYear()];
  const span = from === to ? `${from}` : `${from} to ${to}`;
  if (row.covers === "variables")
    return `${span}, ${row.years === 1 ? "1 year" : `${plainNumber(row.years)} years`}`;
  const until = row.observed_until ? `, could be seen until ${day(row.observed_until)}` : "";
  return `${span}, ${row.completeness.replaceAll("_", " ")}${until}`;
}

export const query = "coverage";

export const undrawn = "we know what we searched.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "What"},
  {name: "from_day", label: "From", format: day},
  {name: "to_day", label: "To", format: day},
  {name: "years", label: "Years", align: "right", format: (years) => plainNumber(Number(years))},
  {
    name: "completeness",
    label: "Completeness",
    format: (word) => String(word).replaceAll("_", " ")
  },
  {name: "observed_until", label: "Seen until", format: day},
  {name: "fact", label: "What counts"},
  {name: "status", label: "Status"}
];
