import words from "../catalogue/workbench.js";
import {speaker} from "../catalogue.js";

/** A name of a text of the workbench. */
export type WordName = keyof typeof words;

/** Returns a text of the workbench, `{name}` in it replaced by parameters. */
export const say = speaker("workbench", words);

/** Returns a count with its noun, from the texts `name.one` and `name.many`. */
export function sayCount(name: "rows" | "works" | "unchecked", count: number): string {
  return say(count === 1 ? `${name}.one` : `${name}.many`, {count: count.toLocaleString("en-US")});
}
