import {parsePlaceholder} from "@observablehq/framework/dist/placeholder.js";
import {parseDocument} from "yaml";
import {placeOfValue} from "@cold-winter/data/comparison";

/** Whether values of a page's cells stand in a fenced comparison. */
export const isSteered = (text: string) => text.includes("${");

/** A fenced comparison taken apart: what is written, with places for values, and the code of each value with its line, from 0. */
export interface ComparisonTemplate {
  template: unknown;
  values: {code: string; line: number}[];
  /** What is wrong with the YAML, and on which line of the fence, from 1. */
  fault?: {message: string; line: number};
}

/** Takes a fenced comparison with `${}` apart. */
export function readTemplate(text: string): ComparisonTemplate {
  const values: ComparisonTemplate["values"] = [];
  let yaml = "";
  for (let at = 0; at < text.length; at++) {
    const found = text.startsWith("${", at) ? placeholderAt(text, at) : undefined;
    if (!found) yaml += text[at]!;
    else {
      yaml += placeOfValue(values.length);
      values.push({code: found.code, line: linesIn(text.slice(0, at))});
      at = found.end - 1;
    }
  }
  const document = parseDocument(yaml);
  const [error] = document.errors;
  if (!error) return {template: document.toJS(), values};
  const at = error.linePos?.[0].line ?? 1;
  const before = values.filter(({line}) => line < at - 1);
  const line = at + before.reduce((sum, {code}) => sum + linesIn(code), 0);
  return {template: null, values, fault: {message: error.message.split("\n")[0]!, line}};
}

function placeholderAt(text: string, at: number): {code: string; end: number} | undefined {
  const [first] = parsePlaceholder(text, at, text.length);
  return first?.type === "placeholder" ? {code: first.content, end: first.pos} : undefined;
}

const linesIn = (text: string) => text.split("\n").length - 1;

/** Writes the cell that a fenced comparison is: the figure of its name. */
export function comparisonCode(name: string, text: string): string {
  if (!isSteered(text)) return `display((await import("@cold-winter/site")).figure("${name}"))\n`;
  const {template, values, fault} = readTemplate(text);
  if (fault) throw Object.assign(new SyntaxError(fault.message), {line: fault.line});
  let line = 0;
  // Each value stays on its line, so that a fault in it is told by that.
  const list = values.map((value) => {
    const lines = "\n".repeat(Math.max(0, value.line - line));
    line = value.line + linesIn(value.code);
    return `${lines}(${value.code})`;
  });
  const call = `comparison("${name}", ${JSON.stringify(template)}, [${list.join(", ")}])`;
  return `display((await import("@cold-winter/site")).${call})\n`;
}
