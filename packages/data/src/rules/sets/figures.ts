import {multiples} from "../../shared/unit.js";
import {sqlName} from "../../shared/placeholders.js";
import {having, listed, targetOf, type SetRule} from "./set-rule.js";

/** A total is the sum of its parts where all are known, and never less than those that are. */
export const sums: SetRule = (table) =>
  having(table, "sum").map(({field: {name}, value: parts}) => {
    const known = parts.map((part) => `coalesce(${sqlName(part)}, 0)`).join(" + ");
    const every = parts.map((part) => `${sqlName(part)} IS NOT NULL`).join(" AND ");
    const total = sqlName(name);
    return {
      sql: `SELECT ${sqlName(table.key)} AS row_id, '${name}' AS field,
        'not the sum of ${parts.join(", ")}: ' || ${total} || ', which come to ' || (${known}) AS message
        FROM ${sqlName(table.name)} WHERE ${total} < ${known} OR (${total} <> ${known} AND ${every})`,
      remedy: "check the figures against the source"
    };
  });

/** A unit of money is in the currency that its row names. */
export const currencies: SetRule = (table) =>
  having(table, "currencyOf").map(({field: {name}, value: unit}) => ({
    sql: `WITH
      rows AS (SELECT ${sqlName(table.key)} AS id, ${sqlName(name)} AS currency, ${sqlName(unit)} AS unit,
        string_split(${sqlName(unit)}, ' ') AS words FROM ${sqlName(table.name)}),
      known AS (SELECT list(DISTINCT currency) AS currencies FROM rows)
      SELECT id AS row_id, '${name}' AS field,
        'unit ' || unit || ' in ' || coalesce(currency, 'no currency') AS message
      FROM rows, known
      WHERE list_filter(words, lambda word: list_contains(currencies, word))[1] IS DISTINCT FROM currency`,
    remedy: "the unit names the currency of the row, and none where the row has none"
  }));

/** A figure is below zero only where the row that it belongs to is of a kind that can be. */
export const signs: SetRule = (table) =>
  having(table, "negativeWhere").flatMap(({field: {name}, value: {by, field, words}}) => {
    const kinds = table.fields.find((each) => each.name === by);
    const target = kinds && targetOf(table, kinds);
    if (!target) return [];
    return [
      {
        sql: `SELECT rows.${sqlName(table.key)} AS row_id, '${name}' AS field,
          'below zero: ' || rows.${sqlName(name)} || ', a ' || kinds.${sqlName(field)} AS message
          FROM ${sqlName(table.name)} AS rows JOIN ${sqlName(target)} AS kinds ON kinds.id = rows.${sqlName(by)}
          WHERE rows.${sqlName(name)} < 0 AND kinds.${sqlName(field)} NOT IN ${listed(words)}`,
        remedy: `only a ${words.join(" or ")} can be`,
        reads: [target]
      }
    ];
  });

const far = 100;
const unitsOf = Object.entries(multiples)
  .map(([name, factor]) => `('${name}', ${factor})`)
  .join(", ");

/**
 * Two figures for one thing and year, in kinds that measure alike in one base unit, are of one size: a kind that counts thousands
 * by mistake is seen beside another.
 */
export const sizes: SetRule = (table) => {
  const {series} = table;
  const kind = series?.alike && table.fields.find(({name}) => name === series.alike!.by);
  const unit = table.fields.find((field) => field.kind === "unit");
  const target = kind && targetOf(table, kind);
  if (!series?.alike || !target || !unit) return [];
  const of = series.of.filter((name) => name !== kind.name);
  const like = [...of, series.along].map(sqlName).join(", ");
  return [
    {
      sql: `WITH
        kinds AS (SELECT id, ${sqlName(series.alike.field)} AS alike, ${sqlName(unit.name)} AS unit FROM ${sqlName(target)}),
        units AS (FROM (VALUES ${unitsOf}) AS units(multiple, factor)),
        factors AS (SELECT kinds.id, alike, coalesce(factor, 1) AS factor,
          coalesce(substr(unit, length(multiple) + 2), unit) AS base
          FROM kinds LEFT JOIN units ON starts_with(unit, multiple || ' ')),
        sized AS (SELECT rows.${sqlName(table.key)} AS id, ${like}, factors.id AS kind, alike, base,
          abs(rows.${sqlName(series.value)}) * factor AS size
          FROM ${sqlName(table.name)} AS rows JOIN factors ON factors.id = rows.${sqlName(kind.name)}
          WHERE rows.${sqlName(series.value)} <> 0)
        SELECT row_id, '${series.value}' AS field,
          'is ' || round(max(times)) || ' times the figure of ' || any_value(other) AS message
        FROM (SELECT a.id AS row_id, b.id AS other, a.size / b.size AS times
          FROM sized AS a JOIN sized AS b USING (${like}, alike, base) WHERE a.kind <> b.kind)
        WHERE times > ${far} GROUP BY row_id`,
      remedy: `both are of one ${series.alike.field}: check unit and point of both, in ${target} too`,
      reads: [target]
    }
  ];
};
