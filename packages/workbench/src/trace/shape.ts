import {translate} from "../text.js";
import {isMark, isName, isWord, tokens, type Token} from "./tokens.js";

/** A stretch of tokens: from the first to the one behind the last. */
export type Span = readonly [start: number, end: number];

/** Where the rows of a SELECT come from: a table, a macro that gives rows, a query in parentheses, or something else. */
export interface Item {
  kind: "table" | "macro" | "query" | "other";
  /** Name of the table or macro. */
  name: string;
  /** Where it is named or called, without its alias. */
  span: Span;
  /** The name by which the SELECT calls it. */
  alias: string;
  query?: Query;
  /** Whether the SELECT sees its columns; a semi or anti join only tests. */
  visible: boolean;
  /** The token behind which an alias can be put, where it has none. */
  unnamed: number | null;
}

/** One SELECT. */
export interface Select {
  kind: "select";
  span: Span;
  /** Its clauses by their first word, the word itself left out. */
  clauses: Map<string, Span>;
  distinct: "no" | "all" | "on";
  items: Item[];
}

/** A query: what WITH names, and one SELECT or several joined by a word such as UNION. */
export interface Query {
  kind: "query";
  span: Span;
  recursive: boolean;
  named: {name: string; query: Query}[];
  branches: (Select | Query)[];
  /** The words between branches, as `UNION ALL`. */
  words: string[];
  /** ORDER BY and LIMIT behind several branches. */
  tail: Span;
}

/** A statement that is one query, read as far as tracing needs. */
export interface Statement {
  sql: string;
  tokens: Token[];
  query: Query;
}

/** Reads the shape of a statement. Throws, with the reason, for what has none that can be followed. */
export function readShape(sql: string): Statement {
  const list = tokens(sql);
  while (isMark(list.at(-1), ";")) list.pop();
  if (list.some((token) => isMark(token, ";"))) throw new Error(translate("trace.statements"));
  return {sql, tokens: list, query: readQuery(list, [0, list.length])};
}

/** Calls back for each token of a span outside inner parentheses, brackets and braces. */
export function* topLevel(list: Token[], [start, end]: Span): Generator<number> {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const token = list[at]!;
    if (token.kind === "mark" && (token.text === "]" || token.text === "}")) depth--;
    if (!depth) yield at;
    if (token.close !== undefined) at = token.close - 1;
    else if (token.kind === "mark" && (token.text === "[" || token.text === "{")) depth++;
  }
}

/** Reads the query that a stretch of tokens is. */
export function readQuery(list: Token[], [start, end]: Span): Query {
  const {named, recursive, next} = readWith(list, [start, end]);
  if (isMark(list[next], "(") && list[next]!.close === end - 1 && !named.length)
    return readQuery(list, [next + 1, end - 1]);
  const cuts = [...topLevel(list, [next, end])].filter((at) =>
    isWord(list[at], "UNION", "INTERSECT", "EXCEPT")
  );
  const words: string[] = [];
  const branches: Span[] = [];
  let from = next;
  for (const cut of cuts) {
    branches.push([from, cut]);
    from = cut + 1;
    while (isWord(list[from], "ALL", "DISTINCT", "BY", "NAME")) from++;
    words.push(wordsOf(list, [cut, from]));
  }
  const last = [from, end] as const;
  const tailAt = cuts.length
    ? [...topLevel(list, last)].find((at) => isWord(list[at], "ORDER", "LIMIT", "OFFSET"))
    : undefined;
  branches.push([from, tailAt ?? end]);
  const tail = [tailAt ?? end, end] as const;
  const read = branches.map((span) => readBranch(list, span));
  return {kind: "query", span: [start, end], recursive, named, branches: read, words, tail};
}

function wordsOf(list: Token[], [start, end]: Span): string {
  return list
    .slice(start, end)
    .map(({text}) => text.toUpperCase())
    .join(" ");
}

function readWith(
  list: Token[],
  [start, end]: Span
): {named: Query["named"]; recursive: boolean; next: number} {
  const named: Query["named"] = [];
  if (!isWord(list[start], "WITH")) return {named, recursive: false, next: start};
  const recursive = isWord(list[start + 1], "RECURSIVE");
  let at = start + (recursive ? 2 : 1);
  for (;;) {
    const name = list[at];
    if (!isName(name)) throw new Error(translate("trace.with"));
    at++;
    if (isMark(list[at], "(")) at = list[at]!.close! + 1;
    while (isWord(list[at], "AS", "NOT", "MATERIALIZED")) at++;
    const open = list[at];
    if (!isMark(open, "(") || at >= end)
      throw new Error(translate("trace.named", {name: name.text}));
    named.push({name: name.text, query: readQuery(list, [at + 1, open!.close!])});
    at = open!.close! + 1;
    if (!isMark(list[at], ",")) return {named, recursive, next: at};
    at++;
  }
}

function readBranch(list: Token[], [start, end]: Span): Select | Query {
  if (isMark(list[start], "(") && list[start]!.close === end - 1)
    return readQuery(list, [start + 1, end - 1]);
  return readSelect(list, [start, end]);
}

const starts = [
  "SELECT",
  "FROM",
  "WHERE",
  "GROUP",
  "HAVING",
  "WINDOW",
  "QUALIFY",
  "ORDER",
  "LIMIT",
  "OFFSET"
];

function readSelect(list: Token[], span: Span): Select {
  if (!isWord(list[span[0]], "SELECT", "FROM")) throw new Error(translate("trace.select"));
  const heads = [...topLevel(list, span)].filter(
    (at) =>
      isWord(list[at], ...starts) &&
      !isMark(list[at - 1], ".") &&
      !(isWord(list[at], "GROUP") && !isWord(list[at + 1], "BY")) &&
      !(
        isWord(list[at], "FROM") &&
        isWord(list[at - 1], "DISTINCT") &&
        isWord(list[at - 2], "IS", "NOT")
      )
  );
  const clauses = new Map(
    heads.map((at, index) => [
      list[at]!.text.toUpperCase(),
      [at + 1, heads[index + 1] ?? span[1]] as const
    ])
  );
  const first = clauses.get("SELECT")?.[0] ?? -1;
  const distinct = isWord(list[first], "DISTINCT")
    ? isWord(list[first + 1], "ON")
      ? "on"
      : "all"
    : "no";
  const from = clauses.get("FROM");
  return {kind: "select", span, clauses, distinct, items: from ? readItems(list, from) : []};
}

const others = ["ON", "USING", "TABLESAMPLE", "UNION", "EXCEPT", "INTERSECT", "PIVOT", "UNPIVOT"];

/** Whether a token behind a table gives it another name, with or without AS. */
export function isAlias(token: Token | undefined): boolean {
  return isWord(token, "AS") || (isName(token) && !isWord(token, ...starts, ...joins, ...others));
}

const joins = [
  "JOIN",
  "NATURAL",
  "LEFT",
  "RIGHT",
  "FULL",
  "INNER",
  "CROSS",
  "ASOF",
  "POSITIONAL",
  "SEMI",
  "ANTI",
  "OUTER"
];

function readItems(list: Token[], span: Span): Item[] {
  const items: Item[] = [];
  let start = span[0];
  let visible = true;
  for (const at of [...topLevel(list, span), span[1]]) {
    if (at < start) continue;
    const word = isWord(list[at], ...joins) && !isMark(list[at - 1], ".");
    const join = word && !(isWord(list[at], "LEFT", "RIGHT") && isMark(list[at + 1], "("));
    if (at < span[1] && !join && !isMark(list[at], ",")) {
      if (isWord(list[at], "PIVOT", "UNPIVOT"))
        throw new Error(translate("trace.part", {part: "PIVOT"}));
      continue;
    }
    items.push(readItem(list, [start, at], visible));
    visible = true;
    start = at + 1;
    if (!join) continue;
    start = at;
    while (isWord(list[start], ...joins)) {
      if (isWord(list[start], "SEMI", "ANTI")) visible = false;
      start++;
    }
  }
  return items;
}

function readItem(list: Token[], [start, end]: Span, visible: boolean): Item {
  let at = isWord(list[start], "LATERAL") ? start + 1 : start;
  const begin = at;
  const first = list[at];
  let item: Pick<Item, "kind" | "name" | "query">;
  if (isMark(first, "(")) {
    const values = isWord(list[at + 1], "VALUES");
    item = values
      ? {kind: "other", name: ""}
      : {kind: "query", name: "", query: readQuery(list, [at + 1, first!.close!])};
    at = first!.close! + 1;
  } else if (isName(first)) {
    while (isMark(list[at + 1], ".") && isName(list[at + 2])) at += 2;
    const call = isMark(list[at + 1], "(");
    item = {kind: call ? "macro" : "table", name: list[at]!.text};
    at = call ? list[at + 1]!.close! + 1 : at + 1;
  } else throw new Error(translate("trace.table"));
  const last = at - 1;
  if (isWord(list[at], "AS") && at < end) at++;
  const named = at < end && isName(list[at]) && !isWord(list[at], "ON", "USING", "TABLESAMPLE");
  return {
    ...item,
    span: [begin, last + 1],
    alias: named ? list[at]!.text : item.name,
    visible,
    unnamed: named ? null : last
  };
}
