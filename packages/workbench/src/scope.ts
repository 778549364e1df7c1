import type {Schema, SchemaTable} from "@cold-winter/data";
import {readSteps} from "./steps.js";
import {topLevel} from "./trace/shape.js";
import {isMark, isName, isWord, tokens, type Token} from "./trace/tokens.js";

/** What a query can name: tables by the names that it gives them, earlier steps and what WITH names among them. */
export interface Scope {
  /** By name and by alias, in small letters; those of the SELECT around the place come last. */
  used: Map<string, SchemaTable>;
  /** Earlier steps and what WITH names, with the columns that can be told. */
  named: SchemaTable[];
}

/** Returns what can be named at a place of a work that may still be in the making. */
export function scopeAt(sql: string, place: number, schema: Schema): Scope {
  const known = [...schema.tables, ...schema.derived];
  const begun = readSteps(sql).filter(({from}, at) => at === 0 || from <= place);
  const step = begun.at(-1)!;
  const steps: SchemaTable[] = [];
  for (const {name, text} of begun.slice(0, -1))
    if (name) steps.push(tableOf(name, outputs(text, [...known, ...steps])));
  const list = readable(step.text);
  const named = [...steps, ...namedQueries(step.text, [...known, ...steps])];
  const all = byName([...known, ...named]);
  const used = usedTables(list, all);
  const [start, end] = around(list, place - step.from);
  for (const [name, table] of usedTables(list.slice(start, end), all)) {
    used.delete(name);
    used.set(name, table);
  }
  return {used, named};
}

function tableOf(name: string, columns: SchemaTable["columns"]): SchemaTable {
  return {name, title: name, description: "", rows: 0, columns};
}

const byName = (tables: SchemaTable[]) =>
  new Map(tables.map((table) => [table.name.toLowerCase(), table]));

function usedTables(list: Token[], all: Map<string, SchemaTable>): Map<string, SchemaTable> {
  const used = new Map<string, SchemaTable>();
  for (const [at, token] of list.entries()) {
    const table = isName(token) ? all.get(token.text.toLowerCase()) : undefined;
    if (!table || !(isWord(list[at - 1], "FROM", "JOIN") || isMark(list[at - 1], ","))) continue;
    used.set(table.name.toLowerCase(), table);
    const next = list[at + (isWord(list[at + 1], "AS") ? 2 : 1)];
    if (isName(next)) used.set(next.text.toLowerCase(), table);
  }
  return used;
}

// The innermost parentheses around a place, else the whole text.
function around(list: Token[], place: number): [start: number, end: number] {
  let best: [number, number] = [0, list.length];
  for (const [at, {from, close}] of list.entries())
    if (close !== undefined && from < place && list[close]!.to >= place) best = [at + 1, close];
  return best;
}

// `name AS (` or `name (columns) AS (`, wherever it stands.
function namedQueries(sql: string, known: SchemaTable[]): SchemaTable[] {
  const list = readable(sql);
  const found: SchemaTable[] = [];
  for (const [at, token] of list.entries()) {
    if (!isName(token) || !(isWord(list[at - 1], "WITH", "RECURSIVE") || isMark(list[at - 1], ",")))
      continue;
    let next = at + 1;
    if (isMark(list[next], "(")) next = (list[next]!.close ?? next) + 1;
    if (!isWord(list[next], "AS")) continue;
    while (isWord(list[next], "AS", "NOT", "MATERIALIZED")) next++;
    const close = list[next]?.close;
    if (!isMark(list[next], "(") || close === undefined) continue;
    const inner = sql.slice(list[next]!.to, list[close]!.from);
    found.push(tableOf(token.text, outputs(inner, [...known, ...found])));
  }
  return found;
}

/** Returns the columns that a query gives, as far as its words tell. */
function outputs(sql: string, known: SchemaTable[]): SchemaTable["columns"] {
  const list = readable(sql);
  const all = byName([...known, ...namedQueries(sql, known)]);
  const top = [...topLevel(list, [0, list.length])].map((at) => list[at]!);
  const columns = [...usedTables(top, all).values()].flatMap((table) => table.columns);
  const start = top.findIndex((token) => isWord(token, "SELECT")) + 1;
  if (!start) return once(columns);
  const found: SchemaTable["columns"] = [];
  let last: Token | undefined;
  for (const token of [...top.slice(start), undefined]) {
    if (!token || isMark(token, ",") || isWord(token, "FROM")) {
      const known = last && columns.find(({name}) => name === last!.text);
      if (isMark(last, "*")) found.push(...columns);
      else if (isName(last))
        found.push(known ?? {name: last.text, type: "", description: "", samples: []});
      if (!token || isWord(token, "FROM")) break;
    }
    last = token;
  }
  return once(found);
}

const once = (columns: SchemaTable["columns"]) => [
  ...new Map(columns.map((column) => [column.name, column])).values()
];

// A text that is still being written has parentheses that are not closed yet.
function readable(sql: string): Token[] {
  try {
    return tokens(sql);
  } catch {
    return tokens(sql.replace(/[()]/g, " "));
  }
}
