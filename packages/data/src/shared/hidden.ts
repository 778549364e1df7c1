/** A character that a reader cannot see, or takes for another, and where it stands. */
export interface OddCharacter {
  index: number;
  message: string;
  remedy: string;
}

// Scripts that are joined or kept apart by signs without width; elsewhere these only hide.
const joined =
  "Arabic Bengali Devanagari Gujarati Gurmukhi Kannada Malayalam Mongolian Oriya Sinhala Tamil Telugu"
    .split(" ")
    .map((script) => `\\p{Script=${script}}`)
    .join("");
const hidden = new RegExp(
  [
    "(?![\\n\\t\\u0600-\\u0605\\u06dd\\u08e2])[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}]",
    "\\u034f|\\u17b4|\\u17b5|[\\u115f\\u1160\\u2800\\u3164\\uffa0\\ufffc\\ufffd]"
  ].join("|"),
  "gu"
);
const joiner = new RegExp(`(?<=[${joined}])[\\u200c\\u200d](?=[${joined}])`, "uy");

// Greek letters of a formula stand beside Latin ones; those that look like Latin ones do not.
const alike = /[\p{Script=Cyrillic}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]/u;
const cyrillic =
  /(?<!\p{L})(?=\p{L}*\p{Script=Latin})\p{L}*[\p{Script=Cyrillic}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]\p{L}*/gu;

/**
 * Finds what hides in a text: control characters, signs that turn the direction of reading, characters without width,
 * tags, private characters, and words whose letters are of two alphabets that look alike.
 */
export function oddCharacters(text: string): OddCharacter[] {
  // Nearly every text has none, and one look says so.
  if (plain.test(text)) return [];
  const found: OddCharacter[] = [];
  for (const {0: sign, index} of text.matchAll(hidden)) {
    joiner.lastIndex = index;
    if (joiner.test(text)) continue;
    const code = sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    found.push({
      index,
      message: `hidden character: U+${code}`,
      remedy: "take it out; write the text anew if it comes back"
    });
  }
  for (const {0: word, index} of alike.test(text) ? text.matchAll(cyrillic) : [])
    found.push({
      index,
      message: `letters of two alphabets in a word: ${word}`,
      remedy: "write the word anew in one"
    });
  return found.sort((a, b) => a.index - b.index);
}

const plain = /^[\n\t -~]*$/;
