import {
  comparisonRows,
  comparisonSql,
  comparedColumns,
  neededSlices,
  toldOf,
  usualCaveat,
  type Catalogue,
  type Comparison,
  type Slice
} from "@cold-winter/data/comparison";
import {fillPlaceholders, retryingMemoize} from "@cold-winter/data/shared";
import type {Answers} from "@cold-winter/data";
import type {FigureInput} from "@cold-winter/figure";
import {comparisonSpec} from "@cold-winter/figure/comparison";
import {load, loadReferences, site} from "@cold-winter/figure/live";

/** The name under which the explorer draws. */
export const exploredName = "compare-explored";

// Asked for once a page.
const references = retryingMemoize(loadReferences);

const held = new Map<string, Promise<Slice>>();

function slice(name: string): Promise<Slice> {
  const known = held.get(name);
  if (known) return known;
  const asked = load<Slice>(`data/slices/${name}.json`).catch((error: unknown) => {
    held.delete(name);
    throw error;
  });
  held.set(name, asked);
  return asked;
}

/** The query of a comparison, its choices filled in. */
export function filledSql(comparison: Comparison, catalogue: Catalogue): string {
  const {lens, checked} = comparison.numbers ?? {};
  return fillPlaceholders(comparisonSql(comparison, catalogue), {
    lens: lens ?? catalogue.lenses[0]!,
    checked: checked ? "checked" : "all"
  });
}

/** Makes a figure of a comparison from slices of the record: no engine starts. */
export async function figureOf(comparison: Comparison, catalogue: Catalogue): Promise<FigureInput> {
  const names = neededSlices(comparison, catalogue);
  const [{cases, asOf}, works, ...slices] = await Promise.all([
    site(),
    references(),
    ...names.map(slice)
  ]);
  const rows = comparisonRows(
    comparison,
    catalogue,
    new Map(names.map((name, at) => [name, slices[at]!]))
  );
  const told = toldOf(comparison, catalogue);
  const title = told.parts.map(({name}) => name).join("; ");
  const answers: Answers = {
    ...{
      query: exploredName,
      title,
      question: title,
      grain: "",
      caveat: told.notes.join(" ") || usualCaveat
    },
    sql: filledSql(comparison, catalogue),
    choices: [],
    columns: comparedColumns.map((name) => ({name, type: "VARCHAR"})),
    index: [0],
    sets: [
      Object.fromEntries(comparedColumns.map((name) => [name, rows.map((row) => row[name]!)]))
    ],
    told
  };
  const spec = comparisonSpec(exploredName, told);
  return {name: exploredName, spec, answers, selections: {}, cases, asOf, references: works};
}
