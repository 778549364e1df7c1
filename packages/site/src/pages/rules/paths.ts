import type {Page} from "../pages.js";
import type {Report} from "@cold-winter/data";

/** Paths of the pages that the program makes from the record. */
export const madePages = [
  "/claims",
  "/codebook",
  "/queries",
  "/sources",
  "/guide/students",
  "/guide/teachers"
];

/** No two pages answer to one path, be it their own or an alias. */
export function checkPaths(pages: Page[], report: Report): void {
  const taken = new Map([
    ...madePages.map((path) => [path, `src${path}.md.ts`] as const),
    ...pages.map(({path, file}) => [path, file] as const)
  ]);
  for (const {file, source, aliases} of pages) {
    for (const alias of aliases) {
      const other = taken.get(alias);
      taken.set(alias, file);
      if (other === undefined) continue;
      const line = source.split("\n").findIndex((text) => text.includes(alias)) + 1;
      const remedy = "give the alias to one page, and to none where a page has the path";
      report({file, line, field: "aliases", message: `${alias} is taken by ${other}`, remedy});
    }
  }
}
