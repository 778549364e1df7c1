import MiniSearch from "npm:minisearch";
import type {SearchDocument} from "../../loaders/search.js";
import {text, type TextName} from "./catalogue.js";
import {element} from "./dom.js";
import {address} from "./site.js";

/** Splits words; Chinese, Japanese and Korean text, which has few spaces, also into pairs of letters. */
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
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word) ? pairs(word) : [word]
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

/** Makes a search form find as one types. The index is loaded when the form is first used. */
export function search(form: HTMLFormElement): void {
  form.dataset["ready"] = "true";
  const input = form.querySelector("input")!;
  const list = form.querySelector("ol")!;
  let index: Promise<MiniSearch<SearchDocument>> | undefined;
  const load = () =>
    (index ??= fetch(address("data/search.json")).then(async (reply) =>
      searchIndex((await reply.json()) as SearchDocument[])
    ));
  input.addEventListener("focus", () => void load());
  input.addEventListener("input", () => void load().then((ready) => show(ready, input.value, list)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  input.addEventListener("keydown", ({key}) => {
    if (key === "Escape") list.hidden = true;
  });
}

// Pages are files with an ending, so that any static host serves them.
function pagePath(path: string): string {
  return path.replace(/^([^#]+?)(#|$)/, (_, page: string, rest: string) => `${page}.html${rest}`);
}

function show(index: MiniSearch<SearchDocument>, words: string, list: HTMLOListElement): void {
  const found = words.trim() ? index.search(words).slice(0, 12) : [];
  const items = found.map((hit) => {
    const {kind, title, path} = hit as unknown as SearchDocument;
    const label = element(document, "small", {}, text(`search.kind.${kind}` as TextName));
    return element(document, "li", {}, element(document, "a", {href: address(pagePath(path)).href}, title, " ", label));
  });
  if (words.trim() && !items.length) items.push(element(document, "li", {}, text("search.none", {words})));
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
}
