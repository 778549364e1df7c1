/** A fenced cell of a page: the line on which its code begins, its language, its directives and its code. */
export interface Cell {
  line: number;
  language: string;
  info: string;
  code: string;
}

const fence = /^[ \t]*(```+|~~~+)(\w*)([^\n]*)\n([\s\S]*?)^[ \t]*\1/gm;

/** Reads the fenced cells of a page. */
export function readCells(source: string): Cell[] {
  return [...source.matchAll(fence)].map((match) => ({
    line: lineAt(source, match.index) + 1,
    language: match[2]!,
    info: match[3]!.trim(),
    code: match[4]!
  }));
}

/** Whether a block with an info string is run, and not only shown. */
export function isRun(info: string): boolean {
  return !/\brun\s*=\s*"?false/.test(info);
}

/** The line, from 1, on which a place of a text stands. */
export function lineAt(source: string, index: number): number {
  return source.slice(0, index).split("\n").length;
}

const code = [/^---\n[\s\S]*?\n---(?=\n)/g, fence, /`[^`\n]*`/g];

/** Returns a page's text without front matter and code, with every other character in its place. */
export function proseOf(source: string): string {
  return code.reduce(blank, source);
}

/** Returns a text with spaces in place of what a pattern finds, every other character in its place. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (part) => part.replace(/[^\n]/g, " "));
}

/** A sentence of a page: where it begins, and its words. */
export interface Sentence {
  index: number;
  text: string;
}

const unquoted = [
  /<!--(?!\s*number:)[\s\S]*?-->/g,
  /^#{1,6} .*$/gm,
  /^[ \t]*(?:\d+[.)]|[-*])\s/gm,
  /\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+/g
];
const inside = [/(?<=\])\([^)\s]*(?: "[^"]*")?\)/g, /<[^!][^>]*>/g, /https?:\/\/\S+/g];

/** Splits the prose of a page, inline `${}`, headings, markup and addresses left out, into sentences; a table's row is one. */
export function sentencesOf(source: string): Sentence[] {
  const plain = [...unquoted, ...inside].reduce(blank, blankExpressions(proseOf(source)));
  return [...plain.matchAll(/(?:[^\n]|\n(?!\s*\n|\s*[|>-]))+/g)].flatMap(({0: block, index}) => {
    let at = index;
    return block.split(/(?<=[.!?:;]["”»)\]]?)(?=\s+(?:["“(«[*]*[A-Z]))/).map((text) => {
      const sentence = {index: at, text};
      at += text.length;
      return sentence;
    });
  });
}

/** Blanks `${…}` with whatever braces it holds. */
function blankExpressions(text: string): string {
  let plain = "";
  for (let at = 0; at < text.length; at++) {
    if (!text.startsWith("${", at)) {
      plain += text[at]!;
      continue;
    }
    let depth = 0;
    do {
      if (text[at] === "{") depth++;
      if (text[at] === "}") depth--;
      plain += text[at] === "\n" ? "\n" : " ";
    } while (++at < text.length && (depth > 0 || text[at - 1] === "$"));
    at--;
  }
  return plain;
}
