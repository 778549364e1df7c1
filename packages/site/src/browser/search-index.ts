import MiniSearch from "minisearch";
import type {SearchDocument} from "../outputs/search-documents.js";
import {foldedText} from "./search-text.js";

/** Splits words; text in letters that stand without spaces also into pairs of letters. */
export function searchWords(words: string): string[] {
  return foldedText(words)
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
    fields: ["title", "words", "terms"],
    storeFields: ["kind", "title", "path", "terms"],
    tokenize: searchWords,
    processTerm: (term) => term,
    searchOptions: {boost: {title: 3, terms: 4}, fuzzy: 0.2, prefix: true, combineWith: "AND"}
  });
  index.addAll(documents);
  return index;
}

// Words of a sentence that tell nothing apart.
const small = new Set(
  "a an and are at by did do does for from how in is it of on or the to was were what when where which who whose why".split(
    " "
  )
);

/** What is found of one kind, the best first. */
export interface FoundKind {
  kind: "figures" | "things" | "questions" | "works";
  hits: SearchDocument[];
}

const most = {figures: 6, things: 6, questions: 4, works: 4};

/** Finds by words, kind by kind: the kind of the best first, works behind all else. */
export function find(index: MiniSearch<SearchDocument>, words: string): FoundKind[] {
  const asked = searchWords(words);
  const telling = asked.filter((word) => !small.has(word));
  const whole = foldedText(words);
  const hits = index.search((telling.length ? telling : asked).join(" "), {
    boostDocument: (_, __, stored) =>
      (stored?.["terms"] as string[] | undefined)?.includes(whole) ? 1000 : 1
  });
  const found = new Map<FoundKind["kind"], SearchDocument[]>();
  for (const hit of hits as unknown as SearchDocument[]) {
    const kind = kindOf(hit.kind);
    found.set(kind, [...(found.get(kind) ?? []), hit]);
  }
  const kinds = [...found].map(([kind, all]) => ({kind, hits: all.slice(0, most[kind])}));
  const last = ({kind}: FoundKind) => Number(kind === "works");
  return kinds.sort((a, b) => last(a) - last(b));
}

function kindOf(kind: string): FoundKind["kind"] {
  if (kind === "page" || kind === "figure") return "figures";
  if (kind === "query") return "questions";
  return kind === "sources" ? "works" : "things";
}
