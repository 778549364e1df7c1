import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  filled,
  halo,
  inWords,
  markLabel,
  plainDate,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Listing extends Row {
  case: string;
  list: string;
  kind: string;
  title: string;
  date: string;
  day: Date;
  best: number;
  changed: number;
  individuals: number | null;
  entities: number | null;
  status: string;
}

interface List {
  id: string;
  name: string;
  rows: Listing[];
}

function listsOf(rows: Listing[]): List[] {
  const lists = [...new Set(rows.map(({list}) => list))].map((id) => ({
    id,
    name: rows.find(({list}) => list === id)!.title.split(":")[0]!,
    rows: rows.filter(({list}) => list === id)
  }));
  return lists.sort((a, b) => +a.rows[0]!.day - +b.rows[0]!.day);
}

const grown = (rows: Listing[]) => rows.at(-1)!.best / rows[0]!.best;

export function finding(rows: Listing[], context: Context): string {
  const [longest] = listsOf(rows).sort((a, b) => grown(b.rows) - grown(a.rows));
  if (!longest) return "";
  const {name, rows: own} = longest;
  const [first, last] = [own[0]!, own.at(-1)!];
  const whom = caseName(first.case, context);
  const [keeper] = name.split(" ");
  return `The ${keeper!} list against ${whom} grew from ${inWords(first.best)} entries to ${inWords(last.best)}`;
}

export function detail(rows: Listing[]): string {
  const said = listsOf(rows).map(({name, rows: own}) => {
    const [first, last] = [own[0]!, own.at(-1)!];
    const added = own[0]!.kind === "added";
    const largest = greatest(own, (row) => row.changed)!;
    const rest = added ? `, most at once (${largest.changed}) on ${plainDate(largest.date)}` : "";
    return `${name} from ${plainNumber(first.best)} (${plainDate(first.date)}) to ${plainNumber(last.best)} (${plainDate(last.date)})${rest}`;
  });
  return `Entries: ${said.join("; ")}.`;
}

export function subtitle(rows: Listing[], context: Context): string {
  const kinds = listsOf(rows).map(
    ({name, rows: own}) =>
      `${name}: ${own[0]!.kind === "added" ? "entries added up by day of listing" : "entries standing on the day of a copy"}`
  );
  const whom = casesOf(rows, context).map(({name}) => name);
  return `People, firms, ships and aircraft on each list against ${whom.join(", ")}. ${kinds.join("; ")}. A line ends where the list was not seen.`;
}

export function render(rows: Listing[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, renderContext)}, ${row.title}, ${plainDate(row.date)}`
  );
  const lists = listsOf(rows);
  const lasts = lists.map((list) => ({...list, last: list.rows.at(-1)!}));
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: wide ? 300 : 280,
    marginLeft: 40,
    marginRight: wide ? 40 : 16,
    marginTop: 24,
    x: {type: "utc", label: null, ticks: wide ? "1 year" : 5},
    y: {
      label: "↑ Entries on the list",
      domain: [0, Math.max(...rows.map(({best}) => best)) * 1.12],
      grid: true,
      ticks: 5
    },
    marks: [
      Plot.ruleY([0]),
      ...lists.map(({rows: own}, at) =>
        Plot.line(own, {
          ...{x: "day", y: "best", curve: "step-after", stroke: color, strokeWidth: 2},
          strokeDasharray: at ? "5,3" : undefined
        })
      ),
      Plot.dot(rows, {
        ...{x: "day", y: "best", r: 3, stroke: color, ariaLabel},
        fill: (row: Listing) => filled(row.status === "checked", color(row))
      }),
      Plot.text(lasts, {
        ...{
          x: ({last}: {last: Listing}) => last.day,
          y: ({last}: {last: Listing}) => last.best,
          dy: -12,
          fontWeight: 600
        },
        ...{textAnchor: "end", ...halo},
        fill: ({last}: {last: Listing}) => color(last),
        text: ({name, last}: {name: string; last: Listing}) => `${name}: ${plainNumber(last.best)}`
      })
    ]
  });
}

export function value(row: Listing): string {
  return `${plainNumber(row.best)} entries`;
}

export const query = "listings";

export const undrawn =
  "entries are counted in the lists themselves, and no rival count is recorded.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "list", label: "List", format: (list) => String(list).toUpperCase().replaceAll("_", " ")},
  {name: "date", label: "Day", format: (date) => plainDate(String(date))},
  {name: "kind", label: "Kind"},
  {name: "changed", label: "On that day", align: "right"},
  {name: "best", label: "On the list", align: "right"},
  {name: "individuals", label: "People", align: "right"},
  {name: "entities", label: "Firms and bodies", align: "right"},
  {name: "vessels", label: "Ships", align: "right"},
  {name: "aircraft", label: "Aircraft", align: "right"},
  {name: "linked_event", label: "With"},
  {name: "status", label: "Status"}
];
