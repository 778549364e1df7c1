import {readFileSync} from "node:fs";
import {runQuery} from "../../packages/data/src/answers.js";
import {createDatabase} from "../../packages/data/src/database.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {fillPlaceholders} from "../../packages/data/src/shared/placeholders.js";

const database = await createDatabase(readDataset());

/** Answers a question of `src/queries` as it would stand if the record were altered by a statement, which is then taken back. */
export async function altered(
  name: string,
  change: string,
  selections: Record<string, string> = {}
): Promise<Row[]> {
  const sql = readFileSync(`src/queries/${name}.sql`, "utf8").replace(/^\s*\/\*[\s\S]*?\*\//, "");
  await database.run("BEGIN");
  try {
    if (change) await database.run(change);
    return await rowsOfQuery(
      fillPlaceholders(sql, {lens: "scholars_first", checked: "all", ...selections})
    );
  } finally {
    await database.run("ROLLBACK");
  }
}

async function rowsOfQuery(sql: string): Promise<Row[]> {
  const {columns, rows} = await runQuery(database, sql);
  const dates = new Set(columns.filter(({type}) => type === "DATE").map(({name}) => name));
  return rows[columns[0]!.name]!.map((_, at) =>
    Object.fromEntries(
      columns.map(({name}) => {
        const cell = rows[name]![at]!;
        return [
          name,
          dates.has(name) && typeof cell === "string" ? new Date(`${cell}T00:00:00Z`) : cell
        ];
      })
    )
  );
}
