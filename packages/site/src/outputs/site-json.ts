import type {Site} from "@cold-winter/figure/live";
import {byPosition, formatProblem, readCitationFile} from "@cold-winter/data";
import type {Dataset, Problem} from "@cold-winter/data";
import type {Page} from "../pages/pages.js";
import {hasDisputes} from "./dataset-files.js";

/** Returns what every page asks for first: version, cases, lenses and, in preview, what is wrong. */
export function siteJson(
  dataset: Dataset,
  problems: Problem[],
  {preview = false, pages = []}: {preview?: boolean; pages?: Page[]} = {}
): Site {
  const pick = (table: string, ...names: string[]) =>
    byPosition(dataset.tables.get(table) ?? []).map(({values}) =>
      Object.fromEntries(names.map((name) => [name, values[name]]))
    );
  const {title, repository} = readCitationFile();
  return {
    version: dataset.version,
    asOf: dataset.package.asOf,
    preview,
    problems: preview ? problems.map(formatProblem) : [],
    cases: ranked(
      pick("cases", "id", "name", "native_name", "native_lang", "role", "position")
    ) as unknown as Site["cases"],
    lenses: pick("lenses", "id", "name", "description") as unknown as Site["lenses"],
    title,
    repository,
    disputes: hasDisputes(pages)
  };
}

/** Numbers the cases anew, the compared ones first: a case's number is its colour, whatever stands between them. */
function ranked(cases: Record<string, unknown>[]): Record<string, unknown>[] {
  const compared = ({role}: Record<string, unknown>) => role === "compared";
  return [...cases.filter(compared), ...cases.filter((each) => !compared(each))].map(
    (each, at) => ({
      ...each,
      position: at + 1
    })
  );
}
