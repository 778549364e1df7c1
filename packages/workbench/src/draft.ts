/** How a result is drawn: the kind of chart and the columns it takes. */
export interface ChartChoice {
  kind: ChartKind;
  x: string;
  y: string;
  /** Column that sets colours; empty for none. */
  color: string;
  /** Columns that are drawn beside `y`. */
  series?: string[];
}

export const chartKinds = ["figure", "line", "bar", "dot", "range", "timeline", "none"] as const;
export type ChartKind = (typeof chartKinds)[number];

/** What a reader works on. */
export interface Draft {
  /** The query as it stands in the editor, with `$name` where a choice stands. */
  sql: string;
  choices: Record<string, string>;
  /** Null where the chart is left to the kit. */
  chart: ChartChoice | null;
  /** The name of the question that it was remixed from. */
  origin: string | null;
}

/** Longest query that the workbench takes, in characters. */
export const longestQuery = 100_000;

/** Reads a work out of foreign JSON: only what it should hold, each of its type. Returns null where that fails. */
export function readWork(value: unknown): Draft | null {
  const {sql, choices, chart, origin} = record(value);
  if (typeof sql !== "string" || sql.length > longestQuery) return null;
  return {
    sql,
    choices: readChoices(choices),
    chart: readChart(chart),
    origin: readText(origin, 200)
  };
}

/** Returns a value as an object whose fields can be asked for, an empty one where it is none. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Returns a text up to a length, else null. */
export function readText(value: unknown, longest: number): string | null {
  return typeof value === "string" && value.length <= longest ? value : null;
}

function readChoices(value: unknown): Record<string, string> {
  const entries = Object.entries(record(value)).slice(0, 20);
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] =>
        /^[a-z]\w{0,40}$/.test(entry[0]) && readText(entry[1], 200) !== null
    )
  );
}

function readChart(value: unknown): ChartChoice | null {
  const {kind, x, y, color, series} = record(value);
  const also = Array.isArray(series)
    ? series.slice(0, 3).flatMap((name) => readText(name, 200) ?? [])
    : [];
  if (!chartKinds.includes(kind as ChartKind)) return null;
  return {
    kind: kind as ChartKind,
    x: readText(x, 200) ?? "",
    y: readText(y, 200) ?? "",
    color: readText(color, 200) ?? "",
    ...(also.length > 0 && {series: also})
  };
}
