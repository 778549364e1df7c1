import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import type {DuckDBConnection} from "@duckdb/node-api";
import {parseDocument} from "yaml";
import {engineProblem, type Answers, type Columns} from "./answers.js";
import {readableText} from "./csv.js";
import {dependencyHash, type Dependencies} from "./dependencies.js";
import {codeHash, keyOf, reportFromCache} from "./disk-cache.js";
import {readBytes} from "./files.js";
import {lineOf} from "./lines.js";
import type {Report} from "./problem.js";
import {askAuthored} from "./statement.js";

/** An exercise, as its file in `src/lessons` says. */
export interface Lesson {
  file: string;
  /** Name of the file without its number. */
  id: string;
  title: string;
  /** What is learned, for teachers. */
  goal: string;
  task: string;
  /** The query that it begins with. */
  start: string;
  hints: string[];
  /** A query that answers. */
  answer: string;
  /** Digits after the point to which numbers must agree; null where they must be the same. */
  digits: number | null;
  /** Whether rows must come in the answer's order. */
  ordered: boolean;
  /** What to see in the answer. */
  learned: string;
  /** Other queries that answer. */
  right: string[];
  /** Queries that do not, and what is said to those who write them. */
  wrong: {sql: string; says: string}[];
}

/** A result that the page holds others against. */
export interface LessonResult {
  columns: Answers["columns"];
  rows: Columns;
}

/** An exercise as the page has it. */
export interface LessonPart extends Pick<
  Lesson,
  "id" | "title" | "start" | "answer" | "digits" | "ordered" | "learned"
> {
  result: LessonResult;
  mistakes: (LessonResult & {says: string})[];
}

/** The exercises and the words that they explain. */
export interface Lessons {
  lessons: Lesson[];
  words: Map<string, string>;
}

const texts = ["title", "goal", "task", "start", "answer", "learned"];
const known = [...texts, "hints", "digits", "ordered", "right", "wrong"];

/** Reads every exercise of a folder in the order of the names of its files, and `words.yaml` beside them. Reports what is wrong with them. */
export function readLessons(folder: string, report: Report): Lessons {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(".yaml"))
    : [];
  const words = files.includes("words.yaml") ? readYaml(join(folder, "words.yaml"), report) : null;
  const meanings = new Map(
    Object.entries(words?.value ?? {}).map(([word, meaning]) => [word, String(meaning)])
  );
  const lessons = files
    .filter((name) => /^\d+-/.test(name))
    .sort()
    .flatMap((name) => readLesson(join(folder, name), meanings, report) ?? []);
  return {lessons, words: meanings};
}

function readYaml(
  file: string,
  report: Report
): {text: string; value: Record<string, unknown>} | null {
  const text = readableText(readBytes(file), file, report);
  if (text === null) return null;
  const document = parseDocument(text);
  for (const {message, pos} of document.errors) {
    const line = text.slice(0, pos[0]).split("\n").length;
    report({file, line, message: message.split("\n")[0]!.toLowerCase(), remedy: "mend the YAML"});
  }
  const value = (document.errors.length ? null : document.toJS()) as unknown;
  return typeof value === "object" && value !== null
    ? {text, value: value as Record<string, unknown>}
    : null;
}

function readLesson(file: string, words: Map<string, string>, report: Report): Lesson | null {
  const read = readYaml(file, report);
  if (!read) return null;
  const {text, value} = read;
  let whole = true as boolean;
  const fault = (field: string, message: string, remedy: string) => {
    whole = false;
    report({file, line: lineOf(text, `${field}:`) ?? 1, field, message, remedy});
  };
  for (const field of texts)
    if (typeof value[field] !== "string" || !value[field])
      fault(field, `missing field: ${field}`, "write it as text");
  for (const field of Object.keys(value))
    if (!known.includes(field))
      fault(field, `unknown field: ${field}`, `write one of ${known.join(", ")}`);
  const lists = {
    hints: value["hints"] ?? [],
    right: value["right"] ?? [],
    wrong: value["wrong"] ?? []
  };
  for (const [field, list] of Object.entries(lists))
    if (!Array.isArray(list)) fault(field, `no list: ${field}`, "write - before each item");
  for (const [, word] of JSON.stringify([value["task"], value["hints"], value["learned"]]).matchAll(
    /\[\[([^\]|]+)/g
  ))
    if (!words.has(word!))
      fault("task", `word not explained: ${word!}`, "add it to words.yaml beside the lessons");
  if (!whole) return null;
  const id = /\d+-(.*)\.yaml$/.exec(file)![1]!;
  const {digits = null, ordered = false} = value;
  return {
    ...(value as unknown as Lesson),
    ...(lists as Pick<Lesson, "hints" | "right" | "wrong">),
    file,
    id,
    digits: digits as number | null,
    ordered: Boolean(ordered)
  };
}

/** Answers every exercise, and runs the wrong queries so that the page can tell who wrote one. Reports what the engine refuses. */
export async function answerLessons(
  connection: DuckDBConnection,
  {lessons}: Lessons,
  report: Report,
  dependencies?: Dependencies
): Promise<LessonPart[]> {
  const text = JSON.stringify(lessons);
  const key = dependencies && keyOf(codeHash(import.meta.url), dependencyHash(text, dependencies));
  return reportFromCache("lessons", key, report, (each) => askLessons(connection, lessons, each));
}

async function askLessons(
  connection: DuckDBConnection,
  lessons: Lesson[],
  report: Report
): Promise<LessonPart[]> {
  const parts: LessonPart[] = [];
  for (const lesson of lessons) {
    const {file, id, title, start, answer, digits, ordered, learned} = lesson;
    const ask = async (field: string, sql: string) => {
      const line = lineOf(readFileSync(file, "utf8"), `${field}:`) ?? 1;
      try {
        return await askAuthored(connection, {file, line, sql});
      } catch (error) {
        report({...engineProblem({file, line, sql}, error as Error), line, field});
        return null;
      }
    };
    const result = await ask("answer", answer);
    await ask("start", start);
    const mistakes = [];
    for (const {sql, says} of lesson.wrong) {
      const given = await ask("wrong", sql);
      if (given) mistakes.push({...given, says});
    }
    if (result)
      parts.push({...{id, title, start, answer, digits, ordered, learned}, result, mistakes});
  }
  return parts;
}
