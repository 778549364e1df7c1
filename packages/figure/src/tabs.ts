import {text} from "./catalogue.js";
import {maker, type Child} from "./dom.js";

/** What a figure holds, in the order of its tabs. */
export const tabNames = ["picture", "table", "sources", "query", "download", "map"] as const;
export type TabName = (typeof tabNames)[number];

/** What stands behind a tab, and what it says besides its name. */
export interface Pane {
  name: TabName;
  count?: number;
  children: Child[];
}

/**
 * Draws what a figure holds behind a row of tabs. They are the buttons of one radio group: arrow keys walk them, and the
 * style sheet shows the pane of the one that is on, with no program at all.
 */
export function tabs(document: Document, figure: string, panes: Pane[]): HTMLElement {
  const make = maker(document);
  const heads = panes.flatMap(({name, count}, at) => {
    const id = `${figure}-tab-${name}`;
    const words = text(`tab.${name}`);
    return [
      make("input", {
        ...{type: "radio", name: `${figure}-tab`, id, value: name, checked: at === 0},
        autocomplete: "off"
      }),
      make("label", {for: id}, count === undefined ? words : `${words} (${count})`)
    ];
  });
  return make(
    "div",
    {class: "tabs", role: "group", "aria-label": text("tab.label")},
    ...heads,
    ...panes.map(({name, children}) => make("div", {class: `pane ${name}`}, ...children))
  );
}

/** Opens a tab of a figure. */
export function openTab(figure: Element, name: string): void {
  const tab = figure.querySelector<HTMLInputElement>(`.tabs > input[value="${name}"]`);
  if (tab) tab.checked = true;
}

/** The tab of a figure that is open. */
export function tabOpen(figure: Element): string {
  return figure.querySelector<HTMLInputElement>(".tabs > input:checked")?.value ?? "picture";
}
