import {readdirSync} from "node:fs";
import {basename, join} from "node:path/posix";
import {parseDocument} from "yaml";
import {nearest} from "./shared/nearest.js";
import {codeOnly, placeholders} from "./shared/placeholders.js";
import {readableText} from "./csv.js";
import {readBytes} from "./files.js";
import type {Drawing} from "./draws/index.js";
import {readDrawing} from "./draw-head.js";
import type {Report} from "./problem.js";

/** A choice that decides which rows a question returns: its name and every value it can take; the first is the default. */
export interface Choice {
  name: string;
  values: string[];
  /** What a reader sees for each value. */
  labels: string[];
}

/** A question: the file `src/queries/<name>.sql`, its head read. */
export interface Query {
  name: string;
  file: string;
  title: string;
  question: string;
  grain: string;
  key: string[];
  caveat: string;
  tags: string[];
  /** What a reader may try first in the workbench; the question that has it is the one that a first visit opens. */
  hint: string;
  /** What a row of the answer says, `{column}` in it replaced; empty where nothing is told of single rows. */
  says: string;
  choices: Choice[];
  /** How its rows are drawn at random, where they are readings of what a finding rests on. */
  draws?: Drawing;
  /** The statement, with `$name` where a choice stands. */
  sql: string;
  /** The line on which the statement begins. */
  line: number;
}

/** Looks up the ids of a table, in its order, and the name of any row that has one. */
export interface Names {
  idsOf: (table: string) => string[] | undefined;
  nameOf: (id: string) => string | undefined;
}

/** The most combinations of choices that are answered ahead of time. */
export const mostAnswers = 64;

const headPattern = /^\s*\/\*\n([\s\S]*?)\n\*\/\n/;
const headFields = [
  "title",
  "question",
  "grain",
  "key",
  "caveat",
  "tags",
  "hint",
  "says",
  "choices",
  "draws"
];
const clocks =
  /\b(current_date|current_time(stamp)?|localtime(stamp)?|now|today|get_current_\w+|random|uuid|gen_random_uuid)\b/i;

/** Reads every question of a folder. Reports what is wrong with their heads; leaves out those that have none. */
export function readQueries(folder: string, names: Names, report: Report): Query[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => join(folder, name))
    .flatMap((file) => {
      const text = readableText(readBytes(file), file, report);
      return (text !== null && parseQuery(text, file, names, report)) || [];
    });
}

/** Reads one question. Reports every fault of its head; returns null where it has none. */
export function parseQuery(text: string, file: string, names: Names, report: Report): Query | null {
  const head = headPattern.exec(text.replace(/\r\n/g, "\n"));
  if (!head) {
    const remedy = "begin with /* and, a line each, title, question, grain, key, caveat; then */";
    report({file, line: 1, message: "missing head", remedy});
    return null;
  }
  const document = parseDocument(head[1]!);
  if (document.errors.length) {
    const line = 1 + (document.errors[0]!.linePos?.[0].line ?? 1);
    report({
      file,
      line,
      message: document.errors[0]!.message.split("\n")[0]!,
      remedy: "mend the YAML of the head"
    });
    return null;
  }
  const fields = (document.toJS() ?? {}) as Record<string, unknown>;
  const lineOfField = (field: string) =>
    2 + head[1]!.split("\n").findIndex((line) => line.startsWith(`${field}:`));
  const wrong = (field: string, message: string, remedy: string, line = lineOfField(field)) =>
    report({file, line: Math.max(1, line), field, message, remedy});
  for (const field of Object.keys(fields)) {
    if (!headFields.includes(field))
      wrong(field, "unknown field of the head", `use ${headFields.join(", ")}`);
  }
  for (const field of ["title", "question", "grain", "key", "caveat"]) {
    if (!fields[field]) wrong(field, "missing in the head", `add ${field}: to the head`, 1);
  }
  const line = head[0].split("\n").length;
  const draws = readDrawing(fields["draws"], wrong);
  const sql = text.replace(/\r\n/g, "\n").slice(head[0].length).trim().replace(/;$/, "");
  const query = {
    name: basename(file, ".sql"),
    file,
    title: String(fields["title"] ?? ""),
    question: String(fields["question"] ?? ""),
    grain: String(fields["grain"] ?? ""),
    key: [fields["key"] ?? []].flat().map(String),
    caveat: String(fields["caveat"] ?? ""),
    tags: [fields["tags"] ?? []].flat().map(String),
    hint: String(fields["hint"] ?? ""),
    says: String(fields["says"] ?? ""),
    choices: readChoices(fields["choices"], names, wrong),
    ...(draws ? {draws} : {}),
    sql,
    line
  };
  checkSql(query, wrong);
  return query;
}

type Wrong = (field: string, message: string, remedy: string, line?: number) => void;

function readChoices(choices: unknown, {idsOf, nameOf}: Names, wrong: Wrong): Choice[] {
  if (choices === undefined || choices === null) return [];
  const label = (value: string) => nameOf(value) ?? value.replaceAll("_", " ");
  return Object.entries(choices as Record<string, unknown>).map(([name, list]) => {
    const values = Array.isArray(list) ? list.map(String) : idsOf(String(list));
    if (!values)
      wrong(
        "choices",
        `unknown table: ${String(list)}`,
        `give ${name} a list of values or a table of data/`
      );
    return {name, values: values ?? [], labels: (values ?? []).map(label)};
  });
}

function checkSql({sql, line, choices}: Query, wrong: Wrong): void {
  const used = new Set(placeholders(sql));
  const declared = choices.map(({name}) => name);
  for (const name of declared) {
    if (!used.has(name))
      wrong("choices", `choice never used: ${name}`, `write $${name} in the statement or drop it`);
  }
  for (const name of used) {
    if (declared.includes(name)) continue;
    const near = nearest(name, declared);
    const remedy = near ? `did you mean $${near}?` : `add ${name}: to choices in the head`;
    wrong(`$${name}`, `choice not declared: ${name}`, remedy, lineIn(sql, line, `$${name}`));
  }
  const clock = clocks.exec(codeOnly(sql));
  if (clock) {
    const remedy = "take the day from as_of() so that the answer is the same on every day";
    wrong("sql", `reads the clock or chance: ${clock[0]}`, remedy, lineIn(sql, line, clock[0]));
  }
  const product = choices.reduce((count, {values}) => count * values.length, 1);
  if (product > mostAnswers) {
    wrong(
      "choices",
      `${product} combinations, more than ${mostAnswers}`,
      "leave a choice to the figure or the workbench"
    );
  }
}

function lineIn(sql: string, line: number, part: string): number {
  return line + sql.slice(0, sql.indexOf(part)).split("\n").length - 1;
}
