import {blank, lineAt, sentencesOf} from "../page-text.js";
import type {Page} from "../pages.js";
import type {Report} from "@cold-winter/data";

const months =
  "January|February|March|April|May|June|July|August|September|October|November|December";
const year = "(?:1[0-9]|20)\\d\\d";
const citation = /\[@[^\]]*\]/g;

// Days, months and years name a time; letters before digits, as in DF-5, name a thing.
const names = [
  citation,
  new RegExp(`\\b(?:\\d{1,2} )?(?:${months})(?: \\d{1,2},)?(?: ${year})?\\b`, "g"),
  new RegExp(`\\b${year}(?:s\\b|(?:[-\u2013/](?:${year}|\\d\\d))?\\b)`, "g"),
  /\b[A-Za-z][\w.]*[-\u2011]?\d[\w.-]*/g
];

/**
 * A number in prose comes from a query, through `${}` or a figure's sentence; or its sentence says whose it is, with
 * `[@key]`; or it is marked as no finding, with the reason, by `<!-- number: reason -->` in the sentence.
 */
export function checkNumbers({file, source}: Page, report: Report): void {
  for (const {index, text} of sentencesOf(source)) {
    if (/\[@/.test(text) || /<!--\s*number:\s*\S[\s\S]*?-->/.test(text)) continue;
    const plain = names.reduce(blank, text);
    for (const match of plain.matchAll(/[\d½¼¾]+(?:[.,\u2009\u00a0 ]\d+)*(?:\s?%)?/g))
      report({
        file,
        line: lineAt(source, index + match.index),
        field: match[0],
        message: "number in prose without a query or a source",
        remedy:
          "take it from a query with ${} or finding(), cite its source with [@key, place], or mark it <!-- number: why -->"
      });
  }
}
