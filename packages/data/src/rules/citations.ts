import {parseCitations} from "../shared/citation.js";
import {memoize} from "../memoize.js";
import type {Table} from "../description.js";
import type {Report} from "../problem.js";
import type {Dataset} from "../dataset.js";
import type {Row} from "../table.js";
import {nearest} from "../shared/nearest.js";

/** Every key that a row cites or names as origin is in the bibliography. */
export function checkCitations(dataset: Dataset, report: Report): void {
  const known = dataset.sources.map(({key}) => key);
  const keys = new Set(known);
  const use = (key: string, file: string, line: number, field: string) => {
    if (keys.has(key) || dataset.partial.has("sources")) return;
    const near = nearest(key, known);
    const remedy = near
      ? `did you mean ${near}? else add it to data/sources.bib`
      : "add it to data/sources.bib";
    report({file, line, field, message: `unknown citation key: ${key}`, remedy});
  };
  for (const table of dataset.package.tables) {
    for (const {key, file, line, field} of usesOf(table)(dataset.tables.get(table.name)!))
      use(key, file, line, field);
  }
}

/** Every entry of the bibliography is cited by a row or, in prose, by one of the pages' `cited` keys, unless its note says not yet. */
export function checkUse(dataset: Dataset, cited: string[], report: Report): void {
  if (dataset.partial.size) return;
  const used = new Set(cited);
  for (const table of dataset.package.tables)
    for (const {key} of usesOf(table)(dataset.tables.get(table.name)!)) used.add(key);
  for (const {key, file, line, fields} of dataset.sources) {
    if (used.has(key) || (fields["note"] ?? "").includes(notYetCited)) continue;
    const remedy = `cite it in a row or on a page, remove it, or say in its note: ${notYetCited}`;
    report({file, line, field: key, message: "source that nothing cites", remedy});
  }
}

/** What the note of an entry says until it is cited. */
export const notYetCited = "not yet cited";

const usesOf = memoize(({fields}: Table) => {
  const cited = fields.filter(({kind}) => kind === "sources").map((field) => field.name);
  const origin = fields.some((field) => field.name === "origin");
  return memoize((rows: Row[]) =>
    rows.flatMap(({file, line, values}) => [
      ...cited.flatMap((field) =>
        typeof values[field] === "string"
          ? parseCitations(values[field]).map(({key}) => ({key, file, line, field}))
          : []
      ),
      ...(origin && typeof values["origin"] === "string"
        ? [{key: values["origin"], file, line, field: "origin"}]
        : [])
    ])
  );
});
