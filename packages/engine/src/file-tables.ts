import type {FileTable, Result} from "@cold-winter/data";
import {sqlName} from "@cold-winter/data/shared";

type Ask = (sql: string) => Promise<Result>;

// Of these the engine makes the same value again from the text that it writes; what is none of them stays a text.
const fromText =
  /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\)|DATE|TIME|TIMESTAMP(_S|_MS|_NS)?|UUID)$/;

/** Reads the tables of a database that is attached under a name, each value as the engine writes it; views are left alone. */
export async function fileTables(
  ask: Ask,
  database: string,
  mostCells: number
): Promise<FileTable[]> {
  const {rows} = await ask(
    `SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = '${database}' AND NOT internal ORDER BY ALL`
  );
  const schemas = rows["schema_name"] ?? [];
  const found: FileTable[] = [];
  let left = mostCells;
  for (const [at, schema] of schemas.entries()) {
    const name = String(rows["table_name"]![at]);
    const place = [database, String(schema), name].map(sqlName).join(".");
    const table = await readTable(
      ask,
      place,
      new Set(schemas).size > 1 ? `${String(schema)}.${name}` : name,
      left
    );
    left -= table.rows.length * table.columns.length;
    found.push(table);
  }
  return found;
}

async function readTable(ask: Ask, place: string, name: string, most: number): Promise<FileTable> {
  const described = (await ask(`DESCRIBE ${place}`)).rows;
  const columns = (described["column_name"] ?? []).map((column, at) => ({
    name: String(column),
    type: String(described["column_type"]![at])
  }));
  const [count] = (await ask(`SELECT count(*)::INTEGER AS n FROM ${place}`)).rows["n"] ?? [];
  if (Number(count) * columns.length > most) throw new Error(`${name} is too long`);
  const texts = columns.map(
    ({name: column}, at) => `CAST(${sqlName(column)} AS VARCHAR) AS c${at}`
  );
  const read = await ask(`SELECT ${texts.join(", ")} FROM ${place}`);
  return {
    name,
    columns: columns.map((column) => ({
      ...column,
      type: fromText.test(column.type) ? column.type : "VARCHAR"
    })),
    rows: Array.from({length: Number(count)}, (_, row) =>
      columns.map((_, at) => (read.rows[`c${at}`]![row] ?? null) as string | null)
    )
  };
}
