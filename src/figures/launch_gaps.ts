import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  halo,
  markLabel,
  ordinal,
  percent,
  plainDate,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Gap extends Row {
  case: string;
  from_day: Date;
  to_day: Date;
  date: string;
  best: number;
  rank: number;
  gaps: number;
  median: number;
  share: number;
  pause: string | null;
  span: string;
  status: string;
}

/** First and last day of the gaps of a case. */
function spanOf(rows: Gap[], id: string): string {
  const own = rows.filter((row) => row.case === id);
  const [from, to] = [own[0]!.date.split("/")[0]!, own.at(-1)!.date.split("/")[1]!];
  return `from ${plainDate(from)} to ${plainDate(to)}`;
}

const rankWords = (rank: number) => (rank === 1 ? "longest" : `${ordinal(rank)}-longest`);

export function finding(rows: Gap[], context: Context): string {
  const [longest] = rows.filter(({pause}) => pause !== null).sort((a, b) => b.best - a.best);
  if (longest) {
    const {pause, best, rank} = longest;
    const name = pause!.charAt(0).toLowerCase() + pause!.slice(1);
    return `The ${best}-day ${name} was ${rank === 1 ? "the longest gap of its time" : `only the ${rankWords(rank)} gap`}`;
  }
  const [own] = casesOf(rows, context).map(({id, name}) => ({
    name,
    median: rows.find((row) => row.case === id)!.median
  }));
  return own
    ? `Half of the gaps of ${own.name} lasted ${plainNumber(own.median)} days or less`
    : "";
}

export function detail(rows: Gap[], context: Context): string {
  const pauses = rows.filter(({pause}) => pause !== null);
  const said = pauses.map(
    (row) =>
      `${row.pause!}${pauses.length > 1 ? ` (${caseName(row.case, context)})` : ""}: ${row.best} days, ${rankWords(row.rank)} of ${row.gaps} gaps ${spanOf(rows, row.case)} (median ${plainNumber(row.median)}); ${percent(row.share)} of the days lie in gaps as long`
  );
  if (said.length) return `${said.join(". ")}.`;
  const counts = casesOf(rows, context).map(({id, name}) => {
    const own = rows.filter((row) => row.case === id);
    return `${name} has ${own.length} gaps, median ${plainNumber(own[0]!.median)} days`;
  });
  return `No pause is marked: ${counts.join(", ")}.`;
}

export function subtitle(rows: Gap[], context: Context): string {
  const spans = casesOf(rows, context).map(({id, name}) => `${name}, ${spanOf(rows, id)}`);
  return `Each square is one gap between two launch-days, as wide and as high as it has days (${spans.join("; ")}). A day with one launch or ten counts once.`;
}

export function render(rows: Gap[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const present = casesOf(rows, renderContext);
  const ariaLabel = markLabel(
    rows,
    (row) => `${plainDate(row.date)}: ${row.best} days, ${rankWords(row.rank)} of ${row.gaps}`
  );
  const marked = rows.filter(({pause}) => pause !== null);
  const others = rows.filter(
    (row) =>
      row.pause === null && marked.some((each) => each.case === row.case && row.rank < each.rank)
  );
  const longest = Math.max(...rows.map(({best}) => best));
  const fy = present.length > 1 ? {fy: (row: Gap) => caseName(row.case, renderContext)} : {};
  const middle = (row: Gap) => new Date((+row.from_day + +row.to_day) / 2);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: present.length * (wide ? 260 : 220) + 50,
    marginLeft: 40,
    marginRight: wide ? 30 : 24,
    marginTop: 26,
    x: {type: "utc", label: null, ticks: wide ? "1 year" : 4},
    y: {label: "↑ Days without a launch", domain: [0, longest * 1.06], grid: true, ticks: 5},
    marks: [
      Plot.ruleY([0]),
      Plot.rect(rows, {
        ...{...fy, x1: "from_day", x2: "to_day", y1: 0, y2: "best", stroke: color, ariaLabel},
        fill: color,
        fillOpacity: (row: Gap) => (row.pause === null ? 0.18 : 0.95)
      }),
      Plot.ruleY(marked, {...fy, y: "best", stroke: color, strokeDasharray: "3,4"}),
      Plot.text(others, {
        ...fy,
        x: middle,
        y: "best",
        dy: -8,
        fill: color,
        text: (row: Gap) => `${row.best}`
      }),
      Plot.text(marked, {
        ...{
          ...fy,
          x: "to_day",
          y: "best",
          dy: -22,
          textAnchor: "end",
          fill: color,
          fontWeight: 700
        },
        ...halo,
        text: (row: Gap) => `${row.pause!}\n${row.best} days, ${rankWords(row.rank)} of ${row.gaps}`
      })
    ]
  });
}

export function value(row: Gap): string {
  return `${row.best} days; ${percent(row.share)} of the days lie in gaps as long`;
}

export const query = "launch_gaps";

export const undrawn = "each launch has one date, and no rival date is recorded.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "date", label: "From, to", format: (date) => plainDate(String(date))},
  {name: "best", label: "Days", align: "right"},
  {name: "rank", label: "Rank", align: "right"},
  {
    name: "share",
    label: "Days in gaps as long",
    align: "right",
    format: (share) => percent(Number(share))
  },
  {name: "pause", label: "Known as"},
  {name: "status", label: "Status"}
];
