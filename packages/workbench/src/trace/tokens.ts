import {sqlName} from "@cold-winter/data/shared";
import {dialect} from "../dialect.js";
import {translate} from "../text.js";

/** A piece of a statement that is neither space nor comment. */
export interface Token {
  kind: "word" | "name" | "string" | "number" | "choice" | "mark";
  /** As written; a quoted name without its quotes. */
  text: string;
  from: number;
  to: number;
  /** For an opening parenthesis the index of the one that closes it. */
  close?: number;
}

const kinds: Record<string, Token["kind"] | undefined> = {
  Keyword: "word",
  Type: "word",
  Builtin: "word",
  Identifier: "word",
  Bool: "word",
  Null: "word",
  QuotedIdentifier: "name",
  String: "string",
  Number: "number",
  Bits: "number",
  Bytes: "string",
  SpecialVar: "choice"
};

/** Reads a statement into tokens, parentheses matched. Throws where one is never closed. */
export function tokens(sql: string): Token[] {
  const list: Token[] = [];
  const open: number[] = [];
  dialect.language.parser.parse(sql).iterate({
    enter: (node) => {
      if (node.name === "LineComment" || node.name === "BlockComment") return false;
      if (node.node.firstChild) return true;
      const written = sql.slice(node.from, node.to);
      if (!written.trim()) return true;
      const kind = kinds[node.name] ?? "mark";
      const text = kind === "name" ? written.slice(1, -1).replaceAll('""', '"') : written;
      const at = list.push({kind, text, from: node.from, to: node.to}) - 1;
      if (kind === "mark" && text === "(") open.push(at);
      if (kind === "mark" && text === ")") {
        const start = open.pop();
        if (start === undefined) throw new Error(translate("trace.opened"));
        list[start]!.close = at;
      }
      return true;
    }
  });
  if (open.length) throw new Error(translate("trace.closed"));
  return list;
}

/** Whether a token is one of some words, in any case. */
export function isWord(token: Token | undefined, ...words: string[]): boolean {
  return token?.kind === "word" && words.includes(token.text.toUpperCase());
}

/** Whether a token is a sign. */
export function isMark(token: Token | undefined, sign: string): boolean {
  return token?.kind === "mark" && token.text === sign;
}

/** Whether a token can name a table or a column. */
export function isName(token: Token | undefined): token is Token {
  return token?.kind === "word" || token?.kind === "name";
}

/** Writes a name so that any is read as a name. */
export function quotedIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : sqlName(name);
}

/** Whether a word, in small letters, names a column only in double quotes. */
export function isReserved(word: string): boolean {
  return reserved.has(word);
}

const reserved = new Set(
  "all analyse analyze and any array as asc both case cast check collate column constraint create default desc describe distinct do else end except false for foreign from group having in initially intersect into lateral leading limit not null offset on only or order pivot placing primary qualify references returning select show some summarize table then to trailing true union unique unpivot using values when where window with".split(
    " "
  )
);
