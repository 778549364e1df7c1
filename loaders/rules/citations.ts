import {parseCitations} from "../../src/shared/citation.js";
import type {Report} from "../problem.js";
import type {DataRecord} from "../record.js";
import {nearest} from "../../src/shared/nearest.js";

/** Every key that a row cites or names as origin is in the bibliography; every entry is used by some row. */
export function checkCitations(record: DataRecord, report: Report): void {
  const known = record.sources.map(({key}) => key);
  const keys = new Set(known);
  const unused = new Set(known);
  const use = (key: string, file: string, line: number, field: string) => {
    unused.delete(key);
    if (keys.has(key) || record.partial.has("sources")) return;
    const near = nearest(key, known);
    const remedy = near ? `did you mean ${near}? else add it to data/sources.bib` : "add it to data/sources.bib";
    report({file, line, field, message: `unknown citation key: ${key}`, remedy});
  };
  for (const {name, fields} of record.package.tables) {
    const cited = fields.filter(({kind}) => kind === "sources").map((field) => field.name);
    const origin = fields.some((field) => field.name === "origin");
    for (const {file, line, values} of record.tables.get(name)!) {
      for (const field of cited) {
        if (typeof values[field] !== "string") continue;
        for (const {key} of parseCitations(values[field])) use(key, file, line, field);
      }
      if (origin && typeof values["origin"] === "string") use(values["origin"], file, line, "origin");
    }
  }
  if (record.partial.size) return;
  for (const {key, line} of record.sources) {
    if (!unused.has(key)) continue;
    report({
      file: "data/sources.bib",
      line,
      field: key,
      message: "source that no row cites",
      remedy: "cite it in a row or remove the entry"
    });
  }
}
