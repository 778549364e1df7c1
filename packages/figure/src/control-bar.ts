import {text} from "./catalogue.js";
import {choose, type Selections} from "./choices.js";
import {element, write} from "./dom.js";
import {currentSelections, onSelectionsChange, setSelections} from "./store.js";

/** The page's bar of choices, where it has one. */
export const controlBar = () => document.querySelector<HTMLElement>(".controls");

/** The lists of the bar. */
export function barLists(): HTMLSelectElement[] {
  return [...(controlBar()?.querySelectorAll("select") ?? [])];
}

/** The lists that stand in a figure. */
export function ownLists(figure: HTMLElement): HTMLSelectElement[] {
  return [...figure.querySelectorAll<HTMLSelectElement>("form.choices select")];
}

/** The lists that a figure obeys: those of the bar that it shares, and its own. */
export function listsOf(figure: HTMLElement): HTMLSelectElement[] {
  const shared = figure.dataset["shared"]?.split(" ") ?? [];
  return [...barLists().filter(({name}) => shared.includes(name)), ...ownLists(figure)];
}

/** Returns what is said of choices that an address asks for and the site does not offer. */
export function unknownNote(words: string[]): HTMLElement {
  return element(document, "p", {class: "warning unknown-choice", role: "status"}, words.join(" "));
}

/** Brings the bar to life: its lists follow the address, say which of them were changed, and can all be set back. */
export function followBar(): void {
  const bar = controlBar();
  if (!bar || bar.dataset["ready"]) return;
  bar.dataset["ready"] = "true";
  const reset = bar.querySelector("button")!;
  const show = (selections: Selections) => {
    const lists = barLists();
    const unknown: string[] = [];
    for (const list of lists) {
      const asked = selections[list.name];
      const options = [...list.options];
      const known = asked === undefined || options.some(({value}) => value === asked);
      const value = known ? (asked ?? options[0]!.value) : options[0]!.value;
      if (list.value !== value) list.value = value;
      const label = list.closest("label")!;
      label.classList.toggle("changed", list.selectedIndex > 0);
      if (!known) unknown.push(text("choices.unknown", {value: asked, label: label.textContent}));
    }
    const chosen = lists.map((list) => list.selectedOptions[0]!.text).join(" · ");
    const summary = bar.querySelector(".chosen")!;
    if (summary.textContent !== chosen) write(summary, chosen);
    reset.hidden = !choicesOfPage().some((name) => selections[name] !== undefined);
    bar.querySelector(".unknown-choice")?.remove();
    if (unknown.length) bar.querySelector("form")!.append(unknownNote(unknown));
  };
  bar.addEventListener("change", ({target}) => {
    if (!(target instanceof HTMLSelectElement)) return;
    setSelections(choose(currentSelections(), target, target.value));
  });
  bar.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => {
    const names = choicesOfPage();
    const kept = Object.entries(currentSelections()).filter(([name]) => !names.includes(name));
    barLists()[0]?.focus();
    setSelections(Object.fromEntries(kept));
  });
  show(currentSelections());
  onSelectionsChange(show);
}

// What the bar and the figures of the page can be set to, and the works left out.
function choicesOfPage(): string[] {
  const lists = document.querySelectorAll<HTMLSelectElement>("form.choices select[name]");
  return [...[...lists].map(({name}) => name), "without"];
}
