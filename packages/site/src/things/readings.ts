import type {DuckDBConnection} from "@duckdb/node-api";
import {byPosition, hasTable, queryRows} from "@cold-winter/data";
import type {Dataset} from "@cold-winter/data";
import {groupBy, sqlString} from "@cold-winter/data/shared";
import type {Thing} from "./things.js";

/** One published value of one quantity of a thing, as `readings` has it. */
export interface Reading {
  table_name: string;
  row_id: string;
  subject_table: string;
  subject: string;
  quantity: string;
  low: number | null;
  best: number | null;
  high: number | null;
  printed: string | null;
  unit: string | null;
  status: string;
  witness: string | null;
  locator: string | null;
  voice: string | null;
  family: string | null;
  /** Whether it was made from another one. */
  derived: boolean;
  /** Whether the first lens takes it. */
  taken: boolean;
}

/** Asks for all readings of what is a thing; none where the record has no table of them. */
export async function readingsOf(
  connection: DuckDBConnection,
  {package: {tables}, tables: rows}: Dataset
): Promise<Reading[]> {
  const lens = byPosition(rows.get("lenses") ?? [])[0]?.id;
  const kinds = tables.flatMap(({name, thing}) => (thing ? [sqlString(name)] : []));
  if (lens === undefined || !kinds.length) return [];
  if (!(await hasTable(connection, "readings"))) return [];
  const found = await queryRows(
    connection,
    `WITH own AS (
      SELECT DISTINCT subject_table, subject FROM readings
      WHERE table_name IN (${kinds.join()}) OR subject_table IN (${kinds.join()})
    )
    SELECT
      readings.table_name, readings.row_id, readings.subject_table, readings.subject, readings.quantity,
      readings.low, readings.best, readings.high, readings.printed, readings.unit, readings.status,
      readings.witness, readings.locator, readings.voice, readings.family,
      readings.derives_from IS NOT NULL AS derived, taken.row_id IS NOT NULL AS taken
    FROM readings
    JOIN own USING (subject_table, subject)
    LEFT JOIN preferred(${sqlString(lens)}, 'all') AS taken USING (table_name, row_id, subject_table, subject, quantity)
    ORDER BY readings.subject_table, readings.subject, readings.quantity,
      coalesce(readings.low, readings.best, readings.high), readings.number`
  );
  return found as unknown as Reading[];
}

/** Returns what finds the readings of a thing, by what is read of it; those of the same subject that other rows give are among them. */
export function readingsByThing(readings: Reading[]): (thing: Thing) => Map<string, Reading[]> {
  const subjectOf = (reading: Reading) => `${reading.subject_table}\0${reading.subject}`;
  const subjects = groupBy(readings, subjectOf);
  const own = groupBy(readings, (reading) => `${reading.table_name}\0${reading.row_id}`);
  return ({table, id}) => {
    const key = `${table}\0${id}`;
    const asked = new Set([key, ...(own.get(key) ?? []).map(subjectOf)]);
    const found = [...asked].flatMap((subject) => subjects.get(subject) ?? []);
    return groupBy(found, ({quantity}) => quantity);
  };
}
