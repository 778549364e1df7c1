import type {Case, Context, Row} from "@cold-winter/figure";

/** One event, one stretch of hardship, upheaval or pressure, or one spell of help from abroad. */
export interface Happening extends Row {
  layer: string;
  id: string;
  case: string;
  domain: string;
  title: string;
  date: string;
  from_day: Date;
  to_day: Date;
  kind: string | null;
  kind_name: string | null;
  status: string;
}

/** Milliseconds of a mean year. */
export const year = 365.2425 * 86_400_000;

/** The cases that are compared, in their order. */
export function compared({cases}: Pick<Context, "cases">): Case[] {
  return cases.filter(({role}) => role === "compared");
}

/** Name of the choice that says which milestone is year 0 of a case. */
export const zeroName = (id: string) => `zero_${id}`;

/** The event that is year 0 of a case. */
export function zeroOf(
  rows: Happening[],
  id: string,
  {selections}: Context
): Happening | undefined {
  return rows.find(
    (row) => row.case === id && row.kind !== null && row.kind === selections[zeroName(id)]
  );
}

/** The first event listed for a case. */
export function firstOf(rows: Happening[], id: string): Happening | undefined {
  return rows
    .filter((row) => row.case === id && row.layer === "event")
    .reduce<Happening | undefined>(
      (one, other) => (one && one.from_day <= other.from_day ? one : other),
      undefined
    );
}
