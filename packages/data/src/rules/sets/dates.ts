import type {Table} from "../../description.js";
import {having, named, type SetRule} from "./set-rule.js";

const dayOf = ({fields}: Table, name: string, side: "from" | "to") =>
  fields.find((field) => field.name === name)?.kind === "edtf"
    ? named(`${name}_${side}`)
    : named(name);

/** Nothing ends before it began. */
export const spans: SetRule = (table) =>
  table.spans.map(([begin, end]) => ({
    sql: `SELECT ${named(table.key)} AS row_id, '${end}' AS field,
      '${end} before ${begin}: ' || ${named(end)} || ' < ' || ${named(begin)} AS message
      FROM ${named(table.name)} WHERE ${dayOf(table, end, "to")} < ${dayOf(table, begin, "from")}`,
    remedy: "check both against the source"
  }));

/** A year lies within the date that it is the year of. */
export const years: SetRule = (table) =>
  having(table, "yearOf").map(({field: {name}, value: date}) => ({
    sql: `SELECT ${named(table.key)} AS row_id, '${name}' AS field,
      'not a year of ${date}: ' || ${named(name)} || ', ' || ${named(date)} AS message
      FROM ${named(table.name)}
      WHERE ${named(name)} NOT BETWEEN year(${named(`${date}_from`)}) AND year(${named(`${date}_to`)})`,
    remedy: "one of the two is wrong"
  }));
