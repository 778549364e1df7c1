import {sqlString} from "../../shared/placeholders.js";
import type {DataPackage, Field, Table} from "../../description.js";

/**
 * A question to the rows of a table: each row of its answer breaks a rule. Its columns are `row_id`, `field`, `message`
 * and, where a word of the row belongs in it, `remedy`.
 */
export interface SetQuestion {
  sql: string;
  remedy: string;
  /** The tables that it reads, besides its own. */
  reads?: string[];
}

/** A rule said over sets: what it asks of a table, which the description of the table decides. */
export type SetRule = (table: Table, dataset: DataPackage) => SetQuestion[];

/** Writes texts for SQL, as a list to look in. */
export const listed = (texts: string[]) => `(${texts.map(sqlString).join(", ")})`;

/** Returns the table that a column names rows of, if it does. */
export function targetOf(table: Table, field: Field): string | undefined {
  return field.resource ?? table.foreignKeys.find((key) => key.field === field.name)?.resource;
}

/** Returns the fields of a table that have a property, with it. */
export function having<Name extends keyof Field>(
  {fields}: Table,
  name: Name
): {field: Field; value: NonNullable<Field[Name]>}[] {
  return fields.flatMap((field) => {
    const value = field[name];
    return value === undefined ? [] : [{field, value}];
  });
}
