import type {Result, Schema} from "@cold-winter/data";
import {
  lineageParts,
  madeFrom,
  namesOf,
  readingRowColumns,
  type Asked,
  type LineageFile,
  type LineageRecord,
  type ReadingRow,
  type RecordLine
} from "@cold-winter/data/provenance";
import {citationKeys, sqlName, sqlString} from "@cold-winter/data/shared";
import {plainDate} from "../format.js";
import {load, loadReferences, site} from "../site.js";

/** Asks an engine that holds the record. */
export type AskRecord = (sql: string) => Promise<Pick<Result, "columns" | "rows">>;

/** The most rows whose provenance is drawn at once. */
const most = 400;

/** The most steps by which a number was made from others. */
const deepest = 6;

/** Asks the record what a part of an answer goes back to: for answers that no file was written for. */
export async function askLineage(
  {names, works}: Asked,
  title: string,
  ask: AskRecord
): Promise<LineageFile> {
  const [schema, references, {version, title: notebook}, paths] = await Promise.all([
    load<Schema>("data/database.json"),
    loadReferences(),
    site(),
    load<Record<string, string>>("data/things.json").catch(() => ({}))
  ]);
  const rows = new Map<string, RecordLine>();
  await addRows(rows, names.slice(0, most), schema, ask);
  const about = (row: RecordLine) => thingsIn(row.values);
  const subjects = [...rows].flatMap(([id, row]) => [id, ...about(row)]);
  const known = schema.tables.concat(schema.derived).some(({name}) => name === "readings");
  const readings = known ? await readingsOf(subjects, ask) : [];
  await addMade(rows, readings, schema, ask);
  const record: LineageRecord = {
    ...{rows, readings, about},
    told: (id, {table, values}) => ({
      table: schema.tables.find(({name}) => name === table)?.title ?? table,
      title: titleOf(values, id),
      path: pathOf(paths, [id, ...about({table, values})])
    }),
    work: (key) => {
      const reference = Object.hasOwn(references, key) ? references[key] : undefined;
      return reference && {...reference, path: workPath(key)};
    },
    date: plainDate
  };
  const query = {name: "asked", title, page: null};
  return {query, notebook, version, ...lineageParts(record)({names, works})};
}

// What a row names besides its case and what it cites.
function thingsIn({case: own, sources, id, ...rest}: Record<string, unknown>): string[] {
  const others = new Set([own, id, ...citationKeys(sources)]);
  return namesOf(rest).filter((name) => !others.has(name));
}

function titleOf(values: Record<string, unknown>, id: string): string {
  const words = ["title", "name", "measure", "what", "statement", "author"].map(
    (name) => values[name]
  );
  return words.find((each): each is string => typeof each === "string" && each !== "") ?? id;
}

function pathOf(paths: Record<string, string>, ids: string[]): string | null {
  const id = ids.find((each) => Object.hasOwn(paths, each));
  return id === undefined ? null : paths[id]!;
}

// A work whose key has other signs stands under a name of its own, which pages of the site know.
const workPath = (key: string) => (/^[\w-]{3,120}$/.test(key) ? `thing/sources/${key}` : null);

const listed = (ids: Iterable<string>) => [...new Set(ids)].map(sqlString).join();

async function addRows(
  rows: Map<string, RecordLine>,
  ids: string[],
  {tables}: Schema,
  ask: AskRecord
): Promise<void> {
  const wanted = ids.filter((id) => !rows.has(id));
  if (!wanted.length) return;
  const own = tables.filter(({columns}) =>
    ["id", "sources"].every((each) => columns.some(({name}) => name === each))
  );
  const found = await ask(
    own
      .map(
        ({name}) =>
          `SELECT ${sqlString(name)} AS place, id FROM ${sqlName(name)} WHERE id IN (${listed(wanted)})`
      )
      .join(" UNION ALL ")
  );
  for (const table of new Set(found.rows["place"]?.map(String))) {
    const lines = linesOf(await ask(`FROM ${sqlName(table)} WHERE id IN (${listed(wanted)})`));
    for (const values of lines)
      if (!rows.has(String(values["id"]))) rows.set(String(values["id"]), {table, values});
  }
}

async function readingsOf(ids: string[], ask: AskRecord): Promise<ReadingRow[]> {
  if (!ids.length) return [];
  const list = listed(ids);
  const where = ["subject", "row_id"].map((name) => `${name} IN (${list})`).join(" OR ");
  const sql = `SELECT ${readingRowColumns} FROM readings WHERE ${where} ORDER BY number`;
  return linesOf(await ask(sql)) as unknown as ReadingRow[];
}

// What readings were made from, as far back as that goes.
async function addMade(
  rows: Map<string, RecordLine>,
  readings: ReadingRow[],
  schema: Schema,
  ask: AskRecord
): Promise<void> {
  let open = readings.flatMap(({derives_from}) => madeFrom(derives_from));
  for (let step = 0; step < deepest && open.length; step++) {
    const fresh = [...new Set(open)].filter((id) => !rows.has(id));
    await addRows(rows, fresh, schema, ask);
    open = fresh.flatMap((id) => madeFrom(rows.get(id)?.values["derives_from"]));
  }
}

function linesOf({columns, rows}: Pick<Result, "columns" | "rows">): Record<string, unknown>[] {
  const length = rows[columns[0]?.name ?? ""]?.length ?? 0;
  return Array.from({length}, (_, at) =>
    Object.fromEntries(columns.map(({name}) => [name, rows[name]![at]]))
  );
}
