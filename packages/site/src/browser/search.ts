import type MiniSearch from "minisearch";
import type {SearchDocument, SearchFile} from "../outputs/search-documents.js";
import type {FoundKind} from "./search-index.js";
import {preserveParams, language, load, pageAddress} from "@cold-winter/figure/live";
import {element, hasText, text} from "@cold-winter/figure";

/** Makes a search form find as one types. The index is loaded when the form is first used. */
export function search(form: HTMLFormElement): void {
  form.dataset["ready"] = "true";
  const input = form.querySelector("input")!;
  const list = form.querySelector("ol")!;
  input.addEventListener("focus", () => void loadIndex());
  input.addEventListener(
    "input",
    () => void loadIndex().then((ready) => show(ready, input.value, list))
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  input.addEventListener("keydown", ({key}) => {
    if (key === "Escape") list.hidden = true;
  });
}

interface Search {
  index: MiniSearch<SearchDocument>;
  find: (index: MiniSearch<SearchDocument>, words: string) => FoundKind[];
}

let index: Promise<Search> | undefined;

/** Loads the index of the site, once a page. */
export function loadIndex(): Promise<Search> {
  return (index ??= makeIndex().catch((error: unknown) => {
    index = undefined;
    throw error;
  }));
}

let labels: SearchFile["labels"] = {};

// What the kit finds is in its catalogue; what rows are called the notebook says.
function labelOf(kind: string): string {
  const own = labels[kind];
  const name = `search.kind.${kind}`;
  return own?.[language.id] ?? own?.["en"] ?? (hasText(name) ? text(name) : kind);
}

async function makeIndex(): Promise<Search> {
  const [{searchIndex, find}, found] = await Promise.all([
    import("./search-index.js"),
    load<SearchFile>("data/search.json")
  ]);
  labels = found.labels;
  return {index: searchIndex(found.documents), find};
}

function show({index, find}: Search, words: string, list: HTMLOListElement): void {
  const found = words.trim() ? find(index, words) : [];
  const items = found.map(({kind, hits}) => {
    const links = hits.map(({kind: own, title, path}) => {
      const label = element(document, "small", {}, labelOf(own));
      const link = element(document, "a", {href: pageAddress(path).href}, title, " ", label);
      return element(document, "li", {}, link);
    });
    const name = element(document, "span", {}, text(`search.found.${kind}`));
    return element(
      document,
      "li",
      {class: "found-kind"},
      name,
      element(document, "ol", {}, ...links)
    );
  });
  if (words.trim() && !items.length)
    items.push(element(document, "li", {}, text("search.none", {words})));
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
  preserveParams();
}
