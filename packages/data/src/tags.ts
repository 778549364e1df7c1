import {existsSync} from "node:fs";
import {parseDocument} from "yaml";
import {readableText} from "./csv.js";
import {readBytes} from "./files.js";
import type {Report} from "./problem.js";

/** The words that other languages have for each tag of questions. */
export type Tags = Map<string, string[]>;

/** Reads a file of tags: a list of words for each tag; none where it is not there. Reports what is no such list. */
export function readTags(file: string, report: Report): Tags {
  const text = existsSync(file) ? readableText(readBytes(file), file, report) : "";
  const document = parseDocument(text ?? "");
  const remedy = "write each line as tag: [word, word]";
  for (const {message, pos} of document.errors) {
    const line = text!.slice(0, pos[0]).split("\n").length;
    report({file, line, message: message.split("\n")[0]!.toLowerCase(), remedy});
  }
  if (document.errors.length) return new Map();
  const entries = Object.entries((document.toJS() ?? {}) as Record<string, unknown>);
  const isWords = (words: unknown): words is string[] =>
    Array.isArray(words) && words.every((word) => typeof word === "string");
  for (const [tag, words] of entries)
    if (!isWords(words)) report({file, field: tag, message: `no list of words: ${tag}`, remedy});
  return new Map(entries.filter((entry): entry is [string, string[]] => isWords(entry[1])));
}
