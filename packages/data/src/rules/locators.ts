import {parseCitations} from "../shared/citation.js";
import type {Source} from "../bibliography.js";
import type {Report} from "../problem.js";
import type {Dataset} from "../dataset.js";
import {memoize} from "../memoize.js";
import {eachTable} from "./each-table.js";

const paged = new Set(["article", "book", "incollection", "inproceedings", "phdthesis", "report"]);

/**
 * Every citation names a place in its work, or in an unchecked row that nobody saw it. A page is named only of a work
 * that has pages, and lies within them where the bibliography gives their span.
 */
export function checkLocators(dataset: Dataset, report: Report): void {
  rule(dataset.sources)(dataset, report);
}

const rule = memoize((sources: Source[]) => {
  const works = new Map(sources.map((source) => [source.key, source]));
  return eachTable(({fields}, rows, report) => {
    for (const {name: field} of fields.filter(({kind}) => kind === "sources")) {
      for (const {file, line, values} of rows) {
        if (typeof values[field] !== "string") continue;
        for (const {key, locator} of parseCitations(values[field])) {
          const problem =
            missing(key, locator, values["status"]) ??
            (works.has(key) ? judge(works.get(key)!, pagesOf(locator)) : null);
          if (problem) report({file, line, field, ...problem});
        }
      }
    }
  });
});

function missing(key: string, locator: string, status: unknown) {
  if (!locator.trim()) {
    const remedy =
      "name the paragraph, section, table, row or page; for a text of one paragraph write text";
    return {message: `no place in ${key}`, remedy};
  }
  if (locator !== "not seen" || status === "unchecked") return null;
  return {
    message: `place in ${key} not seen`,
    remedy: "name the place, cite another work, or mark the row unchecked"
  };
}

function pagesOf(text: string): number[] {
  return [...text.matchAll(/\bpp?\. ?(\d+)(?:[-\u2013](\d+))?/g)].flatMap(([, from, to]) =>
    [from, to].filter(Boolean).map(Number)
  );
}

function judge({key, type, fields}: Source, pages: number[]) {
  if (!pages.length) return null;
  const span = /^(\d+)[-\u2013]+(\d+)$/.exec(fields["pages"] ?? "");
  if (!span) {
    if (paged.has(type) || fields["pages"]) return null;
    const remedy = "name a section, paragraph, table or row, or give the entry its type";
    return {message: `page of a work without pages: ${key} is @${type}`, remedy};
  }
  const outside = pages.find((page) => page < Number(span[1]) || page > Number(span[2]));
  if (outside === undefined) return null;
  return {
    message: `page ${outside} is outside pages ${span[0]} of ${key}`,
    remedy: "check the page against the work"
  };
}
