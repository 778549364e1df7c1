import {translator} from "@cold-winter/figure";
import {workbenchTexts} from "@cold-winter/figure/texts";

/** A name of a text of the workbench. */
export type WordName = keyof typeof workbenchTexts;

/** Returns a text of the workbench, `{name}` in it replaced by parameters. */
export const translate = translator("workbench", workbenchTexts);

/** Returns a count with its noun, from the texts `name.one` and `name.many`. */
export function sayCount(name: "rows" | "works" | "unchecked", count: number): string {
  return translate(count === 1 ? `${name}.one` : `${name}.many`, {
    count: count.toLocaleString("en-US")
  });
}
