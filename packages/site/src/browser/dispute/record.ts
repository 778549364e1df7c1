import {DisputeRefused, type Grounds, type RowValues} from "@cold-winter/data/dispute";
import {retryingMemoize, sqlName, sqlString} from "@cold-winter/data/shared";
import type {Result} from "@cold-winter/data";
import {load, startedEngine} from "@cold-winter/figure/live";

/** Loads what disputes are held to. */
export const loadGrounds = retryingMemoize(() => load<Grounds>("data/disputes.json"));

/** A row that can be disputed, and where it stands. */
export interface FoundRow {
  table: string;
  id: string;
  row: RowValues;
}

/** Finds rows by ids, of whatever table; of each name also what stands before a slash; and the things that these rows are about. */
export async function findRows(names: string[], {tables}: Grounds): Promise<FoundRow[]> {
  const ids = [...new Set(names.flatMap((name) => [name, name.split("/")[0]!]))];
  const list = ids.map(sqlString).join();
  const asked = tables.map(
    ({name, key}) =>
      `SELECT ${sqlString(name)} AS name, ${sqlName(key)} AS id FROM ${sqlName(name)} WHERE ${sqlName(key)} IN (${list})`
  );
  const found = await ask(asked.join(" UNION ALL "));
  const rows: FoundRow[] = [];
  for (const {name, id} of found) rows.push(await rowOf(String(name), String(id), tables));
  for (const {table, id} of rows.flatMap((each) => aboutOf(each, tables)))
    if (!rows.some((each) => each.id === id)) rows.push(await rowOf(table, id, tables));
  const order = ({id}: FoundRow) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return rows.sort((a, b) => order(a) - order(b));
}

// The things that a row is about: a mark may stand for one of these.
function aboutOf({table, row}: FoundRow, tables: Grounds["tables"]): {table: string; id: string}[] {
  const {foreignKeys} = tables.find(({name}) => name === table)!;
  return foreignKeys.flatMap(({field, resource}) => {
    const id = row[field];
    const ground = field !== "case" && tables.some(({name}) => name === resource);
    return ground && typeof id === "string" ? [{table: resource, id}] : [];
  });
}

/** Returns one row. Throws DisputeRefused where there is none. */
export async function rowOf(
  table: string,
  id: string,
  tables: Grounds["tables"]
): Promise<FoundRow> {
  const known = tables.find(({name}) => name === table);
  if (!known) throw new DisputeRefused("table", {name: table});
  const [row] = await ask(`FROM ${sqlName(table)} WHERE ${sqlName(known.key)} = ${sqlString(id)}`);
  if (!row) throw new DisputeRefused("row", {id});
  return {table, id, row};
}

/** Asks the record, and returns rows. */
export async function ask(sql: string): Promise<RowValues[]> {
  const engine = await startedEngine();
  return toRows(await engine.query(sql));
}

function toRows({columns, rows}: Result): RowValues[] {
  const length = rows[columns[0]?.name ?? ""]?.length ?? 0;
  return Array.from({length}, (_, at) =>
    Object.fromEntries(columns.map(({name}) => [name, rows[name]![at]]))
  );
}
