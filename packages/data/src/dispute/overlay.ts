import {tableColumns} from "../columns.js";
import type {Table} from "../description.js";
import {literal} from "../shared/literal.js";
import {sqlName, sqlString} from "../shared/placeholders.js";
import {parseValue} from "../value.js";
import type {Grounds, GroundTable} from "./grounds.js";
import {cellsOf, cellText, subjectOf, type Addition} from "./rows.js";
import type {Dispute} from "./value.js";
import {groundTable, wayOf, type RowValues} from "./way.js";

/** Whether a rival reading stands beside those of the record, or in the place of what it disputes. */
export type Standing = "instead" | "beside";

/**
 * Returns the statements that lay a dispute over the tables of a record that may be changed, before what is derived of
 * them is made. `added` are the rows that keep it.
 */
export function overlaySql(
  dispute: Dispute,
  grounds: Grounds,
  {row, added, standing}: {row: RowValues; added: Addition[]; standing: Standing}
): string {
  const way = wayOf(grounds, dispute, row);
  const parts = [sourceSql(dispute)];
  if (way.kept === "reading") {
    if (standing === "instead") parts.push(insteadSql(dispute, grounds, row));
    const kept = standing === "instead" ? added.slice(-1) : added;
    parts.push(...kept.map((each) => insertSql(each, groundTable(grounds, each.table))));
  }
  const own = groundTable(grounds, dispute.table);
  // Of a figure the bounds that are not given anew are none.
  const empty = Object.values(way.kept === "cell" ? way.columns : {}).map((name) => [name, ""]);
  const cells = {...Object.fromEntries(empty), ...cellsOf(dispute, way, row)} as Record<
    string,
    string
  >;
  const known = Object.entries(cells).filter(([name]) =>
    own.fields.some((field) => field.name === name)
  );
  const thing = dispute.table !== grounds.readings;
  const quantity = way.kept === "reading" ? known.filter(([name]) => name === way.field) : known;
  if (thing && quantity.length && (way.kept === "cell" || standing === "instead"))
    parts.push(updateSql(dispute, own, Object.fromEntries(quantity)));
  return parts.filter(Boolean).join("\n");
}

function sourceSql({source: {key, work}}: Dispute): string {
  if (!work) return "";
  const {type, author, title, year, publisher, journal, url, family, grade} = work;
  const cells = {
    ...{id: key, type, author, title, year: year && Number(year)},
    ...{publisher: publisher ?? journal, url, family, grade}
  };
  const known = Object.entries(cells).filter(([, value]) => value !== undefined && value !== "");
  const list = known.map(([name, value]) => `${literal(value)} AS ${sqlName(name)}`);
  return `INSERT INTO sources BY NAME SELECT ${list.join(", ")};`;
}

// A reading takes the place of itself; the reading of a thing that of all readings of its quantity.
function insteadSql(dispute: Dispute, {readings, ...grounds}: Grounds, row: RowValues): string {
  const {table, subject} = subjectOf(dispute, {readings, ...grounds}, row);
  const where =
    dispute.table === readings
      ? `id = ${sqlString(dispute.row)}`
      : `subject_table = ${sqlString(table)} AND subject = ${sqlString(subject)} AND quantity = ${sqlString(dispute.field)}`;
  return `DELETE FROM ${sqlName(readings!)} WHERE ${where};`;
}

/** Writes a row of text as SQL, with the columns that are read from its dates. */
function cellsSql(row: Record<string, string>, {fields}: GroundTable): Record<string, string> {
  const values = Object.fromEntries(
    fields.map((field) => [field.name, parseOpen(row[field.name] ?? "", field)])
  );
  const cells = tableColumns({fields} as Table).flatMap(
    ({name, type, derivedFrom, value}): [string, string][] => {
      if (!((derivedFrom ?? name) in row)) return [];
      const cell = value(values);
      if (cell === null || cell === undefined) return [[name, `NULL::${type}`]];
      if (Array.isArray(cell))
        return [[name, `[${cell.map((each) => sqlString(String(each))).join()}]`]];
      const text = typeof cell === "string" ? sqlString(cell) : cellText(cell);
      return [[name, `${text}::${type}`]];
    }
  );
  return Object.fromEntries(cells);
}

function parseOpen(text: string, field: GroundTable["fields"][number]): unknown {
  return text === "" ? null : parseValue(text, field);
}

function insertSql({row}: Addition, table: GroundTable): string {
  const list = Object.entries(cellsSql(row, table)).map(
    ([name, sql]) => `${sql} AS ${sqlName(name)}`
  );
  const insert = `INSERT INTO ${sqlName(table.name)} BY NAME SELECT ${list.join(", ")};`;
  return [insert, ...citationsSql(table.name, row[table.key]!, row["sources"]!)].join("\n");
}

function updateSql(
  {row: id, source: {key, locator}, origin}: Dispute,
  table: GroundTable,
  cells: Record<string, string>
): string {
  const has = (name: string) => table.fields.some((field) => field.name === name);
  const sources = `${key}[${locator}]`;
  const all = {
    ...cellsSql(cells, table),
    sources: sqlString(sources),
    ...(has("status") && {status: "'unchecked'"}),
    ...(has("origin") && {origin: origin === undefined ? "NULL" : sqlString(origin)}),
    ...(has("derives_from") && {derives_from: "NULL"})
  };
  const set = Object.entries(all).map(([name, sql]) => `${sqlName(name)} = ${sql}`);
  const where = `${sqlName(table.key)} = ${sqlString(id)}`;
  const old = `DELETE FROM citations WHERE table_name = ${sqlString(table.name)} AND row_id = ${sqlString(id)};`;
  const update = `UPDATE ${sqlName(table.name)} SET ${set.join(", ")} WHERE ${where};`;
  return [update, old, ...citationsSql(table.name, id, sources)].join("\n");
}

function citationsSql(table: string, id: string, sources: string): string[] {
  return sources.split(";").map((each, at) => {
    const [, key, locator] = /^([^[]*)\[(.*)\]$/.exec(each)!;
    const cells = [table, id, key!, locator!].map(sqlString);
    return `INSERT INTO citations BY NAME SELECT ${cells[0]} AS table_name, ${cells[1]} AS row_id, ${at + 1} AS position, ${cells[2]} AS source, ${cells[3]} AS locator;`;
  });
}
