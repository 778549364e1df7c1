import type {Choice, Context, FigureSpec, Row} from "../../packages/figure/src/spec.js";
import type {Selections} from "../../packages/figure/src/choices.js";

/** The most words and numbers that a headline may have. */
export const most = {words: 14, numbers: 2};

/** Counts the words of a headline: what holds a letter or a figure. */
export const countWords = (headline: string) =>
  headline.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

const figure = /\d+(?:[.,\u2009]\d+)*/.source;
const inWords = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const number = new RegExp(`${figure}(?:–${figure})?|\\b(?:${inWords})(?:fold)?\\b`, "gi");

/** Counts the numbers of a headline, in figures or in words; a range is one. */
export const countNumbers = (headline: string) => headline.match(number)?.length ?? 0;

/** All that a figure tells of its rows: its headline, and the finding in full. */
export const toldBy = (
  {finding, detail}: Pick<FigureSpec, "finding" | "detail">,
  rows: Row[],
  context: Context
) => [finding(rows, context), detail?.(rows, context)].filter(Boolean).join("\n");

/** What a headline has too much of; an empty list where it is as it should be. */
export function excess(headline: string): string[] {
  const [words, numbers] = [countWords(headline), countNumbers(headline)];
  return [
    ...(words > most.words ? [`${words} words`] : []),
    ...(numbers > most.numbers ? [`${numbers} numbers`] : [])
  ];
}

/** All that a reader can choose of two lists together, each other list at its default, the defaults first. */
export function selectionsOf(choices: Choice[]): Selections[] {
  const all: Selections[] = [{}];
  for (const [at, {name, options}] of choices.entries()) {
    for (const {value} of options.slice(1)) {
      all.push({[name]: value});
      for (const other of choices.slice(at + 1))
        for (const option of other.options.slice(1))
          all.push({[name]: value, [other.name]: option.value});
    }
  }
  return all;
}
