import {type Row, plainRange} from "@cold-winter/figure";

/** One candidate for a milestone of one case, with the years to it from one starting point. */
export interface Rung extends Row {
  start: string;
  start_name: string;
  case: string;
  rank: number;
  /** Whether it is the candidate that counts; set by `select`. */
  main: boolean;
  kind: string;
  milestone: string;
  attainment: string;
  start_title: string | null;
  start_date: string | null;
  start_attainment: string | null;
  years_low: number | null;
  years_high: number | null;
  years_observed: number | null;
  status: string;
}

/** Whether the rung has years to show. */
export const reached = ({attainment, years_low}: Rung) => years_low !== null && attainment !== "not_reached";

/** Years as the record allows them: a span, or one figure where both ends print the same. */
export function years({years_low, years_high}: Rung): string {
  return plainRange(years_low!, years_high!, 1);
}
