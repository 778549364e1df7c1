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

/** No two pages answer to one path, be it their own or an alias; a place is one of an alias. */
export function checkPaths(pages: Page[], report: Report): void {
  const taken = new Map([
    ...madePages.map((path) => [path, `src${path}.md.ts`] as const),
    ...pages.map(({path, file}) => [path, file] as const)
  ]);
  const former = new Set(pages.flatMap(({aliases}) => aliases));
  for (const {file, source, aliases} of pages) {
    for (const alias of aliases) {
      const other = taken.get(alias);
      taken.set(alias, file);
      const line = source.split("\n").findIndex((text) => text.includes(alias)) + 1;
      const whole = alias.replace(/#.*$/, "");
      if (whole !== alias && !former.has(whole)) {
        const remedy = `give ${whole} to the page that took over most of it, and to none where it is a page`;
        report({file, line, field: "aliases", message: `${whole} is no alias`, remedy});
      }
      if (other === undefined) continue;
      const remedy = "give the alias to one page, and to none where a page has the path";
      report({file, line, field: "aliases", message: `${alias} is taken by ${other}`, remedy});
    }
  }
}
