import type {Context, Row} from "@cold-winter/figure";

/** What one series says of one country the year before a milestone and the same year. */
export interface Condition extends Row {
  kind: string;
  milestone: string;
  /** The case that reached the milestone. */
  case: string;
  /** The country that the values are of: the case itself or a yardstick. */
  observed: string;
  role: "own" | "yardstick";
  measure: string;
  measure_name: string;
  series: string;
  series_name: string;
  own_voice: boolean;
  title: string;
  attainment: string;
  date: string;
  year_before: number;
  before: number | null;
  year_same: number;
  low: number | null;
  same: number | null;
  high: number | null;
  unit: string;
  status: string;
}

/** The value that the sentence speaks of: of the same year, or of the year before. */
export function shownValue(
  row: Condition,
  {selections}: Pick<Context, "selections">
): number | null {
  return selections["when"] === "before" ? row.before : row.same;
}

/** The year of that value. */
export function saidYear(row: Condition, {selections}: Pick<Context, "selections">): number {
  return selections["when"] === "before" ? row.year_before : row.year_same;
}
