import {filledComparison, type Catalogue} from "@cold-winter/data/comparison";
import {retryingMemoize} from "@cold-winter/data/shared";
import type {FigureInput, Selections} from "@cold-winter/figure";
import {excludedSources, load} from "@cold-winter/figure/live";
import {inputOf} from "./answer.js";

const catalogue = retryingMemoize(() => load<Catalogue>("data/comparison.json"));

/** Makes a figure of a comparison with values in their places, for the choices of a reader. Throws, in words, what cannot be compared. */
export async function steeredInput(
  name: string,
  template: unknown,
  values: string,
  selections: Selections
): Promise<FigureInput> {
  const known = await catalogue();
  const comparison = filledComparison(template, JSON.parse(values) as unknown[], known);
  const {lens, checked} = selections;
  const without = [...(comparison.numbers?.without ?? []), ...excludedSources(selections)];
  const numbers = {
    ...comparison.numbers,
    ...(lens !== undefined && known.lenses.includes(lens) && {lens}),
    ...(checked !== undefined && {checked: checked === "checked"}),
    ...(without.length && {without})
  };
  const input = await inputOf(name, comparison, known, {...comparison, numbers});
  return {...input, selections};
}
