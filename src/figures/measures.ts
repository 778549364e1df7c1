import * as Plot from "@observablehq/plot";
import {
  casesOf,
  colorOf,
  filled,
  halo,
  listed,
  markLabel,
  numberCell,
  plainDate,
  plainNumber,
  plotOptions,
  textCell
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";

interface Measure extends Row {
  case: string;
  force: string;
  kind: string;
  imposer: string;
  instrument: string;
  title: string;
  date: string;
  adopted_day: Date;
  eased: string | null;
  eased_day: Date | null;
  record_end: Date;
  vague: boolean;
  measure: boolean;
  years: number | null;
  years_eased: number | null;
  years_observed: number | null;
  status: string;
}

const forces = [
  {force: "mandatory", name: "binds every state"},
  {force: "recommended", name: "asks every state"},
  {force: "unilateral", name: "binds its author"},
  {force: "drafted", name: "vetoed"}
];

const year = 365.2425 * 86_400_000;

export function views(): Choice[] {
  const options = [
    {value: "since", label: "Years since the first test"},
    {value: "calendar", label: "Calendar years"}
  ];
  return [{name: "axis", kind: "view", label: "Time", options}];
}

/** Whether all or most measures against a case came before its first test, or after it; null where it has none. */
function timing(rows: Measure[], id: string): {before: boolean; share: string} | null {
  const own = rows.filter((row) => row.case === id && row.measure && row.years !== null);
  const early = own.filter(({years}) => years! < 0).length;
  if (!own.length) return null;
  const before = early * 2 > own.length;
  const all = early === own.length || early === 0;
  return {before, share: all ? "all" : "most"};
}

const side = (before: boolean) => (before ? "before" : "after");

export function finding(rows: Measure[], context: Context): string {
  const known = casesOf(rows, context).flatMap(({id, name}) => {
    const found = timing(rows, id);
    return found ? [{name, ...found}] : [];
  });
  const [first, second, ...others] = known;
  if (!first) return "No first test divides the measures into earlier and later ones";
  const names = listed(known.map(({name}) => name));
  const share = known.every((each) => each.share === "all") ? "All" : "Most";
  const whose = known.length > 1 ? "the" : "its";
  if (known.every(({before}) => before === first.before))
    return `${share} measures against ${names} came ${side(first.before)} ${whose} first test`;
  if (others.length)
    return "Some countries met most measures before the first test, others after it";
  const one = first.share === "all" ? "All" : "Most";
  return `${one} measures against ${first.name} came ${side(first.before)} its first test, ${second!.share} against ${second!.name} ${side(second!.before)}`;
}

export function detail(rows: Measure[], context: Context): string {
  const said = casesOf(rows, context).map(({id, name}) => {
    const own = rows.filter((row) => row.case === id && row.measure);
    const binding = own.filter(({force}) => force === "mandatory");
    if (own.every(({years}) => years === null))
      return `of ${own.length} against ${name}, without a first test, ${binding.length} bind every state`;
    const before = own.filter(({years}) => years !== null && years < 0).length;
    const after = binding.filter(({years}) => years !== null && years >= 0).length;
    const bound = !binding.length
      ? "none bound every state"
      : `${binding.length} bind every state, ${after === binding.length ? "all" : after} after that test`;
    return `of ${own.length} against ${name}, ${before === own.length ? "all" : before} came before its first test and ${bound}`;
  });
  return `Measures listed: ${said.join("; ")}.`;
}

export function subtitle(rows: Measure[], context: Context): string {
  const other = casesOf(rows, context).map(({id, name}) => {
    const own = rows.filter((row) => row.case === id && !row.measure);
    return `${name} ${own.length}`;
  });
  const ends = casesOf(rows, context).map(
    ({id, name}) => `${name} ${rows.find((row) => row.case === id)!.record_end.getUTCFullYear()}`
  );
  return `Each line is one measure from the day it was adopted to the day it was eased, else faintly to the end of the record of its country (${ends.join(", ")}), grouped by whom it binds; an open mark is an easing, a debt, a visit or a general duty, kept for the order of events and not counted (${other.join(", ")}).`;
}

interface Line extends Measure {
  at: number;
}

interface Group {
  case: string;
  name: string;
  top: number;
  count: number;
}

/** Places every measure on a line of its own, by case, force and day. */
function linesOf(
  rows: Measure[],
  renderContext: RenderContext
): {lines: Line[]; groups: Group[]; height: number} {
  const lines: Line[] = [];
  const groups: Group[] = [];
  let at = 0;
  for (const {id, name} of casesOf(rows, renderContext)) {
    for (const {force, name: who} of forces) {
      const own = rows.filter((row) => row.case === id && row.force === force);
      if (!own.length) continue;
      const placed =
        renderContext.selections["axis"] === "calendar" || own.some(({years}) => years !== null);
      at += 2.2;
      const words = placed ? who : `${who}, no first test to count from`;
      groups.push({case: id, name: `${name}: ${words}`, top: at, count: own.length});
      if (placed) for (const row of own) lines.push({...row, at: at++});
    }
  }
  return {lines, groups, height: at};
}

export function render(rows: Measure[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const calendar = renderContext.selections["axis"] === "calendar";
  const {lines, groups, height} = linesOf(rows, renderContext);
  const place = (row: Measure) => (calendar ? 1970 + +row.adopted_day / year : row.years!);
  const shown = lines.filter((row) => calendar || row.years !== null);
  const last = Math.max(...shown.map(place));
  const edge = calendar
    ? Math.min(...shown.map(place)) - 1
    : Math.max(-21, Math.min(...shown.map(place)) - 1);
  const end = (row: Measure) => {
    const eased = calendar
      ? row.eased_day
        ? 1970 + +row.eased_day / year
        : null
      : row.years_eased;
    const now = calendar ? 1970 + +row.record_end / year : row.years_observed!;
    return Math.min(eased ?? now, last + 3);
  };
  const original = new Map(lines.map((line) => [line, rows.find(({id}) => id === line["id"])!]));
  const label = markLabel(
    rows,
    (row) =>
      `${row.title}, ${plainDate(row.date)}${row.eased ? `, eased ${plainDate(row.eased)}` : ""}`
  );
  const drawing = {
    wide,
    place: (row: Measure) => Math.max(edge, place(row)),
    end,
    edge,
    color: colorOf(renderContext),
    ariaLabel: (row: Line) => label(original.get(row)!)
  };
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: height * (wide ? 10 : 8) + 60,
    marginLeft: 12,
    marginRight: wide ? 60 : 14,
    marginTop: 6,
    marginBottom: 40,
    x: {
      ...{
        label: calendar ? null : "Years since the first test →",
        labelAnchor: "right",
        domain: [edge, last + 3],
        grid: true
      },
      ...{
        ticks: wide ? 10 : 5,
        tickFormat: (at: number) => (calendar ? String(at) : plainNumber(at))
      }
    },
    y: {axis: null, domain: [height + 0.5, 0]},
    marks: [
      calendar ? null : Plot.ruleX([0], {strokeOpacity: 0.6}),
      ...measureMarks(shown, drawing, place),
      Plot.text(groups, {
        ...{x: edge, y: (group: Group) => group.top - 1.1, textAnchor: "start", fontWeight: 600},
        ...halo,
        text: ({name, count}: Group) => `${name} (${count})`,
        fill: (group: Group) => colorOf(renderContext)({case: group.case})
      })
    ]
  });
}

interface Drawing {
  wide: boolean;
  place: (row: Measure) => number;
  end: (row: Measure) => number;
  edge: number;
  color: (row: Row) => string;
  ariaLabel: (row: Line) => string;
}

function measureMarks(
  shown: Line[],
  {wide, place, end, edge, color, ariaLabel}: Drawing,
  whole: (row: Measure) => number
): Plot.Markish[] {
  const spans = shown.filter(({measure}) => measure);
  const line = {x1: place, x2: end, y: "at", stroke: color, strokeWidth: 2, ariaLabel};
  const eased = spans.filter(({eased_day}) => eased_day !== null);
  return [
    Plot.ruleY(
      spans.filter(({eased_day}) => eased_day === null),
      {...line, strokeOpacity: 0.22}
    ),
    Plot.ruleY(eased, {...line, strokeOpacity: 0.9}),
    Plot.ruleX(eased, {
      ...{x: end, stroke: color, strokeWidth: 2},
      y1: (row: Line) => row.at - 0.45,
      y2: (row: Line) => row.at + 0.45
    }),
    Plot.dot(shown, {
      ...{x: place, y: "at", r: 3, stroke: color, strokeWidth: 1.5, ariaLabel},
      fill: (row: Line) => filled(row.measure && row.status === "checked" && !row.vague, color(row))
    }),
    Plot.text(
      shown.filter((row) => whole(row) < edge),
      {x: edge, y: "at", dx: -7, text: () => "‹", fill: color}
    ),
    ...(wide ? labels(shown, {place, end, color}) : [])
  ];
}

/** Names the main measures: left of their day, or right of their end where they were eased. */
function labels(
  shown: Line[],
  {place, end, color}: Pick<Drawing, "place" | "end" | "color">
): Plot.Markish[] {
  const main = shown.filter(({kind}) =>
    ["sanctions", "embargo", "withdrawal_of_aid", "draft"].includes(kind)
  );
  const eased = main.filter(({eased_day}) => eased_day !== null);
  const [first, last] = [Math.min(...shown.map(place)), Math.max(...shown.map(place))];
  const early = (row: Line) => place(row) - first < (last - first) * 0.3;
  const rest = main.filter((row) => !eased.includes(row));
  const style = {
    y: "at",
    fontSize: 10,
    fill: color,
    stroke: "var(--theme-background)",
    strokeWidth: 3
  };
  const text = (row: Line) =>
    `${row.instrument.replace("resolution ", "")}, ${row.date.slice(0, 4)}`;
  return [
    Plot.text(eased, {...style, x: end, dx: 6, textAnchor: "start", text}),
    Plot.text(rest.filter(early), {...style, x: place, dx: 7, textAnchor: "start", text}),
    Plot.text(
      rest.filter((row) => !early(row)),
      {...style, x: place, dx: -7, textAnchor: "end", text}
    )
  ];
}

export function value(row: Measure): string {
  return `${row.force.replaceAll("_", " ")}, ${plainDate(row.date)}${row.eased === null ? "" : `, eased ${plainDate(row.eased)}`}`;
}

export const query = "measures";

export const undrawn =
  "the finding counts listed measures; each has the date of its own text, and no rival date is recorded.";

const day = textCell(plainDate);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "date", label: "Adopted", format: day},
  {name: "eased", label: "Eased", format: day},
  {name: "force", label: "Force"},
  {name: "kind", label: "Kind", format: (kind) => String(kind).replaceAll("_", " ")},
  {name: "title", label: "Measure"},
  {name: "answers_to", label: "Said to answer"},
  {
    name: "years",
    label: "Years since the first test",
    align: "right",
    format: numberCell((years) => plainNumber(years, 1))
  },
  {name: "status", label: "Status"}
];
