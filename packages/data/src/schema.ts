import type {DuckDBConnection} from "@duckdb/node-api";
import {queryRows, runQuery} from "./statement.js";
import {databaseTables} from "./columns.js";
import {lockSql, withoutSql} from "./database.js";
import type {Dataset} from "./dataset.js";
import {memoizeDerived} from "./memoize-derived.js";
import {readViews, viewsSql} from "./views.js";

/** A column as a reader of the database sees it, with up to three of its values. */
export interface SchemaColumn {
  name: string;
  type: string;
  description: string;
  unit?: string;
  samples: string[];
}

/** A table as a reader of the database sees it. */
export interface SchemaTable {
  name: string;
  title: string;
  description: string;
  rows: number;
  columns: SchemaColumn[];
}

/** A macro: it gives a value, or rows where it stands in FROM. */
export interface SchemaMacro {
  name: string;
  parameters: string[];
  description: string;
  rows: boolean;
  /** Columns of the rows that it gives. */
  columns: string[];
  /** What each of these columns means. */
  meanings: string[];
}

/** What the database holds and how an engine is set up; the one description for engines, workbench and codebook. */
export interface Schema {
  /** Tables of rows. */
  tables: SchemaTable[];
  /** Views of these tables. */
  derived: SchemaTable[];
  macros: SchemaMacro[];
  /** Names of the engine's functions that sum up many rows. */
  aggregates: string[];
  lock: string;
  /** Takes the works that the variable `left_out` lists, and what rests on them alone, out of every table. */
  without: string;
  /** Makes what is derived of the tables anew. */
  views: string;
}

/**
 * Describes the database of a record: its tables from the package, what the views add from the comments there. A warm
 * program describes again only what changed.
 */
export const schemaOf = memoizeDerived(
  "schema",
  async (dataset: Dataset, connection: DuckDBConnection): Promise<Schema> => {
    const tables = databaseTables(dataset).map(({name, title, description, columns, rows}) => ({
      ...{name, title, description, rows: rows.length},
      columns: columns.map((column) => ({
        ...{name: column.name, type: column.type, description: column.description},
        ...(column.unit && {unit: column.unit}),
        samples: samplesOf(rows, (row) => column.value(row))
      }))
    }));
    const known = new Set(tables.map(({name}) => name));
    return {
      tables,
      derived: await derivedTables(connection, known),
      macros: await macros(dataset, connection),
      aggregates: await aggregates(connection),
      lock: lockSql,
      without: withoutSql(dataset),
      views: viewsSql(dataset)
    };
  }
);

const longest = 40;

function samplesOf<Item>(items: Item[], read: (item: Item) => unknown): string[] {
  const samples = new Set<string>();
  for (const item of items) {
    if (samples.size === 3) break;
    const value = read(item);
    if (value === null || value === undefined || value === "") continue;
    const text = String(value);
    samples.add(text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
  }
  return [...samples];
}

async function derivedTables(
  connection: DuckDBConnection,
  known: Set<string>
): Promise<SchemaTable[]> {
  const list = await queryRows(
    connection,
    `SELECT table_name AS name, coalesce(comment, '') AS description FROM duckdb_tables() WHERE NOT internal
    UNION ALL SELECT view_name, coalesce(comment, '') FROM duckdb_views() WHERE NOT internal ORDER BY name`
  );
  const columns = await queryRows(
    connection,
    `SELECT table_name, column_name AS name, data_type AS type, coalesce(comment, '') AS description
    FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index`
  );
  return oneByOne(
    list.filter(({name}) => !known.has(String(name))),
    async ({name, description}) => {
      const sample = (await runQuery(connection, `SELECT * FROM "${String(name)}" LIMIT 100`)).rows;
      const count = await queryRows(connection, `SELECT count(*) AS rows FROM "${String(name)}"`);
      return {
        ...{name: String(name), title: String(name), description: String(description)},
        rows: Number(count[0]!["rows"]),
        columns: columns
          .filter(({table_name}) => table_name === name)
          .map((column) => ({
            ...{name: String(column["name"]), type: String(column["type"])},
            description: String(column["description"]),
            samples: samplesOf(sample[String(column["name"])] ?? [], (value) => value)
          }))
      };
    }
  );
}

// A statement still under way when another fails would meet a closed connection, which ends the process.
async function oneByOne<Item, Result>(
  items: Item[],
  make: (item: Item) => Promise<Result>
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await make(item));
  return results;
}

async function macros(dataset: Dataset, connection: DuckDBConnection): Promise<SchemaMacro[]> {
  const list = await queryRows(
    connection,
    `SELECT function_name AS name, parameters, function_type = 'table_macro' AS rows, coalesce(comment, '') AS description
    FROM duckdb_functions() WHERE NOT internal ORDER BY name`
  );
  const views = readViews(dataset.package.tables).flatMap((file) => file.views);
  const described = new Map(
    views.map(({name, columns}) => [name, columns.map(({meaning}) => meaning)])
  );
  return oneByOne(list, async ({name, parameters, rows, description}) => {
    const list = (parameters as string[] | null) ?? [];
    const call = `"${String(name)}"(${list.map(() => "NULL").join(", ")})`;
    return {
      ...{
        name: String(name),
        parameters: list,
        description: String(description),
        rows: rows === true
      },
      columns:
        rows === true
          ? (await runQuery(connection, `SELECT * FROM ${call} LIMIT 0`)).columns.map(
              (column) => column.name
            )
          : [],
      meanings: described.get(String(name)) ?? []
    };
  });
}

async function aggregates(connection: DuckDBConnection): Promise<string[]> {
  const sql =
    "SELECT DISTINCT function_name AS name FROM duckdb_functions() WHERE function_type = 'aggregate' ORDER BY 1";
  return (await queryRows(connection, sql)).map(({name}) => String(name));
}
