import type {Where} from "./value.js";

/** How a measure's rows are compared: counted by year, as yearly amounts, as steps, or as spans of time. */
export type MeasureKind = "count" | "amount" | "steps" | "span";

/** What a notebook declares as comparable beside its variables: one table, counted or taken by its columns. */
export interface Measure {
  id: string;
  kind: MeasureKind;
  table: string;
  name: string;
  names?: Record<string, string>;
  /** What one of the rows is called, and many. */
  one: string;
  many: string;
  /** The column of the date or year; of a span the one in which it began. */
  time: string;
  /** The column in which a span ended. */
  until?: string;
  /** The record of coverage that says where a year without a row is a zero. */
  record?: string;
  /** The column whose different values are counted, where not each row is one. */
  each?: string;
  /** The column that names a row. */
  title: string;
  /** The column that tells whose amount it is. */
  series?: string;
  /** The unit of the amounts; rows in another are left out. */
  unit?: string;
  /** Columns whose words tell rows apart. */
  categories: string[];
  /** Amounts of the rows, by the name of their columns without low, best and high. */
  amounts?: Record<string, {name: string; unit: string}>;
  /** What always holds of its rows. */
  where?: Where;
  /** The columns that say where a row was, and which rows stand for a whole area. */
  place?: {name: string; latitude: string; longitude: string; area?: Where};
}

/** One variable as the catalogue knows it. */
export interface SeriesEntry {
  id: string;
  name: string;
  concept: string;
  dimension: string;
  /** What a share is of. */
  share_of: string | null;
  price_basis: string | null;
  unit: string;
  /** What the codebook warns of. */
  caution: string | null;
  /** First and last year and number of values, by case. */
  cases: Record<string, [first: number, last: number, count: number]>;
}

/** A kind of milestone, and from where a clock of its name runs in each case. */
export interface ClockEntry {
  id: string;
  name: string;
}

/** From where a clock runs in one case, under one lens. */
export interface Zero {
  case: string;
  kind: string;
  attainment: string;
  argument: string | null;
  date: string | null;
  zero_low: number | null;
  zero_high: number | null;
  zero_year: number | null;
  /** Name of the kind, whether it belongs to the ladder, and what its row rests on. */
  name: string;
  ladder: boolean;
  sources: string;
  status: string;
}

/** The span for which a record was kept in one case. */
export interface Kept {
  case: string;
  record: string;
  /** Whether a year in it without a row is a zero. */
  whole: boolean;
  /** Days since 1970-01-01. */
  from_day: number;
  to_day: number;
  rule: string | null;
  sources: string;
}

/** A verdict of the comparability rules on a variable in two cases, or on two variables. */
export interface Verdict {
  /** The variable, or the first of two. */
  of: string;
  a: string;
  b: string;
  verdict: string;
  reason: string | null;
}

/** For what a division by a word as `person` stands. */
export interface Division {
  /** The variable or concept that counts these. */
  of: string;
  /** Larger or smaller units of the result, by the base unit of what is divided. */
  scale?: Record<string, [factor: number, unit: string]>;
}

/** All that may be compared, small enough for a page. */
export interface Catalogue {
  version: string;
  /** Day up to which the record was searched, in days since 1970-01-01. */
  asOf: number;
  cases: {id: string; name: string; role: string}[];
  series: SeriesEntry[];
  measures: Measure[];
  /** Words of each category of each measure that occur. */
  words: Record<string, Record<string, (string | number | boolean)[]>>;
  clocks: ClockEntry[];
  /** By lens, then by whether only checked rows count. */
  zeros: Record<string, Record<string, Zero[]>>;
  /** The variable that stands for each concept, by lens. */
  leading: Record<string, Record<string, string>>;
  lenses: string[];
  kept: Kept[];
  /** Day up to which steps were looked for, by case. */
  seen: Record<string, number>;
  caseVerdicts: Verdict[];
  pairVerdicts: Verdict[];
  per: Record<string, Division>;
  /** The measure whose rows are context. */
  context: string | null;
  /** Whether the notebook has outlines for maps. */
  outlined: boolean;
  /** Names that were changed, old to new. */
  renamed: Record<string, string>;
}

/** Returns the name of a case. */
export function caseNameOf(id: string, {cases}: Pick<Catalogue, "cases">): string {
  return cases.find((each) => each.id === id)?.name ?? id;
}

/** The variables of a concept, or the one of that name. */
export function variablesOf(of: string, {series}: Pick<Catalogue, "series">): SeriesEntry[] {
  const own = series.filter(({id}) => id === of);
  return own.length ? own : series.filter(({concept}) => concept === of);
}

/** Whether two variables may be drawn on one axis. */
export function sameAxis(a: SeriesEntry, b: SeriesEntry, base: (unit: string) => string): boolean {
  return (
    a.dimension === b.dimension &&
    a.share_of === b.share_of &&
    a.price_basis === b.price_basis &&
    base(a.unit) === base(b.unit)
  );
}
