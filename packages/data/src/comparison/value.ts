/** A text, number or yes and no, as a row has it. */
export type Scalar = string | number | boolean;

/** Which rows of a table are meant: a value, one of several, or from and to; all must hold. */
export type Where = Record<string, Scalar | Scalar[] | {from?: Scalar; to?: Scalar}>;

/** What is done to values, in this order: per or share, then one of the others. */
export interface As {
  /** For each of what the notebook declares under this name, as `person`. */
  per?: string;
  /** Percent of another series: a variable or a concept. */
  share?: string;
  /** 100 in a year of the calendar, or where the clock starts. */
  index?: number | "zero";
  change?: true;
  cumulative?: true;
  rank?: true;
}

/** One thing that is compared. */
export interface What {
  /** A variable, a concept, or a measure that the notebook declares. */
  of: string;
  /** An amount of the measure's rows; else these are counted, or drawn as they are. */
  value?: string;
  /** The column whose words tell rows apart. */
  by?: string;
  where?: Where;
  as?: As;
}

export const forms = [
  "lines",
  "dots",
  "bars",
  "ladder",
  "strips",
  "multiples",
  "map",
  "table"
] as const;
export type Form = (typeof forms)[number];

/** Zero for each row of a dated table. */
export interface Each {
  each: string;
  where?: Where;
}

/** Calendar years, years since a kind of milestone, since one for each case, or since each row of a table. */
export type Clock = string | Each | Record<string, string>;

/** One comparison in its normal form: what is usual is left out. */
export interface Comparison {
  what: What[];
  /** Cases; all that are compared where left out. */
  who?: string[];
  /** Yardsticks. */
  beside?: string[];
  clock?: Clock;
  /** First and last year of the clock; null is open. */
  window?: [number | null, number | null];
  /** `range` draws published ranges, `rivals` the other series of the concept too. */
  bounds?: "rivals" | "none";
  /** Kinds or classes of the declared periods, or `milestones`. */
  context?: string[];
  numbers?: {lens?: string; checked?: boolean; without?: string[]};
  form?: Form;
  log?: boolean;
}

/** What is done to values behind a division. */
export const steps = ["index", "change", "cumulative", "rank"] as const;

/** Whether a clock runs from each row of a table. */
export function isEach(clock: Clock | undefined): clock is Each {
  return typeof clock === "object" && "each" in clock;
}

/** Whether years are those of the calendar. */
export function isCalendar({clock = "calendar"}: Pick<Comparison, "clock">): boolean {
  return clock === "calendar";
}

type Written = Record<string, unknown>;

/**
 * Returns a comparison as an author wrote it in its normal form: single words become lists, what is usual is left out.
 * It does not judge; what it cannot read it leaves as it is.
 */
export function normalComparison(written: Written): Comparison {
  const listed = (value: unknown) => (typeof value === "string" ? value.split(/\s*,\s*/) : value);
  const {what, who, beside, clock, window, bounds, context, form, log} = written;
  const numbers = tidy(written["numbers"] as Written | undefined);
  return tidy({
    ...written,
    what: [what ?? []]
      .flat()
      .map((each: unknown) => tidy(typeof each === "string" ? {of: each} : (each as Written))),
    who: listed(who),
    beside: listed(beside),
    clock: clock === "calendar" ? undefined : clock,
    window: Array.isArray(window) && window.every((end) => end === null) ? undefined : window,
    bounds: bounds === "range" ? undefined : bounds,
    context: listed(context),
    numbers,
    form,
    log: log === true ? true : log === false ? undefined : log
  }) as unknown as Comparison;
}

// Leaves out what says nothing: undefined, null, and lists and groups without a member.
function tidy<Value extends Written | undefined>(value: Value): Value {
  if (!value || typeof value !== "object") return value;
  const kept = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    const inner =
      name === "as"
        ? tidy(each as Written | undefined)
        : name === "where"
          ? sortedWhere(each)
          : each;
    const empty = typeof inner === "object" && inner !== null && !Object.keys(inner).length;
    return inner === undefined || inner === null || inner === false || (empty && name !== "what")
      ? []
      : [[name, inner]];
  });
  return (kept.length || "what" in value ? Object.fromEntries(kept) : undefined) as Value;
}

function sortedWhere(where: unknown): unknown {
  if (typeof where !== "object" || where === null || Array.isArray(where)) return where;
  return Object.fromEntries(Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1)));
}
