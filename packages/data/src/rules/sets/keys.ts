import {sqlName} from "../../shared/placeholders.js";
import {having, listed, targetOf, type SetRule} from "./set-rule.js";

/** An id, or another text that is made of other columns, is made of them. */
export const forms: SetRule = (table) =>
  having(table, "form").map(({field: {name}, value: form}) => {
    const open = form.endsWith("*");
    const made = form
      .replace("*", "")
      .split(/\{(\w+)\}/)
      .map((part, at) => (at % 2 ? `lower(CAST(${sqlName(part)} AS VARCHAR))` : `'${part}'`))
      .filter((part) => part !== "''")
      .join(" || ");
    const column = sqlName(name);
    return {
      sql: `SELECT ${sqlName(table.key)} AS row_id, '${name}' AS field,
        'does not agree with its row: ' || ${column} AS message, 'its columns make ' || ${made} AS remedy
        FROM ${sqlName(table.name)}
        WHERE ${open ? `NOT starts_with(${column}, ${made})` : `${column} <> ${made}`}`,
      remedy: `write it as ${form}`
    };
  });

/** What a row names agrees with it in the columns that both share. */
export const shared: SetRule = (table) =>
  having(table, "shares").flatMap(({field, value: columns}) => {
    const target = targetOf(table, field);
    if (!target) return [];
    const {name} = field;
    return columns.map((column) => ({
      sql: `SELECT rows.id AS row_id, '${name}' AS field,
        '${column} of ' || other || ' is ' || coalesce(named.${sqlName(column)}, 'empty') ||
          ', not ' || coalesce(rows.${sqlName(column)}, 'empty') AS message
        FROM (SELECT ${sqlName(table.key)} AS id, ${sqlName(column)},
          ${field.kind === "list" ? `unnest(${sqlName(name)})` : sqlName(name)} AS other FROM ${sqlName(table.name)}) AS rows
        JOIN ${sqlName(target)} AS named ON named.id = other
        WHERE named.${sqlName(column)} IS DISTINCT FROM rows.${sqlName(column)}`,
      remedy: "name another row, or mend this one",
      reads: [target]
    }));
  });

/** No two rows that are alike in some columns have the same value in another. */
export const uniques: SetRule = (table) =>
  having(table, "uniqueWithin").map(({field: {name}, value: within}) => ({
    sql: `SELECT row_id, '${name}' AS field,
      'given twice: ${name} ' || value || ', in ' || other || ' too' AS message
      FROM (SELECT ${sqlName(table.key)} AS row_id, ${sqlName(name)} AS value,
        lag(${sqlName(table.key)}) OVER (PARTITION BY ${[...within, name].map(sqlName).join(", ")} ORDER BY ${sqlName(table.key)})
          AS other FROM ${sqlName(table.name)} WHERE ${sqlName(name)} IS NOT NULL)
      WHERE other IS NOT NULL`,
    remedy: within.length
      ? `one of each among rows of the same ${within.join(" and ")}`
      : "one of each in the table"
  }));

/** Rows of a table that name each other go in no circle. */
export const circles: SetRule = (table) =>
  table.fields
    .filter((field) => targetOf(table, field) === table.name)
    .map(({name, kind}) => ({
      sql: `WITH RECURSIVE
        steps AS (SELECT ${sqlName(table.key)} AS id, ${kind === "list" ? `unnest(${sqlName(name)})` : sqlName(name)} AS other
          FROM ${sqlName(table.name)} WHERE ${sqlName(name)} IS NOT NULL),
        ways AS (SELECT id, other FROM steps UNION
          SELECT ways.id, steps.other FROM ways JOIN steps ON steps.id = ways.other)
        SELECT id AS row_id, '${name}' AS field, 'comes back to itself: ' || id AS message
        FROM ways WHERE id = other`,
      remedy: "one of these rows rests on no other of them"
    }));

/** A word in one column says whether another is filled. */
export const givens: SetRule = (table) =>
  table.given.flatMap(({field, by, filled, empty}) => [
    {
      sql: `SELECT ${sqlName(table.key)} AS row_id, '${field}' AS field, ${sqlName(by)} || ' without ${field}' AS message
        FROM ${sqlName(table.name)} WHERE ${sqlName(by)} IN ${listed(filled)} AND ${sqlName(field)} IS NULL`,
      remedy: `name it, or write another ${by}`
    },
    {
      sql: `SELECT ${sqlName(table.key)} AS row_id, '${field}' AS field,
        ${sqlName(by)} || ', yet with ${field}: ' || ${sqlName(field)} AS message
        FROM ${sqlName(table.name)} WHERE ${sqlName(by)} IN ${listed(empty)} AND ${sqlName(field)} IS NOT NULL`,
      remedy: `leave it empty, or write another ${by}`
    }
  ]);

/** A list that is an order of words has each of them. */
export const wholes: SetRule = (table) =>
  having(table, "allWords").flatMap(({field: {name, words}}) =>
    words
      ? [
          {
            sql: `SELECT ${sqlName(table.key)} AS row_id, '${name}' AS field, 'word left out: ' || word AS message
              FROM ${sqlName(table.name)}, (SELECT unnest([${words.map((word) => `'${word}'`).join(", ")}]) AS word)
              WHERE ${sqlName(name)} IS NOT NULL AND NOT list_contains(${sqlName(name)}, word)`,
            remedy: "give each word its place"
          }
        ]
      : []
  );
