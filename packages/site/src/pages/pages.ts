import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path/posix";
import {parseDocument} from "yaml";
import {filesBelow, readBytes, readableText} from "@cold-winter/data";
import type {Answers, Columns, Report} from "@cold-winter/data";
import {readPageCells, type PageCell} from "../reactive/cells.js";
import {comparisonFences, type ComparisonFence} from "./comparisons.js";
import {isRun, lineAt, proseOf, readCells, type Cell} from "./page-text.js";
import {fenceName} from "./fence-name.js";

/** A fenced `sql` block of a page. */
export interface Fence {
  /** The path of its page, and its number there, as `timelines:1`. */
  name: string;
  file: string;
  line: number;
  /** The statement as it is written, with `${}` where values of inputs stand. */
  sql: string;
  /** The name under which the page's cells know its rows. */
  id?: string;
}

/** A page of the notebook: its Markdown file, its path below the root, its title and what stands in it. */
export interface Page {
  file: string;
  path: string;
  title: string;
  /** What it tells other sites and search engines of itself; its first paragraph where it does not say. */
  description?: string;
  /** Seen in preview only. */
  draft: boolean;
  /** Paths below the root under which it was known before. */
  aliases: string[];
  /** Names of the figures that it shows. */
  figures: string[];
  fences: Fence[];
  comparisons: ComparisonFence[];
  cells: Cell[];
  /** Everything of it that runs, `${}` in prose too. */
  scripts: PageCell[];
  /** The works that its prose cites, each with its place in the text. */
  cites: {key: string; line: number}[];
  source: string;
}

/** The answer to a fenced question. */
export interface FenceAnswer {
  columns: Answers["columns"];
  rows: Columns;
}

/** Lists the Markdown files of a folder's pages, in the order of their names. */
export function pageFiles(folder: string): string[] {
  return filesBelow(folder).filter(
    (file) => file.endsWith(".md") && !/\.observablehq|^[^/]*\/kit\//.test(file)
  );
}

/** Reads every page of a folder, those of its own before those of folders in it. Reports front matter that the kit does not take. */
export function readPages(folder: string, report: Report): Page[] {
  return pageFiles(folder)
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .flatMap((file) => {
      const source = readableText(readBytes(file), file, report);
      return source === null ? [] : readPage(file, folder, source, report);
    });
}

const depth = (file: string) => file.split("/").length;

/** Reads a page of a folder from its text. Reports front matter that the kit does not take. */
export function readPage(file: string, folder: string, source: string, report: Report): Page {
  const {title, description, draft, aliases} = readFront(file, source, report);
  const path = file.slice(folder.length, -".md".length).replace(/\/index$/, "/");
  const cells = readCells(source);
  const comparisons = comparisonFences(file, path, cells);
  const figures = [...figuresOf(source), ...comparisons.map(({name}) => name)];
  const cites = [...proseOf(source).matchAll(/(?:\[|;\s*)@([A-Za-z0-9][\w.:+-]*)/g)].map(
    (match) => ({
      key: match[1]!,
      line: lineAt(source, match.index)
    })
  );
  const heading = /^# (.+)$/m.exec(source)?.[1];
  return {
    ...{
      file,
      path,
      title: title ?? heading ?? path,
      description,
      draft,
      aliases,
      figures,
      comparisons,
      cells
    },
    ...{cites, source},
    fences: readFences(file, path, cells),
    scripts: readPageCells(path, source)
  };
}

/** Returns the names of the figures that a page's cells show. */
export function figuresOf(source: string): string[] {
  const code = readCells(source).filter(({language, info}) => language === "js" && isRun(info));
  return code.flatMap((cell) =>
    [...cell.code.matchAll(/\bfigure\(\s*["'`]([\w-]+)/g)].map(([, name]) => name!)
  );
}

type Front = {title?: string; description?: string} & Pick<Page, "draft" | "aliases">;

function readFront(file: string, source: string, report: Report): Front {
  const text = /^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? "";
  const lineOf = (field: string) =>
    text.split("\n").findIndex((line) => line.startsWith(`${field}:`)) + 2;
  const wrong = (field: string, message: string, remedy: string) =>
    report({file, line: lineOf(field), field, message, remedy});
  const document = parseDocument(text);
  if (document.errors.length) {
    const line = (document.errors[0]!.linePos?.[0].line ?? 1) + 1;
    report({
      file,
      line,
      message: document.errors[0]!.message.split("\n")[0]!,
      remedy: "mend the YAML between the ---"
    });
  }
  const {
    sql,
    title,
    description,
    draft = false,
    menu = false,
    aliases = [],
    theme,
    style
  } = ((document.errors.length ? null : document.toJS()) ?? {}) as Record<string, unknown>;
  if (sql !== undefined) {
    const remedy =
      'remove it and write import {sql} from "@cold-winter/site"; every table of data/ is there already';
    wrong("sql", "front matter sql: starts another engine", remedy);
  }
  checkStyle(file, {theme, style}, wrong);
  for (const [field, value] of Object.entries({draft, menu}))
    if (typeof value !== "boolean")
      wrong(field, `not true or false: ${String(value)}`, `write ${field}: true`);
  const list = Array.isArray(aliases) ? aliases.map(String) : [];
  if (!Array.isArray(aliases)) wrong("aliases", "not a list", "write aliases: [/old-name]");
  for (const alias of list)
    if (!/^(\/[a-z0-9_-]+)+(#[\w-]+)?$/i.test(alias))
      wrong(
        "aliases",
        `not a path: ${alias}`,
        "write it from the root, without .html, as /old-name or /old-name#place"
      );
  return {
    title: title === undefined || title === null ? undefined : String(title),
    description: typeof description === "string" ? description : undefined,
    draft: draft === true,
    aliases: list
  };
}

function readFences(file: string, path: string, cells: Cell[]): Fence[] {
  return cells
    .filter(({language, info}) => isFence(`${language} ${info}`))
    .map(({line, info, code}, at) => {
      const sql = code.trim().replace(/;$/, "");
      return {name: fenceName(path, at), file, line, sql, id: fenceId(info)};
    });
}

// Framework takes a page's theme or style in the place of the kit's, which the kit's parts cannot do without.
function checkStyle(
  file: string,
  {theme, style}: {theme: unknown; style: unknown},
  wrong: (field: string, message: string, remedy: string) => void
): void {
  const keeps = (name: string) =>
    existsSync(join(dirname(file), name)) &&
    /@import[^;]*kit\/style\.css/.test(readFileSync(join(dirname(file), name), "utf8"));
  const named = Array.isArray(theme) ? theme.join(", ") : String(theme);
  const other = theme === undefined ? "" : ` @import url("observablehq:theme-${named}.css");`;
  const remedy = `write style: page.css, a file beside the page that begins with @import url("kit/style.css");${other}`;
  const lost = "takes the styles of the kit's parts away";
  if (theme !== undefined) wrong("theme", lost, remedy);
  if (style !== undefined && !(typeof style === "string" && keeps(style)))
    wrong("style", lost, remedy);
}

/** Whether a block with an info string is a fenced question. */
export function isFence(info: string): boolean {
  return /^sql\b/.test(info) && isRun(info);
}

/** Returns the name under which the cells of a page know a fenced question's rows. */
export function fenceId(info: string): string | undefined {
  return /\bid\s*=\s*"?([\w$]+)/.exec(info)?.[1];
}
