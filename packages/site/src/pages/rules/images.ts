import {lineAt, proseOf} from "../page-text.js";
import type {Page} from "../pages.js";
import type {Report} from "@cold-winter/data";

/** Every picture has a text for those who do not see it; one that only adorns has alt="". */
export function checkImages({file, source}: Page, report: Report): void {
  const prose = proseOf(source);
  const wrong = (index: number, remedy: string) =>
    report({
      file,
      line: lineAt(source, index),
      field: "alt",
      message: "picture without a text",
      remedy
    });
  for (const {index} of prose.matchAll(/!\[\s*\]\(/g))
    wrong(index, "say in the brackets what it shows");
  for (const {0: tag, index} of prose.matchAll(/<img\b[^>]*>/g))
    if (!/\balt\s*=/.test(tag)) wrong(index, 'say what it shows in alt="…"');
}
