import type {Table} from "../../description.js";
import {sqlName} from "../../shared/placeholders.js";
import {having, type SetRule} from "./set-rule.js";

const dayOf = ({fields}: Table, name: string, side: "from" | "to") =>
  fields.find((field) => field.name === name)?.kind === "edtf"
    ? sqlName(`${name}_${side}`)
    : sqlName(name);

/** Nothing ends before it began. */
export const spans: SetRule = (table) =>
  table.spans.map(([begin, end]) => ({
    sql: `SELECT ${sqlName(table.key)} AS row_id, '${end}' AS field,
      '${end} before ${begin}: ' || ${sqlName(end)} || ' < ' || ${sqlName(begin)} AS message
      FROM ${sqlName(table.name)} WHERE ${dayOf(table, end, "to")} < ${dayOf(table, begin, "from")}`,
    remedy: "check both against the source"
  }));

/** A year lies within the date that it is the year of. */
export const years: SetRule = (table) =>
  having(table, "yearOf").map(({field: {name}, value: date}) => ({
    sql: `SELECT ${sqlName(table.key)} AS row_id, '${name}' AS field,
      'not a year of ${date}: ' || ${sqlName(name)} || ', ' || ${sqlName(date)} AS message
      FROM ${sqlName(table.name)}
      WHERE ${sqlName(name)} NOT BETWEEN year(${sqlName(`${date}_from`)}) AND year(${sqlName(`${date}_to`)})`,
    remedy: "one of the two is wrong"
  }));
