import type {DuckDBConnection} from "@duckdb/node-api";
import {hasTable, queryRows, readCitationFile, type Answers, type Dataset} from "@cold-winter/data";
import {
  lineageParts,
  namedBy,
  readingRowColumns,
  type Asked,
  type LineageFile,
  type LineageRecord,
  type ReadingRow,
  type RecordLine
} from "@cold-winter/data/provenance";
import {plainDate} from "@cold-winter/figure";
import {thingsOf, type Thing} from "../things/things.js";

/** Returns where the file of a question's provenance stands. */
export const lineagePath = (query: string) => `data/provenance-${query}.json`;

/** Returns what all rows of a question's answers name. */
export function askedOf({sets}: Pick<Answers, "sets">): Asked {
  return namedBy(sets);
}

/** Adds a file for each question: the rows that its answers name, what is read of these, the works and whose voices they are. */
export async function addLineage(
  connection: DuckDBConnection,
  dataset: Dataset,
  {answers, files}: {answers: Map<string, Answers>; files: Map<string, Uint8Array | string>}
): Promise<void> {
  const partOf = lineageParts(recordOf(dataset, await readingsIn(connection)));
  const {title: notebook} = readCitationFile();
  for (const [name, each] of answers) {
    if (name.includes("/")) continue;
    const query = {name, title: each.title, page: `queries#${name}`};
    const file = {query, notebook, version: dataset.version, ...partOf(askedOf(each))};
    files.set(lineagePath(name), JSON.stringify(file satisfies LineageFile));
  }
}

async function readingsIn(connection: DuckDBConnection): Promise<ReadingRow[]> {
  if (!(await hasTable(connection, "readings"))) return [];
  const sql = `SELECT ${readingRowColumns} FROM readings ORDER BY number`;
  return (await queryRows(connection, sql)) as unknown as ReadingRow[];
}

function recordOf(dataset: Dataset, readings: ReadingRow[]): LineageRecord {
  const {tables} = dataset.package;
  const things = thingsOf(dataset);
  const rows = new Map<string, RecordLine>();
  for (const {name, fields} of tables)
    if (fields.some(({kind}) => kind === "sources"))
      for (const {id, values} of dataset.tables.get(name) ?? [])
        if (!rows.has(id)) rows.set(id, {table: name, values});
  const tableOf = ({table}: RecordLine) => tables.find(({name}) => name === table)!;
  // The things that a row is about: those that it names, besides its case.
  const aboutOf = (row: RecordLine): Thing[] =>
    tableOf(row).foreignKeys.flatMap(({field, resource}) =>
      field === "case" ? [] : (things.find(resource, row.values[field]) ?? [])
    );
  return {
    ...{rows, readings},
    about: (row) => aboutOf(row).map(({id}) => id),
    told: (id, row) => {
      // What has no page of its own is called as the thing that it is about.
      const thing = things.find(row.table, id) ?? aboutOf(row)[0];
      return {table: tableOf(row).title, title: thing?.title ?? id, path: thing?.path ?? null};
    },
    work: (key) => {
      const known = things.works[key];
      const path = things.find("sources", key)?.path ?? null;
      return known && {short: known.short, text: known.text, family: known.family, path};
    },
    date: plainDate
  };
}
