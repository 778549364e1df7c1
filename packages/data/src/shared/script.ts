/** Words of one language inside a text; without `lang` they are of the language around them. */
export interface Span {
  words: string;
  lang?: string;
}

const letter = String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]`;
// From such a letter to the last before one of another alphabet, with the signs that end it.
const run = new RegExp(
  String.raw`${letter}(?:[^\p{L}]*${letter})*[)”」』》）、。，：；？！.?!:]*`,
  "gu"
);

/** Returns the language that the letters of a text tell, the first if there are several; nothing for any other alphabet. Han letters alone are read as simplified ones. */
export function languageOf(text: string): string | undefined {
  const [words] = text.match(run) ?? [];
  if (words === undefined) return undefined;
  if (/\p{Script=Hangul}/u.test(words)) return "ko";
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words) ? "ja" : "zh-Hans";
}

/** Splits a text where its letters change language. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  let end = 0;
  for (const {0: words, index} of text.matchAll(run)) {
    if (index > end) found.push({words: text.slice(end, index)});
    found.push({words, lang: languageOf(words)});
    end = index + words.length;
  }
  if (end < text.length) found.push({words: text.slice(end)});
  return found;
}
