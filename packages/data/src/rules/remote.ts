import type {Path} from "../described-names.js";
import type {Rule} from "../dataset.js";
import type {Report} from "../problem.js";
import type {Head} from "../remote/head.js";
import type {Row} from "../table.js";
import {reportFaults} from "../schema-faults.js";
import {parseCitations, pointers} from "../shared/citation.js";
import {nearest} from "../shared/nearest.js";

/** The head of a remote table names tables and works that the record has, and is itself no other table. */
export const checkRemote: Rule = (dataset, report) => {
  const keys = dataset.sources.map(({key}) => key);
  for (const {head} of dataset.remote) {
    checkAmounts(head, dataset.tables.get(head.name)!, report);
    const wrong = (path: Path, message: string, remedy: string) =>
      reportFaults([{path, message, remedy}], head.text, head.file, report);
    if (dataset.package.tables.filter(({name}) => name === head.name).length > 1)
      wrong([], `a table of that name is there: ${head.name}`, "give the file another name");
    for (const [at, {resource}] of head.columns.entries()) {
      if (resource === undefined || dataset.tables.has(resource)) continue;
      const near = nearest(resource, dataset.tables.keys());
      const remedy = near ? `did you mean ${near}?` : "name a table that is described";
      wrong(["columns", at, "resource"], `unknown table: ${resource}`, remedy);
    }
    if (dataset.partial.has("sources")) continue;
    for (const [name, {sources}] of Object.entries(head.partitions))
      for (const {key} of parseCitations(sources)) {
        if (keys.includes(key)) continue;
        const near = nearest(key, keys);
        const remedy = `${near ? `did you mean ${near}? else ` : ""}add it to data/sources.bib`;
        wrong(["partitions", name, "sources"], `unknown citation key: ${key}`, remedy);
      }
  }
};

// Of two sums of one case, year and work a comparison would draw the first.
function checkAmounts(head: Head, rows: Row[], report: Report): void {
  if (head.amount === undefined) return;
  const seen = new Set<string>();
  for (const {values} of rows) {
    const [work] = pointers(values["sources"]);
    const one = [values["case"], values["year"], work?.key].join(", ");
    if (seen.has(one)) {
      const message = `two sums of one case, year and work: ${one}`;
      const remedy = "cite another work for the other partition, or leave amount out";
      reportFaults([{path: ["amount"], message, remedy}], head.text, head.file, report);
      return;
    }
    seen.add(one);
  }
}
