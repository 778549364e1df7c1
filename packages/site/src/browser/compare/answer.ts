import {
  comparisonRows,
  comparisonSql,
  columnsOf,
  comparisonQuery,
  isMapped,
  mapOf,
  neededSlices,
  toldOf,
  type Catalogue,
  type Comparison,
  type Outline,
  type Slice
} from "@cold-winter/data/comparison";
import {combinations, fillPlaceholders, retryingMemoize} from "@cold-winter/data/shared";
import type {Answers, Columns} from "@cold-winter/data";
import type {FigureInput} from "@cold-winter/figure";
import {comparisonSpec} from "@cold-winter/figure/comparison";
import {load, loadReferences, site, startedEngine} from "@cold-winter/figure/live";

/** The name under which the explorer draws. */
export const exploredName = "compare-explored";

// Asked for once a page.
const references = retryingMemoize(loadReferences);

const outlines = retryingMemoize(() => load<Outline>("data/outline.json"));

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

/** Makes a figure of a comparison that a reader chose, from slices of the record: no engine starts. It has no choices but its own. */
export async function figureOf(comparison: Comparison, catalogue: Catalogue): Promise<FigureInput> {
  const input = await inputOf(exploredName, comparison, catalogue);
  return {
    ...input,
    mapped: mapOf(comparison, catalogue) !== null,
    answers: {...input.answers, choices: [], sql: filledSql(comparison, catalogue)}
  };
}

/** Makes a figure of a comparison. `asked` is what it becomes by what a reader chose of those choices that every figure has. */
export async function inputOf(
  name: string,
  comparison: Comparison,
  catalogue: Catalogue,
  asked = comparison
): Promise<FigureInput> {
  const [{cases, asOf, lenses}, works, rows, outline] = await Promise.all([
    site(),
    references(),
    rowsOf(asked, catalogue),
    isMapped(asked) && catalogue.outlined ? outlines() : undefined
  ]);
  const lensNames = Object.fromEntries(lenses.map((each) => [each.id, each.name]));
  const told = {...toldOf(asked, catalogue), ...(outline && {outline})};
  const placed = {name, file: "", line: 1};
  const query = comparisonQuery(comparison, catalogue, placed, lensNames);
  const {title, question, grain, caveat, sql, choices} = query;
  const answers: Answers = {
    ...{query: name, title, question, grain, caveat, sql, choices},
    columns: columnsOf(asked).map((column) => ({name: column, type: "VARCHAR"})),
    // What is chosen is what was made: each choice is asked anew.
    index: combinations(choices).map(() => 0),
    sets: [rows],
    told
  };
  const spec = comparisonSpec(name, told);
  const rest = {cases, asOf, references: works, explored: true};
  return {name, spec, answers, selections: {}, ...rest};
}

// Where the slices are not to be had, the engine answers.
async function rowsOf(comparison: Comparison, catalogue: Catalogue): Promise<Columns> {
  const names = neededSlices(comparison, catalogue);
  const slices = await Promise.all(names.map(slice)).catch(() => null);
  if (!slices) {
    const engine = await startedEngine();
    return (await engine.query(filledSql(comparison, catalogue))).rows;
  }
  const made = new Map(names.map((name, at) => [name, slices[at]!]));
  const rows = comparisonRows(comparison, catalogue, made);
  return Object.fromEntries(
    columnsOf(comparison).map((name) => [name, rows.map((row) => row[name] ?? null)])
  );
}
