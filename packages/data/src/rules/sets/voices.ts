import {disputePlaces} from "../../dispute/grounds.js";
import {sqlName, sqlString} from "../../shared/placeholders.js";
import type {SetRule} from "./set-rule.js";

/**
 * Where a reading names no origin, its first work is its voice. One that cites besides the work that is a rival's voice
 * is of its own, or of that, by nothing but the order of its works: it names its origin.
 */
export const voices: SetRule = (table, dataset) => {
  const {readings} = disputePlaces(dataset);
  if (table.name !== readings) return [];
  const name = sqlName(readings);
  const silent = (side: string) =>
    `${side}.origin IS NULL AND coalesce(len(${side}.derives_from), 0) = 0`;
  return [
    {
      sql: `SELECT DISTINCT one.id AS row_id, 'origin' AS field,
        'cites ' || first.source || ' too, the voice of its rival ' || other.id AS message
        FROM ${name} AS one
        JOIN ${name} AS other USING (subject_table, subject, quantity)
        JOIN citations AS first ON first.table_name = ${sqlString(readings)} AND first.row_id = other.id AND first.position = 1
        JOIN citations AS also ON also.table_name = first.table_name AND also.row_id = one.id AND also.position > 1 AND also.source = first.source
        WHERE one.id <> other.id AND ${silent("one")} AND ${silent("other")}`,
      remedy: "name its origin, who made the value: the order of works does not decide it",
      reads: ["citations"]
    }
  ];
};
