import {existsSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {readableText} from "./csv.js";
import {readBytes} from "./files.js";
import type {Report} from "./problem.js";

/** What the labels of a notebook's own choices are in other languages: by the tag of each, by the English label. */
export type Labels = Record<string, Record<string, string>>;

/** Reads a table of labels: the English one, then a column for each language; none where it is not there. Reports rows that are none. */
export function readLabels(file: string, report: Report): Labels {
  const text = existsSync(file) ? readableText(readBytes(file), file, report) : null;
  if (text === null) return {};
  const remedy = "write a header as english,zh,ko and a row for each label";
  let lines: string[][];
  try {
    lines = parse(text);
  } catch (error) {
    report({file, message: (error as Error).message.split("\n")[0]!, remedy});
    return {};
  }
  const [[first, ...tags] = [], ...rows] = lines;
  if (first !== "english" || !tags.every((tag) => /^[a-z]{2}(-\w+)?$/.test(tag)))
    report({file, line: 1, message: "unknown header", remedy});
  const labels: Labels = Object.fromEntries(tags.map((tag) => [tag, {}]));
  for (const [at, [english = "", ...others]] of rows.entries()) {
    const twice = rows.findIndex(([each]) => each === english) < at;
    if (!english || twice)
      report({file, line: at + 2, message: twice ? `two rows for ${english}` : "no label", remedy});
    for (const [column, words] of others.entries())
      if (words.trim()) labels[tags[column]!]![english] = words.trim();
  }
  return labels;
}
