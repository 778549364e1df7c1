import {having, listed, named, targetOf, type SetRule} from "./set-rule.js";

/** An id, or another text that is made of other columns, is made of them. */
export const forms: SetRule = (table) =>
  having(table, "form").map(({field: {name}, value: form}) => {
    const open = form.endsWith("*");
    const made = form
      .replace("*", "")
      .split(/\{(\w+)\}/)
      .map((part, at) => (at % 2 ? `lower(CAST(${named(part)} AS VARCHAR))` : `'${part}'`))
      .filter((part) => part !== "''")
      .join(" || ");
    const column = named(name);
    return {
      sql: `SELECT ${named(table.key)} AS row_id, '${name}' AS field,
        'does not agree with its row: ' || ${column} AS message, 'its columns make ' || ${made} AS remedy
        FROM ${named(table.name)}
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
        '${column} of ' || other || ' is ' || coalesce(named.${named(column)}, 'empty') ||
          ', not ' || coalesce(rows.${named(column)}, 'empty') AS message
        FROM (SELECT ${named(table.key)} AS id, ${named(column)},
          ${field.kind === "list" ? `unnest(${named(name)})` : named(name)} AS other FROM ${named(table.name)}) AS rows
        JOIN ${named(target)} AS named ON named.id = other
        WHERE named.${named(column)} IS DISTINCT FROM rows.${named(column)}`,
      remedy: "name another row, or mend this one",
      reads: [target]
    }));
  });

/** No two rows that are alike in some columns have the same value in another. */
export const uniques: SetRule = (table) =>
  having(table, "uniqueWithin").map(({field: {name}, value: within}) => ({
    sql: `SELECT row_id, '${name}' AS field,
      'given twice: ${name} ' || value || ', in ' || other || ' too' AS message
      FROM (SELECT ${named(table.key)} AS row_id, ${named(name)} AS value,
        lag(${named(table.key)}) OVER (PARTITION BY ${[...within, name].map(named).join(", ")} ORDER BY ${named(table.key)})
          AS other FROM ${named(table.name)} WHERE ${named(name)} IS NOT NULL)
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
        steps AS (SELECT ${named(table.key)} AS id, ${kind === "list" ? `unnest(${named(name)})` : named(name)} AS other
          FROM ${named(table.name)} WHERE ${named(name)} IS NOT NULL),
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
      sql: `SELECT ${named(table.key)} AS row_id, '${field}' AS field, ${named(by)} || ' without ${field}' AS message
        FROM ${named(table.name)} WHERE ${named(by)} IN ${listed(filled)} AND ${named(field)} IS NULL`,
      remedy: `name it, or write another ${by}`
    },
    {
      sql: `SELECT ${named(table.key)} AS row_id, '${field}' AS field,
        ${named(by)} || ', yet with ${field}: ' || ${named(field)} AS message
        FROM ${named(table.name)} WHERE ${named(by)} IN ${listed(empty)} AND ${named(field)} IS NOT NULL`,
      remedy: `leave it empty, or write another ${by}`
    }
  ]);

/** A list that is an order of words has each of them. */
export const wholes: SetRule = (table) =>
  having(table, "allWords").flatMap(({field: {name, words}}) =>
    words
      ? [
          {
            sql: `SELECT ${named(table.key)} AS row_id, '${name}' AS field, 'word left out: ' || word AS message
              FROM ${named(table.name)}, (SELECT unnest([${words.map((word) => `'${word}'`).join(", ")}]) AS word)
              WHERE ${named(name)} IS NOT NULL AND NOT list_contains(${named(name)}, word)`,
            remedy: "give each word its place"
          }
        ]
      : []
  );
