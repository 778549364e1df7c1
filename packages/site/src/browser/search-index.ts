import MiniSearch from "minisearch";
import type {SearchDocument} from "../outputs/search-documents.js";

/** Splits words; text in letters that stand without spaces also into pairs of letters. */
export function searchWords(words: string): string[] {
  const plain = words
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter[0]!);
  return plain
    .normalize("NFC")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .flatMap((word) =>
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word)
        ? pairs(word)
        : [word]
    );
}

function pairs(word: string): string[] {
  const letters = [...word];
  return letters.length < 2
    ? letters
    : letters
        .slice(1)
        .map((letter, at) => letters[at]! + letter)
        .concat(letters);
}

/** Returns an index over documents that forgives a letter in five. */
export function searchIndex(documents: SearchDocument[]): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>({
    fields: ["title", "words"],
    storeFields: ["kind", "title", "path"],
    tokenize: searchWords,
    processTerm: (term) => term,
    searchOptions: {boost: {title: 3}, fuzzy: 0.2, prefix: true, combineWith: "AND"}
  });
  index.addAll(documents);
  return index;
}
