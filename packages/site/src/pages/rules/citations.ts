import {nearest} from "@cold-winter/data/shared";
import type {Page} from "../pages.js";
import type {Report} from "@cold-winter/data";

/** Every work that prose cites is in the bibliography. */
export function checkCitations({file, cites}: Page, keys: string[], report: Report): void {
  for (const {key, line} of cites) {
    if (keys.includes(key)) continue;
    const near = nearest(key, keys);
    const remedy = near ? `did you mean @${near}?` : "add it to data/sources.bib";
    report({file, line, field: `@${key}`, message: `unknown citation key: ${key}`, remedy});
  }
}
