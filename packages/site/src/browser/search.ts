import type MiniSearch from "minisearch";
import type {SearchDocument, SearchFile} from "../outputs/search-documents.js";
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

let index: Promise<MiniSearch<SearchDocument>> | undefined;

/** Loads the index of the site, once a page. */
export function loadIndex(): Promise<MiniSearch<SearchDocument>> {
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

async function makeIndex(): Promise<MiniSearch<SearchDocument>> {
  const [{searchIndex}, found] = await Promise.all([
    import("./search-index.js"),
    load<SearchFile>("data/search.json")
  ]);
  labels = found.labels;
  return searchIndex(found.documents);
}

function show(index: MiniSearch<SearchDocument>, words: string, list: HTMLOListElement): void {
  const found = words.trim() ? index.search(words).slice(0, 12) : [];
  const items = found.map((hit) => {
    const {kind, title, path} = hit as unknown as SearchDocument;
    const label = element(document, "small", {}, labelOf(kind));
    return element(
      document,
      "li",
      {},
      element(document, "a", {href: pageAddress(path).href}, title, " ", label)
    );
  });
  if (words.trim() && !items.length)
    items.push(element(document, "li", {}, text("search.none", {words})));
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
  preserveParams();
}
