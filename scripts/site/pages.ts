import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import type {Problem} from "../../loaders/problem.js";

/** Returns the Markdown files of the notebook. */
export function pageFiles(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath.replaceAll("\\", "/"), entry.name))
    .filter((file) => !file.includes(".observablehq"))
    .sort();
}

/** Returns what is wrong with the pages of a folder. */
export function checkPages(folder: string): Problem[] {
  return pageFiles(folder).flatMap((file) => checkFrontMatter(file, readFileSync(file, "utf8")));
}

function checkFrontMatter(file: string, source: string): Problem[] {
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(source)?.[1]?.split(/\r?\n/) ?? [];
  const at = front.findIndex((line) => /^sql\s*:/.test(line));
  if (at < 0) return [];
  const remedy = 'remove it and write import {sql} from "./components/kit.js"; every table of data/ is there already';
  return [{file, line: at + 2, field: "sql", message: "front matter sql: starts another engine", remedy}];
}
