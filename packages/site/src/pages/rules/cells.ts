import {nearest} from "@cold-winter/data/shared";
import {isRun, lineAt, type Cell} from "../page-text.js";
import type {Page} from "../pages.js";
import type {Report} from "@cold-winter/data";
import type {Nameable} from "./nameable.js";
import {madePages} from "./paths.js";

const words = ["figure", "finding", "query", "sql"];
const alone =
  /^\s*display\(\s*(figure|finding)\((["'`])[\w-]+\2\s*(,\s*(["'`])[\w/-]+\4\s*)?\)\s*\)\s*$/;

/**
 * What cells name is there, the kit's words are imported, and a figure is a cell of its own: any other way of showing it
 * works only after scripts ran, so that readers without them, and paper, would miss it.
 */
export function checkCells(page: Page, nameable: Nameable, report: Report): void {
  const {file, source, cells} = page;
  const live = cells.filter(({info}) => isRun(info));
  const run = live.filter(({language}) => language === "js");
  const code = run.map((cell) => cell.code).join("\n");
  for (const cell of run) {
    checkAlone(file, cell, report);
    checkNames(page, cell, nameable, report);
  }
  for (const match of source.matchAll(/\$\{[^}`]*?\b(figure|finding)\(/g)) {
    const field = match[1]!;
    report({
      file,
      line: lineAt(source, match.index),
      field,
      message: `${field} inside prose`,
      remedy: remedyAlone(field)
    });
  }
  for (const word of words) {
    const used = word === "sql" ? live.find(({language}) => language === "sql") : usedIn(run, word);
    if (!used || new RegExp(`import\\s*\\{[^}]*\\b${word}\\b[^}]*\\}`).test(code)) continue;
    const remedy = `add a cell with import {${word}} from "@cold-winter/site";`;
    report({file, line: used.line, field: word, message: `${word} is not imported`, remedy});
  }
}

function usedIn(cells: Cell[], word: string): Cell | undefined {
  return cells.find(({code}) => new RegExp(`(?<![.\\w])${word}\\(`).test(code));
}

const remedyAlone = (word: string) =>
  `let display(${word}("…")) be a cell of its own, without semicolon and without import`;

function checkAlone(file: string, {line, code}: Cell, report: Report): void {
  const field = /\bdisplay\(\s*(figure|finding)\(/.exec(code)?.[1];
  if (!field || alone.test(code)) return;
  report({
    file,
    line,
    field,
    message: `${field} is no cell of its own`,
    remedy: remedyAlone(field)
  });
}

function checkNames(
  {file}: Page,
  {line, code}: Cell,
  {figures, queries, pages}: Nameable,
  report: Report
): void {
  const known: Record<string, string[]> = {figure: figures, finding: figures, query: queries};
  for (const match of code.matchAll(
    /(?<![.\w])(figure|finding|query)\(\s*(["'`])([\w/-]+)\2(?:\s*,\s*(["'`])([\w/-]+)\4)?/g
  )) {
    const [, word, , name, , target] = match as unknown as [
      string,
      string,
      string,
      string,
      string?,
      string?
    ];
    const at = line + lineAt(code, match.index) - 1;
    const wrong = (message: string, remedy: string) =>
      report({file, line: at, field: word, message, remedy});
    if (!known[word]!.includes(name)) {
      const near = nearest(name, known[word]!);
      const folder = word === "query" ? "src/queries" : "src/figures";
      wrong(
        `unknown ${word === "query" ? "query" : "figure"}: ${name}`,
        near ? `did you mean ${near}?` : `see ${folder}`
      );
    } else if (word === "finding" && target !== undefined && !madePages.includes(`/${target}`)) {
      const shown = pages
        .filter((page) => page.figures.includes(name))
        .map((page) => page.path.slice(1));
      if (!shown.includes(target))
        wrong(
          `${target} does not show ${name}`,
          shown.length ? `name ${shown.join(" or ")}` : "show the figure there"
        );
    }
  }
}
