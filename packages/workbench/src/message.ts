import type {Schema} from "@cold-winter/data";
import {fillPlaceholders, nearest} from "@cold-winter/data/shared";
import {scopeAt} from "./scope.js";
import {findMistake, mistakeText, type Mistake} from "./mistakes.js";
import {translate} from "./text.js";
import {dialect} from "./dialect.js";

/** What went wrong with a query, in plain words: where, and what may mend it. */
export interface Message {
  text: string;
  /** The engine's own words. */
  own: string;
  remedy: string | null;
  /** The place in the editor's text. */
  place: {from: number; to: number} | null;
  /** What to put in that place. */
  replacement: string | null;
}

interface Fault {
  own: string;
  line: number | null;
  column: number | null;
}

/** Explains an error of the engine for the query as it stands in the editor. */
export function explain(
  error: Error,
  sql: string,
  choices: Record<string, string>,
  schema: Schema
): Message {
  const fault = readFault(error.message, fillPlaceholders(sql, choices));
  const [kind, subject] = classify(fault.own);
  const mistake =
    kind === "syntax" || kind === "end" || /[`“”„‘’]/.test(subject ?? "")
      ? seen(sql, schema)
      : null;
  if (mistake) return told(mistake, fault.own);
  const place = locate(fault, subject, sql);
  const written = place ? sql.slice(place.from, place.to) : "";
  const other = kind === "column" ? columnFault(subject!, written, sql, schema) : null;
  if (other) return {...other, own: fault.own, place};
  const near =
    subject === null
      ? null
      : suggestion(kind, subject, fault.own, {sql, place: place?.from ?? sql.length}, schema);
  const text = near || kind !== "column" || !place ? null : textMeant(sql, place);
  if (text) return {...text, own: fault.own, place};
  const words = {subject: subject ?? "", near: near ?? ""};
  return {
    text: kind ? translate(`error.${kind}`, words) : firstLine(fault.own),
    own: fault.own,
    remedy: near
      ? translate("error.near", words)
      : kind
        ? translate(`error.${kind}.remedy`, words)
        : null,
    place,
    replacement: near && written.replaceAll('"', "") === subject ? near : null
  };
}

// A text that stays unreadable has no mistake that can be told.
function seen(sql: string, schema: Schema): Mistake | null {
  try {
    return findMistake(sql, schema);
  } catch {
    return null;
  }
}

function told({name, subject, place, replacement}: Mistake, own: string): Message {
  const words = {subject, near: replacement ?? ""};
  return {
    ...{own, place, replacement},
    text: translate(mistakeText(name), words),
    remedy: translate(`mistake.${name}.remedy`, words)
  };
}

type Told = Pick<Message, "text" | "remedy" | "replacement">;

// What is said of a column that is not there: the query has no FROM, a text stands in double quotes, or another table has it.
function columnFault(subject: string, written: string, sql: string, schema: Schema): Told | null {
  const all = [...schema.tables, ...schema.derived];
  const having = all.filter(({columns}) => columns.some(({name}) => name === subject));
  const tables = having
    .slice(0, 4)
    .map(({name}) => name)
    .join(", ");
  const words = {subject, tables};
  if (!/\bfrom\b/i.test(sql))
    return {
      text: translate("error.from", words),
      remedy: translate(tables ? "error.from.tables" : "error.from.remedy", words),
      replacement: null
    };
  if (tables)
    return {
      text: translate("error.column", words),
      remedy: translate("error.column.elsewhere", words),
      replacement: null
    };
  if (written !== `"${subject}"`) return null;
  const near = `'${subject.replaceAll("'", "''")}'`;
  return {
    text: translate("error.text", words),
    remedy: translate("error.text.remedy", {...words, near}),
    replacement: near
  };
}

// A bare word that something is held against is a text without its quotes.
function textMeant(sql: string, {from, to}: {from: number; to: number}): Told | null {
  const subject = sql.slice(from, to);
  if (!/(=|<>|!=|\bIN\s*\()\s*$/i.test(sql.slice(0, from)) || !/^\w+$/.test(subject)) return null;
  const near = `'${subject}'`;
  return {
    text: translate("error.column", {subject}),
    remedy: translate("error.text.remedy", {near}),
    replacement: near
  };
}

function firstLine(text: string): string {
  return text.split("\n")[0]!.replace(/^[\w -]+ Error: /, "");
}

function readFault(message: string, filled: string): Fault {
  if (!message.startsWith("{")) return {own: message, ...placeOf(message)};
  try {
    const value = JSON.parse(message) as Record<string, string>;
    const own = `${value["exception_type"] ?? ""} Error: ${value["exception_message"] ?? ""}`;
    if (value["position"] === undefined) return {own, ...placeOf(own)};
    const before = filled.slice(0, Number(value["position"])).split("\n");
    return {own, line: before.length, column: before.at(-1)!.length};
  } catch {
    return {own: message, line: null, column: null};
  }
}

// "LINE 3: ..." and below it a caret; a long line is shown in part, then only the line is known.
function placeOf(message: string): Omit<Fault, "own"> {
  const [, number, shown, caret] = /^LINE (\d+): (.*)\n( *)\^/m.exec(message) ?? [];
  if (!number) return {line: null, column: null};
  const column = caret!.length - `LINE ${number}: `.length;
  return {line: Number(number), column: shown!.startsWith("...") ? null : column};
}

type Kind =
  | "exists"
  | "column"
  | "table"
  | "unknown-table"
  | "function"
  | "syntax"
  | "group"
  | "ambiguous"
  | "network"
  | "memory"
  | "choice"
  | "empty"
  | "end"
  | "star"
  | "types"
  | "compare"
  | "where"
  | "read-only";

const patterns: [Kind, RegExp][] = [
  ["exists", /(?:Table|View) with name "(.+?)" already exists/],
  ["column", /Referenced column "(.+?)" (?:was )?not found/],
  ["column", /does not have a column named "(.+?)"/],
  ["unknown-table", /Referenced table "(.+?)" not found/],
  ["table", /Table with name (\S+?) does not exist/],
  ["function", /Function with name "?(\S+?)"? does not exist/],
  ["group", /column "(.+?)" must appear in the GROUP BY/],
  ["ambiguous", /Ambiguous reference to column name "(.+?)"/],
  ["choice", /prepared statement parameters: (\w+)/],
  ["end", /(syntax error at end of input)/],
  ["star", /(\*) expression without FROM clause/],
  ["types", /No function matches the given name and argument types '(.+?\(.*?\))'/],
  ["compare", /Cannot compare values of type (\w+ and type \w+)/],
  ["where", /(WHERE) clause cannot contain aggregates/],
  ["read-only", /Cannot execute statement of type "(\w+)" on database "record"/],
  ["syntax", /syntax error at or near "([\s\S]+?)"/],
  ["syntax", /(unterminated \S+|SELECT clause without selection list)/],
  [
    "network",
    /(Permission Error|Cannot (?:change|access|set)|disabled by configuration|has been locked|no network here)/
  ],
  [
    "memory",
    /(Out of Memory|memory access out of bounds|null data pointer|call stack|Invalid array length)/i
  ],
  ["empty", /(no statements)/]
];

function classify(own: string): [Kind | null, string | null] {
  for (const [kind, pattern] of patterns) {
    const [, subject] = pattern.exec(own) ?? [];
    if (subject !== undefined) return [kind, subject];
  }
  return [null, null];
}

function locate({line, column}: Fault, subject: string | null, sql: string): Message["place"] {
  if (line === null) return null;
  const lines = sql.split("\n");
  const text = lines[line - 1];
  if (text === undefined) return null;
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const at = subject === null ? -1 : nearestIndex(text, subject, column ?? 0);
  if (at < 0) return {from: start + Math.min(column ?? 0, text.length), to: start + text.length};
  const marked = text[at - 1] === '"' && text[at + subject!.length] === '"';
  return {from: start + at - (marked ? 1 : 0), to: start + at + subject!.length + (marked ? 1 : 0)};
}

function nearestIndex(text: string, part: string, column: number): number {
  let best = -1;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (best < 0 || Math.abs(at - column) < Math.abs(best - column)) best = at;
  return best;
}

function suggestion(
  kind: Kind | null,
  subject: string,
  own: string,
  {sql, place}: {sql: string; place: number},
  schema: Schema
): string | null {
  const {tables, derived, macros} = schema;
  const quoted = (text: string | undefined) =>
    [...(text ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
  if (kind === "column") {
    const bound = quoted(/Candidate bindings: (.*)/.exec(own)?.[1]).map((name) =>
      name.split(".").at(-1)!
    );
    const used = [...scopeAt(sql, place, schema).used.values()].flatMap(({columns}) =>
      columns.map(({name}) => name)
    );
    return other(subject, bound) ?? other(subject, used);
  }
  if (kind === "table" || kind === "unknown-table")
    return other(subject, [
      ...[...tables, ...derived].map(({name}) => name),
      ...macros.map(({name}) => name)
    ]);
  if (kind === "function")
    return (
      other(
        subject,
        macros.map(({name}) => name)
      ) ??
      quoted(/Did you mean (.*)/.exec(own)?.[1])[0] ??
      null
    );
  if (kind === "syntax")
    return (
      other(subject.toLowerCase(), (dialect.spec.keywords ?? "").split(" "))?.toUpperCase() ?? null
    );
  return null;
}

/** Returns the name that is meant by another: one that has it as one of its words, else the nearest; never itself. */
function other(written: string, names: Iterable<string>): string | null {
  const plain = written.toLowerCase();
  const others = [...names].filter((name) => name.toLowerCase() !== plain);
  const stem = plain.replace(/s$/, "");
  const within = others.filter((name) =>
    name.split("_").some((word) => word.replace(/s$/, "") === stem)
  );
  const shortest = within.sort((a, b) => a.length - b.length)[0];
  return (stem.length > 2 && shortest) || (nearest(written, others) ?? null);
}
