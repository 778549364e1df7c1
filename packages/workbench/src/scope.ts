import type {Schema, SchemaTable} from "@cold-winter/data";
import {isMark, isName, isWord, tokens, type Token} from "./trace/tokens.js";

/** What a query can name: tables by the names that it gives them, what WITH names among them. */
export interface Scope {
  /** By name and by alias, in small letters; those of the SELECT around the place come last. */
  used: Map<string, SchemaTable>;
  /** What WITH names, with the columns that can be told. */
  named: SchemaTable[];
}

/** Returns what can be named at a place of a text that may still be in the making. */
export function scopeAt(sql: string, place: number, schema: Schema): Scope {
  const list = readable(sql);
  const named = namedQueries(list, schema);
  const all = new Map(
    [...schema.tables, ...schema.derived, ...named].map((table) => [
      table.name.toLowerCase(),
      table
    ])
  );
  const used = usedTables(list, all);
  const [start, end] = around(list, place);
  for (const [name, table] of usedTables(list.slice(start, end), all)) {
    used.delete(name);
    used.set(name, table);
  }
  return {used, named};
}

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
function namedQueries(list: Token[], schema: Schema): SchemaTable[] {
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
    const known = [...schema.tables, ...schema.derived, ...found];
    found.push({
      ...{name: token.text, title: token.text, description: "", rows: 0},
      columns: outputs(list.slice(next + 1, close), known)
    });
  }
  return found;
}

/** Returns the columns that a SELECT gives, as far as its words tell. */
function outputs(list: Token[], known: SchemaTable[]): SchemaTable["columns"] {
  const all = new Map(known.map((table) => [table.name.toLowerCase(), table]));
  const columns = [...usedTables(list, all).values()].flatMap((table) => table.columns);
  const start = list.findIndex((token) => isWord(token, "SELECT")) + 1;
  if (!start) return columns;
  const found: SchemaTable["columns"] = [];
  let last: Token | undefined;
  for (let at = start; at <= list.length; at++) {
    const token = list[at];
    if (!token || isMark(token, ",") || isWord(token, "FROM")) {
      const known = last && columns.find(({name}) => name === last!.text);
      if (isMark(last, "*")) found.push(...columns);
      else if (isName(last))
        found.push(known ?? {name: last.text, type: "", description: "", samples: []});
      if (!token || isWord(token, "FROM")) break;
    }
    last = token;
    if (isMark(token, "(")) {
      const inner = tokenBehind(list, at);
      at = inner;
    }
  }
  return found;
}

function tokenBehind(list: Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < list.length; at++) {
    if (isMark(list[at], "(")) depth++;
    if (isMark(list[at], ")") && !--depth) return at;
  }
  return list.length;
}

// A text that is still being written has parentheses that are not closed yet.
function readable(sql: string): Token[] {
  try {
    return tokens(sql);
  } catch {
    return tokens(sql.replace(/[()]/g, " "));
  }
}
