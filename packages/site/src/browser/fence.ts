import {
  text,
  type FenceRows,
  type References,
  type Row,
  type Selections
} from "@cold-winter/figure";
import {
  currentSelections,
  language,
  loadReferences,
  morph,
  numberCitations,
  pageAddress,
  setSelections,
  toggleExcluded
} from "@cold-winter/figure/live";
import {choose, element, languages, write} from "@cold-winter/figure";
import {placeholders} from "@cold-winter/data/shared";
import {loadFenceSite} from "./fence-site.js";

/** What stands below a fence, while it is asked and when it was answered. */
export interface FencePart {
  asking: () => void;
  show: (sql: string, statement: string, rows: FenceRows, selections: Selections) => void;
  fail: (error: Error) => void;
}

interface Shown {
  name: string;
  sql: string;
  statement: string;
  rows: Row[];
  selections: Selections;
}

// A live edit brings this program anew into a page that stays: what was drawn and who listens is known to all of them.
const held = globalThis as {
  coldWinterFences?: {shown: WeakMap<Element, Shown>; listening: WeakSet<Element>};
};
const {shown, listening} = (held.coldWinterFences ??= {
  shown: new WeakMap(),
  listening: new WeakSet()
});

/** Returns what shows, below the fence of that name, what its rows rest on. */
export function showParts(name: string): FencePart {
  const node = document.querySelector<HTMLElement>(
    `:is([data-fence="${CSS.escape(name)}"], [data-baked="fence:${CSS.escape(name)}"])`
  );
  if (!node) return {asking: () => undefined, show: () => undefined, fail: () => undefined};
  listen(node);
  let slow: ReturnType<typeof setTimeout> | undefined;
  const say = (words: string, role: string) => {
    node.querySelector(".figure-note")?.remove();
    if (words) node.append(element(document, "p", {class: "figure-note", role}, words));
  };
  return {
    asking: () => {
      slow = setTimeout(() => say(text("fence.asking"), "status"), 150);
    },
    fail: (error) => {
      clearTimeout(slow);
      say(text("fence.failed", {reason: error.message}), "alert");
    },
    show: (sql, statement, rows, selections) => {
      clearTimeout(slow);
      say("", "status");
      const now = {name, sql, statement, rows: rows as unknown as Row[], selections};
      const first = !shown.has(node) && node.dataset["fence"] === name && isBaked(node, sql);
      shown.set(node, now);
      if (!first || language !== languages[0]) void draw(node, now);
    }
  };
}

// What came with the page is what it shows: it stays as it is.
function isBaked(node: HTMLElement, sql: string): boolean {
  return node.querySelector("details.query code")?.textContent === sql;
}

async function draw(
  node: HTMLElement,
  {name, sql, statement, rows, selections}: Shown
): Promise<void> {
  const [{fenceElement}, references, site] = await Promise.all([
    import("@cold-winter/figure/drawing"),
    loadReferences(),
    loadFenceSite()
  ]);
  if (shown.get(node)?.sql !== sql) return;
  const used = placeholders(statement);
  const offered = (choice: string) =>
    document.querySelector(`:is(.site-choice, .controls) [name="${choice}"]`);
  const choices = site.choices.filter(
    (choice) => used.includes(choice.name) && !offered(choice.name)
  );
  const remix = site.workbench ? await import("./remix.js").then(({linkTo}) => linkTo(sql)) : null;
  const next = fenceElement(document, {name, sql, rows, references, choices, selections, remix});
  for (const open of node.querySelectorAll("details[open]"))
    next.querySelector(`details.${CSS.escape(open.className)}`)?.setAttribute("open", "");
  node.className = next.className;
  node.dataset["fence"] = name;
  morph(node, next);
  number(node, references);
}

function number(node: HTMLElement, references: References): void {
  numberCitations(node, references);
  for (const link of node.querySelectorAll<HTMLAnchorElement>("a[data-page]"))
    link.href = pageAddress(link.dataset["page"]!).href;
}

function listen(node: HTMLElement): void {
  if (listening.has(node)) return;
  listening.add(node);
  node.addEventListener("change", ({target}) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const options = [...target.options];
    setSelections(choose(currentSelections(), {name: target.name, options}, target.value));
  });
  node.addEventListener("submit", (event) => event.preventDefault());
  node.addEventListener("click", ({target}) => {
    const {without, take} =
      (target as Element).closest<HTMLElement>("[data-without], [data-take]")?.dataset ?? {};
    if (without) setSelections(toggleExcluded(currentSelections(), without));
    if (take) void handOut(take, node);
  });
}

async function handOut(what: string, node: HTMLElement): Promise<void> {
  const now = shown.get(node);
  try {
    if (!now) return;
    const {exportFence} = await import("./export-fence.js");
    await exportFence(what, node, now);
  } catch (error) {
    const words = text("take.failed", {reason: (error as Error).message});
    const note = element(document, "p", {class: "figure-note", role: "alert"});
    write(note, words);
    node.append(note);
  }
}
