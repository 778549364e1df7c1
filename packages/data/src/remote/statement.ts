import {sqlName, sqlString} from "../shared/placeholders.js";
import {
  aggregateOf,
  groupsOf,
  sourceOf,
  type Allowed,
  type EngineName,
  type GroupColumn,
  type Head,
  type RemoteColumn,
  type Scalar
} from "./head.js";

interface Dialect {
  text: (value: string) => string;
  day: (column: string) => string;
  year: (column: string) => string;
}

const dialects: Record<EngineName, Dialect> = {
  postgres: {
    text: sqlString,
    // What hangs on no setting can be pushed on to a foreign table's own server.
    day: (column) => `CAST(${column} AS date)`,
    year: (column) => `CAST(extract(year FROM ${column}) AS integer)`
  },
  clickhouse: {
    // A backslash begins an escape there.
    text: (value) => sqlString(value.replaceAll("\\", "\\\\")),
    day: (column) => `toString(toDate(${column}))`,
    year: (column) => `toYear(${column})`
  },
  parquet: {
    text: sqlString,
    day: (column) => `strftime(${column}, '%Y-%m-%d')`,
    year: (column) => `year(${column})`
  }
};

/** Where the rows of a Parquet file stand in a statement, until its path is known. */
export const parquetRows = "parquet_rows";

/** The most sums that come back, where a head says no other number. */
export const mostSums = 100_000;

/**
 * Writes the one statement that a remote table is asked, in its engine's own SQL: groups, the number of rows, and sums,
 * of the partitions that have a source. It gives one row more than may come back where there are too many.
 */
export function statementOf(head: Head): string {
  const dialect = dialects[head.engine];
  const column = (name: string) => head.columns.find((each) => each.name === name)!;
  const groups = groupsOf(head).map((group) => groupSql(group, column(sourceOf(group)), dialect));
  const sums = Object.values(head.measures).map((measure): [how: string, sql: string] => {
    const [how, of] = aggregateOf(measure)!;
    const made = `${how}(${sqlName(of)})`;
    return [how, column(of).type === "date" && how !== "count" ? dialect.day(made) : made];
  });
  const conditions = [
    condition(column(head.partition), Object.keys(head.partitions), dialect),
    ...Object.entries(head.where ?? {}).map(([name, allowed]) =>
      condition(column(name), allowed, dialect)
    )
  ];
  const from = `${fromSql(head)}\nWHERE ${conditions.join("\n  AND ")}`;
  const all: [how: string, sql: string][] = [["count", "count(*)"], ...sums];
  const most = (head.most ?? mostSums) + 1;
  if (head.engine !== "postgres" || !groupsOf(head).some((group) => group.year_of))
    return selectSql(
      groups,
      all.map(([, sql]) => sql),
      from,
      most
    );
  return byDayFirst(head, all, from, most);
}

// Names of its own: in ClickHouse a column that is called as one of the table takes its place in WHERE.
function selectSql(groups: string[], sums: string[], from: string, most?: number): string {
  const list = [...groups, ...sums].map((sql, at) => `  ${sql} AS c${at + 1}`);
  const end = most === undefined ? "" : `\nLIMIT ${most}`;
  return `SELECT\n${list.join(",\n")}\nFROM ${from}\nGROUP BY ${groups.join(", ")}${end}`;
}

// PostgreSQL hands on to another server what is grouped by a day, but not what is grouped by its year.
function byDayFirst(
  head: Head,
  sums: [how: string, sql: string][],
  from: string,
  most: number
): string {
  const {day, year} = dialects.postgres;
  const groups = groupsOf(head);
  const days = groups.map((group) => {
    const {name, type} = head.columns.find((each) => each.name === sourceOf(group))!;
    return type === "date" ? day(sqlName(name)) : sqlName(name);
  });
  const inner = selectSql(
    [...new Set(days)],
    sums.map(([, sql]) => sql),
    from
  );
  const width = new Set(days).size;
  const outer = groups.map((group, at) => {
    const own = `c${[...new Set(days)].indexOf(days[at]!) + 1}`;
    return group.year_of ? year(own) : own;
  });
  const again = sums.map(([how], at) => `${how === "count" ? "sum" : how}(c${width + at + 1})`);
  return selectSql(outer, again, `(\n${inner}\n) AS days`, most);
}

function fromSql({engine, table, statement}: Head): string {
  if (engine === "parquet") return parquetRows;
  if (statement !== undefined) return `(\n${statement.trim()}\n) AS t`;
  return table!.split(".").map(sqlName).join(".");
}

function groupSql({year_of}: GroupColumn, {name, type}: RemoteColumn, dialect: Dialect): string {
  if (year_of) return dialect.year(sqlName(name));
  return type === "date" ? dialect.day(sqlName(name)) : sqlName(name);
}

function condition({name, type}: RemoteColumn, allowed: Allowed, {text}: Dialect): string {
  const own = sqlName(name);
  const literal = (value: Scalar) =>
    type === "string" || type === "date" ? text(String(value)) : String(Number(value));
  if (typeof allowed !== "object") return `${own} = ${literal(allowed)}`;
  if (Array.isArray(allowed)) return `${own} IN (${allowed.map(literal).join(", ")})`;
  const {from, to} = allowed;
  return [
    ...(from === undefined ? [] : [`${own} >= ${literal(from)}`]),
    ...(to === undefined ? [] : [`${own} <= ${literal(to)}`])
  ].join(" AND ");
}
