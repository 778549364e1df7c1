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
  variant: string | null;
  /** The form of the step that was reached, where it is not the one that the label names. */
  other_variant: string | null;
  /** The step of the same system that this one leads up to. */
  part_of: string | null;
  start_title: string | null;
  start_date: string | null;
  start_attainment: string | null;
  years_low: number | null;
  years_high: number | null;
  years_observed: number | null;
  status: string;
}

/** Whether the step was reached, if only by claim, at a date that somebody gives. */
export const reached = ({attainment, years_low}: Rung) =>
  years_low !== null && ["reached", "claimed", "contested"].includes(attainment);

/** Whether the step is not dated itself, but an event comes after it. */
export const bounded = ({attainment, years_high}: Rung) =>
  years_high !== null && attainment === "not_attested";

/** Years as the record allows them: a span, or one figure where both ends print the same. */
export function years({years_low, years_high}: Rung): string {
  return plainRange(years_low!, years_high!, 1);
}

/** The starting point of the rows, in running text. */
export const startName = (rows: Rung[]) => rows[0]!.start_name.toLowerCase();
