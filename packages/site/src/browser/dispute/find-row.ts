import {element, setChildren} from "@cold-winter/figure";
import {load} from "@cold-winter/figure/live";
import {loadIndex} from "../search.js";
import {say} from "./texts.js";

/** Draws a field that finds rows of the record by words; each leads to the form of its dispute. */
export function rowFinder(): HTMLElement {
  const input = element(document, "input", {type: "search", autocomplete: "off"});
  const list = element(document, "ul", {class: "dispute-rows"});
  let turn = 0;
  input.addEventListener("input", () => {
    const own = ++turn;
    void foundRows(input.value).then((links) => {
      if (own === turn) setChildren(list, ...links);
    });
  });
  const label = element(document, "label", {}, `${say("row.find")} `, input);
  const words = element(document, "p", {class: "muted"}, say("row.none"));
  return element(document, "div", {}, element(document, "p", {}, label), list, words);
}

async function foundRows(words: string): Promise<HTMLElement[]> {
  if (!words.trim()) return [];
  const [{index, find}, paths] = await Promise.all([
    loadIndex(),
    load<Record<string, string>>("data/things.json")
  ]);
  const ids = new Map(Object.entries(paths).map(([id, path]) => [path, id]));
  const hits = find(index, words).flatMap((kind) => (kind.kind === "things" ? kind.hits : []));
  const links = hits.flatMap(({title, path}) => {
    const id = ids.get(path);
    const href = `#row=${encodeURIComponent(id ?? "")}`;
    return id === undefined
      ? []
      : element(document, "li", {}, element(document, "a", {href}, title));
  });
  return links.length ? links : [element(document, "li", {}, say("row.unfound", {words}))];
}
