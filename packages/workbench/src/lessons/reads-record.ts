import type {Result, Schema} from "@cold-winter/data";
import {sqlName} from "@cold-winter/data/shared";
import {countRows, rowText} from "../rows.js";
import {tablesOf, type Ask, type Plan} from "../trace/plan.js";
import {isName, tokens} from "../trace/tokens.js";

/** A result, the statement that gave it, and the engine's plan of that; null where there is none. */
interface Planned extends Pick<Result, "columns" | "rows"> {
  statement: string;
  plan: Plan | null;
}

/**
 * Whether an answer comes out of the record: it reads a table, and on a record without rows it would be another. `aside`
 * answers on a connection of its own, where empty views stand before the tables.
 */
export async function readsRecord(
  {plan, statement, columns, rows}: Planned,
  {tables, derived, macros}: Schema,
  made: boolean,
  aside: Ask
): Promise<boolean> {
  if (!plan || !tablesOf(plan).length) return false;
  const words = new Set(
    tokens(statement)
      .filter(isName)
      .map(({text}) => text.toLowerCase())
  );
  // What a macro reads, or a table of the student's own holds, cannot be emptied.
  if (made || macros.some(({name}) => words.has(name.toLowerCase()))) return true;
  const names = [...tables, ...derived]
    .map(({name}) => name)
    .filter((name) => words.has(name.toLowerCase()));
  try {
    for (const name of names)
      await aside(
        `CREATE OR REPLACE TEMP VIEW ${sqlName(name)} AS FROM record.main.${sqlName(name)} LIMIT 0`
      );
    const empty = await aside(statement);
    return textOf({columns, rows}) !== textOf(empty);
  } catch {
    return true;
  } finally {
    for (const name of names)
      await aside(`DROP VIEW IF EXISTS temp.main.${sqlName(name)}`).catch(() => undefined);
  }
}

function textOf({columns, rows}: Pick<Result, "columns" | "rows">): string {
  const names = columns.map(({name}) => name);
  return Array.from({length: countRows({columns, rows})}, (_, at) => rowText(rows, names, at))
    .sort()
    .join("\n");
}
