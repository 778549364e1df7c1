import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {parse} from "yaml";
import type {Table} from "./description.js";
import {sqlString} from "./shared/placeholders.js";
import type {Dataset} from "./dataset.js";

/** A view, table macro or function over the record, as the head of its file describes it. */
export interface View {
  name: string;
  /** How a query calls it: its name, and its arguments if it takes any. */
  call: string;
  kind: "view" | "function";
  /** What the database calls it. */
  object: "TABLE" | "VIEW" | "MACRO" | "MACRO TABLE";
  /** What a row is, or what the function returns. */
  meaning: string;
  columns: {name: string; meaning: string}[];
}

/** One file of views: its statements, and what its head says of them. */
interface ViewFile {
  file: string;
  sql: string;
  /** The line on which the statements begin. */
  line: number;
  views: View[];
}

type Heads = Record<string, string | {row: string; columns: Record<string, string> | string}>;

/** Where a notebook keeps its views; the kit's own are beside this file. */
const ownFolder = "loaders/views";

/**
 * Reads the views of the kit and of the notebook in the order of their file names, without those that need a table
 * which is not among `tables`. Throws where a head is no YAML, or describes what is not made.
 */
export function readViews(tables: Pick<Table, "name">[]): ViewFile[] {
  const there = new Set(tables.map(({name}) => name));
  const files = [...filesOf(kitFolder()), ...filesOf(ownFolder)]
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .map(readFile)
    .filter(({needs}) => needs.every((name) => there.has(name)));
  const sql = `CREATE MACRO as_of() AS\n${files.map((file) => file.sql).join("\n")}`;
  const all = Object.assign({}, ...files.map(({heads}) => heads)) as Heads;
  return files.map(({heads, file, line, sql: statements}) => ({
    ...{file, line, sql: statements},
    views: Object.entries(heads).map(([call, head]) => view(call, head, all, objectOf(call, sql)))
  }));
}

function kitFolder(): string {
  return fileURLToPath(new URL("views", import.meta.url)).replaceAll("\\", "/");
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .map((name) => `${folder}/${name}`);
}

function readFile(path: string) {
  const text = readFileSync(path, "utf8").replace(/\r\n/g, "\n");
  const head = /^\/\*\n([\s\S]*?)\n\*\/\n/.exec(text);
  const sql = text.slice(head?.[0].length ?? 0).trim();
  const needs = /^-- needs: (.+)$/m.exec(sql)?.[1]!.split(", ") ?? [];
  const file = relative(".", path).replaceAll("\\", "/");
  const line = (head?.[0].split("\n") ?? [""]).length;
  return {file, line, sql, needs, heads: (head ? parse(head[1]!) : {}) as Heads};
}

/** Returns the views and macros of the kit and the notebook, in the order of their names. */
export function viewsSql(dataset: Dataset): string {
  return [asOfSql(dataset), ...readViews(dataset.package.tables).map(({sql}) => sql)].join("\n\n");
}

/** Returns the statement that makes `as_of()`. */
export function asOfSql({package: {asOf}}: Dataset): string {
  return `CREATE MACRO as_of() AS DATE '${asOf || "1970-01-01"}';`;
}

/** Returns the statements that tell the database what its views, macros and their columns mean. */
export function commentsSql(tables: Pick<Table, "name">[]): string {
  return readViews(tables)
    .flatMap(({views}) => views)
    .flatMap(({name, object, meaning, columns}) => [
      `COMMENT ON ${object} ${name} IS ${sqlString(meaning)};`,
      ...(object === "TABLE" || object === "VIEW" ? columns : []).map(
        (column) => `COMMENT ON COLUMN ${name}."${column.name}" IS ${sqlString(column.meaning)};`
      )
    ])
    .join("\n");
}

function objectOf(call: string, sql: string): View["object"] {
  const name = call.split("(")[0]!;
  const made = new RegExp(`CREATE (TABLE|VIEW|MACRO) ${name}\\b[^\\n]*? AS( TABLE)?(?:\\s|$)`).exec(
    sql
  );
  if (!made) throw new Error(`described but never made: ${call}`);
  return (made[1] === "MACRO" && made[2] ? "MACRO TABLE" : made[1]) as View["object"];
}

function view(call: string, head: Heads[string], all: Heads, object: View["object"]): View {
  const name = call.split("(")[0]!;
  if (typeof head === "string")
    return {name, call, kind: "function", object, meaning: head, columns: []};
  const columns = Object.entries(columnsOf(head, all)).map(([column, meaning]) => ({
    name: column,
    meaning
  }));
  return {name, call, kind: "view", object, meaning: sentence(head.row), columns};
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

function columnsOf({columns}: Exclude<Heads[string], string>, all: Heads): Record<string, string> {
  if (typeof columns !== "string") return columns;
  const other = all[columns];
  if (!other || typeof other === "string")
    throw new Error(`columns of an unknown view: ${columns}`);
  return columnsOf(other, all);
}
