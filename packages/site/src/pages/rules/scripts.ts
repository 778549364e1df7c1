import {nearest} from "@cold-winter/data/shared";
import type {Report} from "@cold-winter/data";
import type {PageCell} from "../../reactive/cells.js";
import {choicesName} from "../../reactive/fence-code.js";
import type {Name} from "../../reactive/syntax.js";
import {browserWords, frameworkWords} from "../../reactive/words.js";
import {siteNames} from "../../reactive/site-names.js";
import {lineAt} from "../page-text.js";
import type {Page} from "../pages.js";
import {checkPackages} from "./packages.js";

/**
 * Cells can be read, every name that they use is defined by a cell, by Framework or by the browser, and once; none waits
 * for itself; the packages that they import are installed.
 */
export function checkScripts({file, scripts}: Page, report: Report): void {
  const told = {file, report};
  for (const {fault, language, inline} of scripts)
    if (fault) {
      const field = inline ? "${}" : language;
      const {line, message} = fault;
      report({file, line, field, message: `cannot be read: ${message}`, remedy: "mend the code"});
    }
  const defined = checkTwice(scripts, told);
  for (const cell of scripts) {
    checkNames(cell, defined, told);
    checkPackages(cell, (name) => lineOf(cell, name), told);
    checkRemote(cell, told);
  }
  checkCircles(scripts, defined, told);
  checkBound(scripts, told);
}

// Of these other rules tell that they are not imported.
const toldElsewhere = ["figure", "finding", "query", "sql"];
const kitWords = ["bind", "brush", "choice", "column", "selections", "setChoice"];

interface Told {
  file: string;
  report: Report;
}

function checkTwice(cells: PageCell[], {file, report}: Told): Map<string, PageCell> {
  const defined = new Map<string, PageCell>();
  for (const cell of cells)
    for (const declared of cell.script?.declares ?? []) {
      const other = defined.get(declared.name);
      if (!other) defined.set(declared.name, cell);
      else if (other !== cell)
        report({
          file,
          line: lineOf(cell, declared),
          field: declared.name,
          message: `defined on line ${other.line} too`,
          remedy: "give one of the two another name: cells share their names"
        });
    }
  return defined;
}

function checkNames(cell: PageCell, defined: Map<string, PageCell>, {file, report}: Told): void {
  const missing = new Map<string, Name>();
  for (const used of cell.script?.uses ?? []) {
    const {name} = used;
    const known =
      defined.has(name) ||
      name === choicesName ||
      Object.hasOwn(frameworkWords, name) ||
      browserWords.has(name);
    if (!known && !missing.has(name)) missing.set(name, used);
  }
  for (const [name, used] of missing) {
    if (toldElsewhere.includes(name)) continue;
    const near = nearest(name, [...defined.keys()]);
    report({
      file,
      line: lineOf(cell, used),
      field: name,
      message: "nothing defines this name",
      remedy: kitWords.includes(name)
        ? `add a cell with import {${name}} from "@cold-winter/site";`
        : near
          ? `did you mean ${near}?`
          : "define it in a cell, or import it"
    });
  }
}

const remote =
  /^(?:fetch|d3\.(?:blob|buffer|csv|dsv|html|image|json|svg|text|tsv|xml))\(\s*(?:"[^"]*",\s*)?["'`]((?:https?:)?\/\/[^"'`\s]*)/;

// The policy of the page would refuse it before the reader.
function checkRemote(cell: PageCell, {file, report}: Told): void {
  for (const used of cell.script?.uses ?? []) {
    const [, address] = remote.exec(cell.script!.code.slice(used.at)) ?? [];
    if (address === undefined) continue;
    report({
      file,
      line: lineOf(cell, used),
      field: address,
      message: "asks another machine, which pages may not",
      remedy: "fetch it in a data loader, as rows.csv.js, and read that with FileAttachment"
    });
  }
}

// What stands in the address under one name is one thing.
function checkBound(cells: PageCell[], {file, report}: Told): void {
  const bound = new Map<string, number>();
  for (const {script, line, language} of cells)
    for (const match of script?.code.matchAll(/(?<![.\w])bind\(\s*(["'`])([^"'`]*)\1/g) ?? []) {
      const name = match[2]!;
      const at = language === "js" ? line + lineAt(script!.code, match.index) - 1 : line;
      const wrong = (message: string, remedy: string) =>
        report({file, line: at, field: name, message, remedy});
      if (siteNames.includes(name))
        wrong("is a choice of the site", `use choice("${name}"), or another name`);
      else if (bound.has(name))
        wrong(`bound on line ${bound.get(name)!} too`, "give one of the two another name");
      bound.set(name, at);
    }
}

function checkCircles(
  cells: PageCell[],
  defined: Map<string, PageCell>,
  {file, report}: Told
): void {
  const done = new Set<PageCell>();
  const visit = (cell: PageCell, path: PageCell[]): void => {
    if (path.includes(cell)) {
      const circle = path.slice(path.indexOf(cell));
      for (const each of circle) done.add(each);
      const first = circle.reduce((a, b) => (a.line <= b.line ? a : b));
      const lines = circle.map(({line}) => line).sort((a, b) => a - b);
      report({
        file,
        line: first.line,
        field: first.language,
        message: `cells wait for each other in a circle: lines ${lines.join(", ")}`,
        remedy: "let one of them take its value from elsewhere"
      });
    }
    if (done.has(cell)) return;
    for (const {name} of cell.script?.uses ?? []) {
      const next = defined.get(name);
      if (next && next !== cell) visit(next, [...path, cell]);
    }
    done.add(cell);
  };
  for (const cell of cells) visit(cell, []);
}

function lineOf({line, script, language}: PageCell, {at}: Name): number {
  // The code of most other languages is made of what is written, and its places are its own.
  return language === "js" || language === "compare"
    ? line + script!.code.slice(0, at).split("\n").length - 1
    : line;
}
