import type {Engine, Schema, SchemaTable} from "@cold-winter/data";
import {sqlName} from "@cold-winter/data/shared";
import {translate} from "./text.js";

/** A table that a reader brought along: its columns, and every value as a text in an Arrow stream. */
export interface OwnTable {
  name: string;
  /** The file that it was read from. */
  file: string;
  columns: {name: string; type: string}[];
  rows: number;
  stream: Uint8Array;
}

/** The table that holds the texts while the engine makes values of them. */
export const textsName = "my_texts_of_a_file";

/** Returns the statement that makes a table of its texts, each column with its type. */
export function castStatement({name, columns}: Pick<OwnTable, "name" | "columns">): string {
  const casts = columns.map(({name: column, type}, at) => {
    const value = type === "VARCHAR" ? `c${at}` : `CAST(c${at} AS ${type})`;
    return `${value} AS ${sqlName(column)}`;
  });
  return `CREATE OR REPLACE TABLE ${sqlName(name)} AS SELECT ${casts.join(", ")} FROM ${textsName}`;
}

/** Brings a table into an engine; rejects with the engine's error, and then it is not there. */
export async function bringTable(engine: Engine, table: OwnTable): Promise<void> {
  await engine.read(`DROP TABLE IF EXISTS ${textsName}`, {});
  await engine.insert(textsName, table.stream);
  try {
    await engine.read(castStatement(table), {});
  } finally {
    await engine.read(`DROP TABLE ${textsName}`, {});
  }
}

/** Returns what the database holds together with the reader's own tables. */
export function withOwn(schema: Schema, own: Iterable<OwnTable>): Schema {
  return {...schema, derived: [...schema.derived, ...[...own].map(described)]};
}

function described({name, file, rows, columns}: OwnTable): SchemaTable {
  return {
    ...{name, rows, title: name, description: `${translate("own.table")}: ${file}`},
    columns: columns.map((column) => ({...column, description: "", samples: []}))
  };
}
