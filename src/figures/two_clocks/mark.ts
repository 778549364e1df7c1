import type {Row} from "@cold-winter/figure";

/** One thing of the picture: a step, a test, a launch, a year's count or income, a stretch of years. */
export interface Mark extends Row {
  layer:
    | "famine"
    | "pressure"
    | "upheaval"
    | "income"
    | "arsenal"
    | "launch"
    | "test"
    | "milestone";
  id: string;
  case: string;
  kind: string | null;
  /** Place of a kind among the kinds, number of a test, stretch of a series without a break. */
  position: number | null;
  name: string | null;
  title: string;
  date: string | null;
  from_day: Date | null;
  to_day: Date | null;
  earliest_day: Date | null;
  latest_day: Date | null;
  attainment: string | null;
  observed_until: Date | null;
  low: number | null;
  best: number | null;
  high: number | null;
  open_ended: boolean | null;
  voices: number | null;
  /** Whether the list of launches is a selection. */
  selected: boolean | null;
  outcome: string | null;
  status: string;
  /** Years since the clock's start, from and to; where a step is not reached, the years that it was waited for. */
  x: number | null;
  x_to: number | null;
}

const known = ["reached", "claimed", "contested"];

/** Whether a step was reached, as somebody says at least, and is dated. */
export const isReached = ({attainment, from_day}: Mark) =>
  from_day !== null && known.includes(attainment ?? "");

/** Whether a step was reached and has a place on the clock. */
export const isPlaced = ({attainment, x}: Mark) => x !== null && known.includes(attainment ?? "");

/** Whether a mark is a step that was waited for in vain. */
export const isAwaited = ({layer, attainment}: Mark) =>
  layer === "milestone" && attainment === "not_reached";

/** The middle of a mark's years. */
export const middle = ({x, x_to}: Mark) => (x! + x_to!) / 2;
