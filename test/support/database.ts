import {runQuery, type Cell} from "../../packages/data/src/answers.js";
import {createDatabase} from "../../packages/data/src/database.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";

const database = await createDatabase(readDataset());

/** Asks the database of the record; a row is the list of its cells. */
export async function ask(sql: string): Promise<Cell[][]> {
  const {columns, rows} = await runQuery(database, sql);
  return rows[columns[0]!.name]!.map((_, at) => columns.map(({name}) => rows[name]![at]!));
}

/** Asks for a single row of numbers, rounded to so many digits after the point. */
export async function numbers(sql: string, digits = 2): Promise<number[]> {
  return (await ask(sql))[0]!.map((cell) => Number(Number(cell).toFixed(digits)));
}
