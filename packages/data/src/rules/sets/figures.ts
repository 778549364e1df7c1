import {having, listed, named, targetOf, type SetRule} from "./set-rule.js";

/** A total is the sum of its parts where all are known, and never less than those that are. */
export const sums: SetRule = (table) =>
  having(table, "sum").map(({field: {name}, value: parts}) => {
    const known = parts.map((part) => `coalesce(${named(part)}, 0)`).join(" + ");
    const every = parts.map((part) => `${named(part)} IS NOT NULL`).join(" AND ");
    const total = named(name);
    return {
      sql: `SELECT ${named(table.key)} AS row_id, '${name}' AS field,
        'not the sum of ${parts.join(", ")}: ' || ${total} || ', which come to ' || (${known}) AS message
        FROM ${named(table.name)} WHERE ${total} < ${known} OR (${total} <> ${known} AND ${every})`,
      remedy: "check the figures against the source"
    };
  });

/** A unit of money is in the currency that its row names. */
export const currencies: SetRule = (table) =>
  having(table, "currencyOf").map(({field: {name}, value: unit}) => ({
    sql: `WITH
      rows AS (SELECT ${named(table.key)} AS id, ${named(name)} AS currency, ${named(unit)} AS unit,
        string_split(${named(unit)}, ' ') AS words FROM ${named(table.name)}),
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
        sql: `SELECT rows.${named(table.key)} AS row_id, '${name}' AS field,
          'below zero: ' || rows.${named(name)} || ', a ' || kinds.${named(field)} AS message
          FROM ${named(table.name)} AS rows JOIN ${named(target)} AS kinds ON kinds.id = rows.${named(by)}
          WHERE rows.${named(name)} < 0 AND kinds.${named(field)} NOT IN ${listed(words)}`,
        remedy: `only a ${words.join(" or ")} can be`,
        reads: [target]
      }
    ];
  });
