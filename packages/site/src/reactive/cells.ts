import {createHash} from "node:crypto";
import {parsePlaceholder} from "@observablehq/framework/dist/placeholder.js";
import {transpileTag} from "@observablehq/framework/dist/tag.js";
import {parseInfo} from "@observablehq/framework/dist/info.js";
import {blank, isRun, lineAt, readCells} from "../pages/page-text.js";
import {comparisonCode, isSteered} from "./comparison-code.js";
import {fenceCode} from "./fence-code.js";
import {comparisonId, comparisonName} from "../pages/comparison-name.js";
import {fenceName} from "../pages/fence-name.js";
import {lineOfError, readScript, toJavaScript, type Script} from "./syntax.js";

/** A cell of a page that runs: a fenced block, or `${}` in prose. */
export interface PageCell {
  /** Names it by what it says: the same for Framework's Markdown as for the check. */
  key: string;
  line: number;
  language: string;
  inline: boolean;
  /** What is written: SQL, JavaScript, TeX. */
  text: string;
  /** The name of a fence of SQL, as `timelines:1`. */
  fence?: string;
  /** The name of a fenced comparison that values of the page stand in. */
  comparison?: string;
  script?: Script;
  /** Why it cannot be read, and on which line of the page. */
  fault?: {line: number; message: string};
}

const tags: Record<string, (code: string) => string> = {
  js: (code) => code,
  ts: (code) => toJavaScript(code, "ts"),
  jsx: (code) => toJavaScript(code, "jsx"),
  tsx: (code) => toJavaScript(code, "tsx"),
  html: (code) => transpileTag(code, "html.fragment", true),
  svg: (code) => transpileTag(code, "svg.fragment", true),
  tex: (code) => transpileTag(code, "tex.block", true),
  dot: (code) => transpileTag(code, "dot", false),
  mermaid: (code) => transpileTag(code, "await mermaid", false)
};

/** Whether a fence with an info string is run as a cell. */
export function isCell(info: string): boolean {
  const {tag, attributes} = parseInfo(info);
  return (
    attributes["run"]?.toLowerCase() !== "false" && (tag === "sql" || Object.hasOwn(tags, tag))
  );
}

/** Counts cells that say the same: each gets a key of its own, in their order. */
export function cellKeys(): (text: string) => string {
  const counts = new Map<string, number>();
  return (text) => {
    const key = createHash("sha256").update(text).digest("hex").slice(0, 12);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count ? `${key}-${count}` : key;
  };
}

/** Reads the cells of a page that run, fences and `${}` in prose, in the order of their kinds. */
export function readPageCells(path: string, source: string): PageCell[] {
  const fenceKey = cellKeys();
  const inlineKey = cellKeys();
  let fences = 0;
  let comparisons = 0;
  const fenced = readCells(source).flatMap(({line, language, info, code}): PageCell[] => {
    if (language === "compare" && isRun(info)) {
      const comparison = comparisonName(path, comparisonId(info), comparisons++);
      if (!isSteered(code)) return [];
      const cell = {key: `c${comparison}`, line, language, inline: false, text: code, comparison};
      return [withScript(cell, () => comparisonCode(comparison, code))];
    }
    if (!isCell(`${language} ${info}`)) return [];
    const fence = language === "sql" ? fenceName(path, fences++) : undefined;
    const cell = {key: `b${fenceKey(code)}`, line, language, inline: false, text: code, fence};
    return [withScript(cell, () => codeOf(language, info, code, fence))];
  });
  const inline = placeholdersOf(source).map(({at, code}) =>
    withScript(
      {
        key: `i${inlineKey(code)}`,
        line: lineAt(source, at),
        language: "js",
        inline: true,
        text: code
      },
      () => code
    )
  );
  return [...fenced, ...inline];
}

function codeOf(language: string, info: string, code: string, fence?: string): string {
  return fence === undefined
    ? tags[language]!(code)
    : fenceCode(fence, `${language} ${info}`, code);
}

function withScript(cell: PageCell, write: () => string): PageCell {
  let code = cell.text;
  try {
    code = write();
    return {...cell, script: readScript(code, cell.inline)};
  } catch (error) {
    const empty = /\$\{\s*\}/.exec(cell.text);
    const place = empty ? lineAt(cell.text, empty.index) : lineOfError(error as Error, code);
    const at = Math.min(place, cell.text.split("\n").length);
    const message = empty ? "an empty ${}" : (error as Error).message.replace(/ \(\d+:\d+\)$/, "");
    return {...cell, fault: {line: cell.line + at - 1, message}};
  }
}

/** Finds `${}` in prose as Markdown does: not in code, not in comments, not behind a backslash. */
function placeholdersOf(source: string): {at: number; code: string}[] {
  const fences = readCells(source).reduce(
    (text, {code}) => text.replace(code, (part) => part.replace(/[^\n]/g, " ")),
    [/^---\n[\s\S]*?\n---(?=\n)/, /<!--[\s\S]*?-->/g].reduce(blank, source)
  );
  const found: {at: number; code: string}[] = [];
  for (let at = 0; at < fences.length; at++) {
    if (fences[at] === "\\") at++;
    else if (fences[at] === "`") at = afterCode(fences, at) - 1;
    else if (fences.startsWith("${", at)) {
      const [first] = parsePlaceholder(fences, at, fences.length);
      if (first?.type !== "placeholder") continue;
      found.push({at, code: first.content});
      at = first.pos - 1;
    }
  }
  return found;
}

function afterCode(text: string, at: number): number {
  const ticks = /^`+/.exec(text.slice(at))![0];
  const end = text.slice(at + ticks.length).search(new RegExp(`(?<!\`)${ticks}(?!\`)`));
  return end < 0 ? at + ticks.length : at + ticks.length + end + ticks.length;
}
