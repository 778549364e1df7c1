import type {Schema} from "@cold-winter/data";
import {nearest} from "@cold-winter/data/shared";
import {isMark, isReserved, isWord, tokens, type Token} from "./trace/tokens.js";
import type {WordName} from "./text.js";

/** A mistake of beginners, seen in the text itself: what it is, where, and what would mend it. */
export interface Mistake {
  name: "quote" | "apostrophe" | "open" | "extra" | "backtick" | "curly" | "reserved" | "keyword";
  subject: string;
  place: {from: number; to: number};
  replacement: string | null;
}

/** The text that tells a mistake. */
export const mistakeText = (name: Mistake["name"]): WordName => `mistake.${name}`;

/** Finds the first mistake of a text that the engine cannot read; null where there is none that we know. */
export function findMistake(sql: string, schema: Schema): Mistake | null {
  return inSigns(sql) ?? inWords(sql, schema);
}

// Strings, names and comments, whole or open; what else a beginner may put for a quote; parentheses.
const pieces =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`([^`\n]*)`|['"`“”‘’„()]/g;

function inSigns(sql: string): Mistake | null {
  const open: number[] = [];
  for (const match of sql.matchAll(pieces)) {
    const [piece, ticked] = match;
    const place = {from: match.index, to: match.index + piece.length};
    const found = (name: Mistake["name"], replacement: string | null = null): Mistake => ({
      ...{name, subject: piece.slice(0, 60), place, replacement}
    });
    if (ticked !== undefined) return found("backtick", `"${ticked}"`);
    if (piece === "(") open.push(match.index);
    else if (piece === ")" && open.pop() === undefined) return found("extra", "");
    else if (piece === "'") return found("apostrophe");
    else if (piece === '"' || piece === "`") return found("quote");
    else if (/^[“”„]$/.test(piece)) return found("curly", '"');
    else if (/^[‘’]$/.test(piece)) return found("curly", "'");
  }
  const from = open.at(-1);
  return from === undefined
    ? null
    : {name: "open", subject: "(", place: {from, to: from + 1}, replacement: null};
}

// A column whose name is a word of SQL, as it stands where only a column can stand.
function inWords(sql: string, {tables, derived}: Schema): Mistake | null {
  const columns = new Set(
    [...tables, ...derived].flatMap((table) => table.columns.map(({name}) => name))
  );
  const list = tokens(sql);
  const meant = withoutFrom(list, new Set([...tables, ...derived].map(({name}) => name)));
  if (meant)
    return {
      name: "keyword",
      subject: meant.text,
      place: {from: meant.from, to: meant.to},
      replacement: "FROM"
    };
  const at = list.findIndex((token, place) => {
    const name = token.text.toLowerCase();
    return (
      token.kind === "word" && columns.has(name) && isReserved(name) && standsAlone(list, place)
    );
  });
  const token = list[at];
  if (!token) return null;
  const {text, from, to} = token;
  return {
    name: "reserved",
    subject: text,
    place: {from, to},
    replacement: `"${text.toLowerCase()}"`
  };
}

// The word before a table that was meant for FROM, where there is no other.
function withoutFrom(list: Token[], names: Set<string>): Token | undefined {
  if (list.some((token) => isWord(token, "FROM"))) return undefined;
  return list.find(
    (token, at) =>
      names.has(list[at + 1]?.text.toLowerCase() ?? "") &&
      nearest(token.text, ["FROM"]) !== undefined
  );
}

const before = ["SELECT", "BY", "WHERE", "AND", "OR", "ON", "HAVING", "DISTINCT", "NOT"];
const behind = [
  "FROM",
  "IN",
  "IS",
  "AS",
  "AND",
  "OR",
  "NOT",
  "LIKE",
  "ILIKE",
  "BETWEEN",
  "ORDER",
  "GROUP",
  "ASC",
  "DESC",
  "LIMIT",
  "WHERE",
  "HAVING",
  "QUALIFY"
];

function standsAlone(list: Token[], at: number): boolean {
  const [last, next] = [list[at - 1], list[at + 1]];
  const begun =
    !last || isWord(last, ...before) || [",", "(", ".", "="].some((sign) => isMark(last, sign));
  const ended = !next || isWord(next, ...behind) || (next.kind === "mark" && next.text !== "(");
  return begun && ended;
}
