import {nearest} from "@cold-winter/data/shared";
import {lineAt} from "../page-text.js";
import type {Page} from "../pages.js";
import type {Report} from "@cold-winter/data";

const mark = /\bPlot\.(?!plot\b)\w+\(\s*([\w$]+)\s*,\s*\{([^{}]*)\}/g;
const channel = /\b(x1?|x2|y1?|y2|fx|fy|z|r|text|title)\s*:\s*(["'`])([^"'`]+)\2/g;

/** The columns that a page's charts name of the rows of a fenced question are columns of its answer, given by the fence's name. */
export function checkChannels(
  {file, cells, fences}: Page,
  answers: Map<string, string[]>,
  report: Report
): void {
  const rows = new Map(
    fences.flatMap(({id, name}) =>
      id && answers.has(name) ? [[id, answers.get(name)!] as const] : []
    )
  );
  for (const {language, line, code} of cells) {
    if (language !== "js") continue;
    for (const match of code.matchAll(mark)) {
      const columns = rows.get(match[1]!);
      for (const [, field, , name] of columns ? match[2]!.matchAll(channel) : []) {
        if (columns!.includes(name!)) continue;
        const near = nearest(name!, columns!);
        const remedy = near ? `did you mean ${near}?` : `use one of ${columns!.join(", ")}`;
        const at = line + lineAt(code, match.index) - 1;
        report({file, line: at, field, message: `no column of ${match[1]!}: ${name!}`, remedy});
      }
    }
  }
}
