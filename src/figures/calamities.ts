import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  inWords,
  markLabel,
  percent,
  plainDate,
  plainYears,
  possessive
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";
import {ink, pixelPlot} from "./economy/canvas.js";

interface Verdict extends Row {
  what: "milestones" | "tests";
  case: string;
  event: string;
  event_name: string;
  title: string;
  date: string;
  year: number;
  definition: string;
  definition_name: string;
  /** From how many percent on the definition holds, and how many each series has; null where it is a matter of dates. */
  threshold: number | null;
  sizes: number[] | null;
  answer: "holds" | "in part" | "does not hold" | "unknown";
  years_held: number | null;
  years_known: number | null;
}

export function views(): Choice[] {
  const options = [
    {value: "milestones", label: "Milestones"},
    {value: "tests", label: "Nuclear tests"}
  ];
  return [{name: "calamity_of", kind: "view", label: "Of", options}];
}

export function select(rows: Verdict[], {selections}: Context): Verdict[] {
  return rows.filter(({what}) => what === selections["calamity_of"]);
}

const definitionsOf = (rows: Verdict[]) =>
  [...new Map(rows.map(({definition, definition_name}) => [definition, definition_name]))].map(
    ([id, name]) => ({
      id,
      name
    })
  );

interface Count {
  /** Certain cases, and those with the ones that hold in part. */
  low: number;
  high: number;
  known: number;
}

function count(rows: Verdict[], id: string, definition: string): Count {
  const theirs = rows.filter((row) => row.case === id && row.definition === definition);
  const having = (...answers: string[]) =>
    theirs.filter(({answer}) => answers.includes(answer)).length;
  return {
    low: having("holds"),
    high: having("holds", "in part"),
    known: theirs.length - having("unknown")
  };
}

/** The same count at another threshold. */
function countAt(rows: Verdict[], id: string, definition: string, times: number): Count {
  const theirs = rows.filter(
    (row) => row.case === id && row.definition === definition && row.sizes !== null
  );
  const meets = (row: Verdict) => row.sizes!.map((size) => size >= row.threshold! * times);
  const low = theirs.filter((row) => meets(row).every(Boolean)).length;
  return {low, high: theirs.filter((row) => meets(row).some(Boolean)).length, known: theirs.length};
}

const amount = ({low, high}: Count) => (low === high ? String(low) : `${low}–${high}`);

const words = (counted: Count) =>
  counted.known ? `${amount(counted)} of ${counted.known}` : "no value";

/** What a case has to do with calamity by the definition that finds most in it, and by the one that finds least. */
interface Reach {
  name: string;
  most: number;
  least: number;
  total: number;
}

function reachOf(rows: Verdict[], {id, name}: {id: string; name: string}): Reach {
  const counts = definitionsOf(rows)
    .map((each) => count(rows, id, each.id))
    .filter(({known}) => known > 0);
  return {
    name,
    most: Math.max(...counts.map(({low}) => low)),
    least: Math.min(...counts.map(({high}) => high)),
    total: Math.max(...counts.map(({known}) => known))
  };
}

export function finding(rows: Verdict[], context: Context): string {
  const what = context.selections["calamity_of"] === "tests" ? "tests" : "milestones";
  const [widest] = casesOf(rows, context)
    .map((each) => reachOf(rows, each))
    .filter(({most, least}) => most > least)
    .sort((a, b) => (b.most - b.least) / b.total - (a.most - a.least) / a.total);
  if (!widest) return `All definitions of a calamity find about as many ${what} in one`;
  const {name, most, least} = widest;
  return `By one definition ${inWords(most)} of ${possessive(name)} ${what} fell in calamity, by another ${least ? inWords(least) : "none"}`;
}

export function detail(rows: Verdict[], context: Context): string {
  const known = ({id}: {id: string}) =>
    definitionsOf(rows).some((each) => count(rows, id, each.id).known > 0);
  const cases = casesOf(rows, context).filter(known);
  const counts = definitionsOf(rows).map(({id, name}) => ({
    name,
    each: cases.map((one) => count(rows, one.id, id))
  }));
  const most = cases.map((_, at) => Math.max(...counts.map(({each}) => each[at]!.known)));
  const parts = counts.map(({name, each}) => {
    const said = each.map((one, at) => (one.known === most[at] ? amount(one) : words(one)));
    return `${name.toLowerCase()} ${said.join(" and ")}`;
  });
  const what = context.selections["calamity_of"] === "tests" ? "tests" : "milestones";
  const whose = cases.map(({name}, at) => `${name} ${most[at]!}`).join(" and ");
  return `How many ${what} fell in a calamity depends on how it is defined. Of ${whose}: ${parts.join("; ")}.`;
}

export function subtitle(rows: Verdict[], context: Context): string {
  const spans = casesOf(rows, context).map(({id, name}) => {
    const years = rows.filter((row) => row.case === id).map(({year}) => year);
    return `${name} ${plainYears(years)}`;
  });
  const present = casesOf(rows, context);
  const moved = definitionsOf(rows).flatMap(({id, name}) => {
    const threshold = rows.find(({definition}) => definition === id)?.threshold ?? null;
    if (threshold === null) return [];
    const at = (times: number) =>
      `${threshold * times} % ${present.map((one) => amount(countAt(rows, one.id, id, times))).join(" and ")}`;
    return [`${name.toLowerCase()}: at ${at(0.5)}, at ${at(2)}`];
  });
  return `Thresholds were fixed beforehand; at half and at twice each the counts are, ${moved.join("; ")}. Filled: the definition holds for the year by every series and bound; half: by some; open: by none; a question mark: no value. Below the counts, the share of all years between first and last that meet the definition by at least one series (${spans.join("; ")}).`;
}

// On a small picture a line has less room than its head.
const wideLayout = {
  ...{left: 290, top: 66, step: 18, small: 10.5},
  head: {lineWidth: 8, fontSize: 12},
  name: {x: 278, textAnchor: "end", fontSize: 12, lineWidth: Infinity}
} as const;
const narrowLayout = {
  ...{left: 112, top: 74, step: 24, small: 9},
  head: {lineWidth: 4.2, fontSize: 8},
  name: {x: 0, textAnchor: "start", fontSize: 9, lineWidth: 11.5}
} as const;
type Layout = typeof wideLayout | typeof narrowLayout;

interface Table {
  wide: boolean;
  layout: Layout;
  x: (definition: string) => number;
}

export function render(rows: Verdict[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const definitions = definitionsOf(rows);
  const layout = wide ? wideLayout : narrowLayout;
  const {left, top, step} = layout;
  const width = (renderContext.width - left) / definitions.length;
  const x = (definition: string) =>
    left + (definitions.findIndex(({id}) => id === definition) + 0.5) * width;
  const table: Table = {wide, layout, x};
  const ariaLabel = markLabel(rows, (row) => `${row.title}, ${row.definition_name}: ${row.answer}`);
  const head = Plot.text(definitions, {
    ...{x: ({id}: {id: string}) => x(id), y: 4, lineAnchor: "top", text: "name", fontWeight: 600},
    ...layout.head
  });
  let y: number = top;
  const marks: Plot.Markish[] = [head];
  for (const {id} of casesOf(rows, renderContext)) {
    const theirs = rows.filter((row) => row.case === id);
    marks.push(heading(theirs, id, y, {rows, table, renderContext}));
    y += 40;
    for (const event of new Set(theirs.map((row) => row.event))) {
      marks.push(
        lineMarks(
          theirs.filter((row) => row.event === event),
          y,
          {table, renderContext, ariaLabel}
        )
      );
      y += step;
    }
    y += 16;
  }
  return pixelPlot(renderContext, y, marks);
}

interface Heading {
  rows: Verdict[];
  table: Table;
  renderContext: RenderContext;
}

function heading(
  theirs: Verdict[],
  id: string,
  y: number,
  {rows, table, renderContext}: Heading
): Plot.Markish {
  const fill = colorOf(renderContext)(theirs[0]!);
  const firsts = definitionsOf(theirs).map((each) =>
    theirs.find(({definition}) => definition === each.id)!
  );
  const years = ({years_held, years_known}: Verdict) =>
    years_known === null
      ? ""
      : `${percent(years_held! / years_known)}${table.wide ? " of years" : ""}`;
  return Plot.marks(
    Plot.ruleY([y - 12], {x1: 0, x2: renderContext.width, strokeOpacity: 0.25}),
    Plot.text([caseName(id, renderContext)], {x: 0, y, textAnchor: "start", fontWeight: 600, fill}),
    Plot.text(firsts, {
      ...{x: (row: Verdict) => table.x(row.definition), y, fontWeight: 600, fill},
      text: (row: Verdict) => {
        const counted = count(rows, id, row.definition);
        return table.wide ? words(counted) : counted.known ? amount(counted) : "?";
      }
    }),
    Plot.text(firsts, {
      ...{
        x: (row: Verdict) => table.x(row.definition),
        y: y + 14,
        fontSize: table.layout.small,
        fillOpacity: 0.8
      },
      text: years
    })
  );
}

interface Drawing {
  table: Table;
  renderContext: RenderContext;
  ariaLabel: (row: Verdict) => string;
}

function lineMarks(
  rows: Verdict[],
  y: number,
  {table, renderContext, ariaLabel}: Drawing
): Plot.Markish {
  const {wide, layout, x} = table;
  const fill = colorOf(renderContext)(rows[0]!);
  const {event_name, date, year} = rows[0]!;
  const at = {x: (row: Verdict) => x(row.definition), y, ariaLabel};
  const having = (answer: string) => rows.filter((row) => row.answer === answer);
  const square = {symbol: "square", stroke: fill, strokeWidth: 1.5} as const;
  const label = wide
    ? `${event_name}, ${plainDate(date)}`
    : `${event_name.replace(/^First /, "")} ${year}`;
  return Plot.marks(
    Plot.text([label], {
      ...layout.name,
      y,
      ...ink
    }),
    Plot.dot(having("holds"), {...at, ...square, r: 6, fill}),
    Plot.dot(having("in part"), {...at, ...square, r: 6, fill, fillOpacity: 0.35}),
    Plot.dot(having("does not hold"), {...at, ...square, r: 4, fill: "none", strokeOpacity: 0.45}),
    Plot.text(having("unknown"), {...at, text: () => "?", fill})
  );
}

export const value = ({definition_name, answer, year}: Verdict): string =>
  `${definition_name} in ${year}: ${answer}`;

export const query = "calamities";

export const undrawn =
  "the finding is how the count depends on the definition, so we vary the definitions instead and give the counts as ranges.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "event_name", label: "Event"},
  {name: "date", label: "Date", format: (date) => plainDate(String(date))},
  {name: "definition_name", label: "Definition"},
  {name: "answer", label: "Answer"},
  {name: "status", label: "Status"}
];
