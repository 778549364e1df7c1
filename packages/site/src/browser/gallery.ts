import {questionId} from "@cold-winter/data/shared";
import {element, text, write} from "@cold-winter/figure";
import "@cold-winter/figure/live";
import {loadIndex} from "./search.js";

/**
 * Brings the gallery of questions to life: returns a search that knows their words in every language of the notebook, and
 * a menu of tags. Without it the page shows every question.
 */
export function gallery(): HTMLElement {
  const items = [...document.querySelectorAll<HTMLElement>(".questions > ol > li")];
  const shown = element(document, "output", {class: "shown"});
  const find = element(document, "input", {
    id: "gallery-find",
    type: "search",
    name: "find",
    autocomplete: "off"
  });
  const tag = tagMenu(items);
  let asked = 0;
  const update = async () => {
    const turn = ++asked;
    try {
      const found = await foundBy(find.value);
      if (turn === asked) show(items, tag.value, found, shown);
    } catch (error) {
      write(shown, text("gallery.failed", {reason: (error as Error).message}));
    }
  };
  const fields = [
    [find, text("gallery.find")],
    [tag, text("gallery.tag")]
  ] as const;
  const labels = fields.map(([field, words]) =>
    element(document, "label", {for: field.id}, `${words} `, field)
  );
  const form = element(
    document,
    "form",
    {class: "filter", role: "search", "aria-label": text("gallery.label")},
    ...labels,
    shown
  );
  form.addEventListener("input", () => void update());
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const item of items) {
    item.addEventListener("click", ({target}) => {
      const selections = (target as HTMLElement).closest<HTMLElement>("[data-tag]")?.dataset["tag"];
      if (selections === undefined) return;
      tag.value = selections;
      form.scrollIntoView({block: "nearest"});
      void update();
    });
  }
  void update();
  return form;
}

async function foundBy(words: string): Promise<Set<string> | null> {
  if (!words.trim()) return null;
  const {index} = await loadIndex();
  const hits = index.search(words, {filter: ({kind}) => kind === "query" || kind === "figure"});
  return new Set(hits.map(({id}) => questionId(String(id).replace(/^query:|\|\d+$/g, ""))));
}

function show(
  items: HTMLElement[],
  tag: string,
  found: Set<string> | null,
  shown: HTMLOutputElement
): void {
  for (const item of items) {
    const tagged = !tag || tagsOf(item).includes(tag);
    item.hidden = !tagged || (found !== null && !found.has(item.id));
  }
  for (const section of document.querySelectorAll<HTMLElement>(".questions"))
    section.hidden = !section.querySelector("li:not([hidden]) > h3");
  const count = items.filter(({hidden}) => !hidden).length;
  write(shown, text("gallery.shown", {count, total: items.length}));
}

function tagsOf(item: HTMLElement): string[] {
  return [...item.querySelectorAll<HTMLElement>("[data-tag]")].map(({dataset}) => dataset["tag"]!);
}

function tagMenu(items: HTMLElement[]): HTMLSelectElement {
  const counts = new Map<string, {count: number; words: string}>();
  for (const mark of items.flatMap((item) => [
    ...item.querySelectorAll<HTMLElement>("[data-tag]")
  ])) {
    const tag = mark.dataset["tag"]!;
    counts.set(tag, {count: (counts.get(tag)?.count ?? 0) + 1, words: mark.title});
  }
  const options = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, {count, words}]) =>
      element(
        document,
        "option",
        {value},
        [value, words].filter(Boolean).join(" · "),
        ` (${count})`
      )
    );
  const all = element(document, "option", {value: ""}, text("filter.all"));
  return element(
    document,
    "select",
    {id: "gallery-tag", name: "tag", autocomplete: "off"},
    all,
    ...options
  );
}
