import {maker} from "@cold-winter/figure";
import type {Change} from "./changes.js";
import {translate, type WordName} from "./text.js";

/** The buttons by name. */
export const buttonNames = [
  "run",
  "stop",
  "step",
  "fresh",
  "format",
  "tables",
  "share",
  "cite",
  "open",
  "reset",
  "undo",
  "back"
] as const;
export type ButtonName = (typeof buttonNames)[number];

/** The two tabs of the place of results. */
export type TabName = "result" | "original";

/** The places of the workbench that its parts fill. */
export interface View {
  node: HTMLElement;
  origin: HTMLElement;
  choices: HTMLFormElement;
  editor: HTMLElement;
  buttons: Record<ButtonName, HTMLButtonElement>;
  file: HTMLInputElement;
  status: HTMLElement;
  /** What the reader should know of the browser: that it keeps nothing, or that another tab writes too. */
  warning: HTMLElement;
  message: HTMLElement;
  panel: HTMLElement;
  /** Changes that one press makes. */
  offers: HTMLElement;
  difference: HTMLElement;
  result: HTMLElement;
  original: HTMLElement;
  /** Shows one of the two, and which of the tabs there are. */
  tab: (name: TabName, both?: boolean) => void;
  side: HTMLElement;
  /** Opens and shuts the drawer of tables. */
  drawer: (open: boolean) => void;
  history: HTMLElement;
}

/** Draws the empty workbench. */
export function layout(): View {
  const make = maker(document);
  const button = (name: ButtonName) =>
    make("button", {type: "button", "data-button": name}, translate(`button.${name}` as WordName));
  const buttons = Object.fromEntries(
    buttonNames.map((name) => [name, button(name)])
  ) as View["buttons"];
  buttons.stop.disabled = true;
  buttons.undo.hidden = true;
  buttons.back.hidden = true;
  const box = (name: string, attributes: Record<string, string> = {}) =>
    make("div", {class: name, ...attributes});
  const parts = {
    origin: box("origin"),
    choices: make("form", {class: "choices", "aria-label": translate("choices.label")}),
    editor: box("editor"),
    file: make("input", {
      type: "file",
      accept: ".csv,.tsv,.tab,.txt,.dat,.json,.ndjson,.jsonl,.parquet,.xlsx,.duckdb,.db,.sql",
      multiple: true,
      hidden: true,
      "aria-label": translate("button.open")
    }),
    status: make("p", {class: "status", role: "status"}, translate("engine.asleep")),
    warning: make("p", {class: "warning", role: "status"}),
    message: box("message", {role: "alert"}),
    panel: box("panel"),
    offers: box("offers", {role: "group", "aria-label": translate("change.label")}),
    difference: box("difference"),
    side: box("side"),
    history: make("details", {class: "history"}, make("summary", {}, translate("history.summary")))
  };
  const tabs = resultTabs();
  const {drawer, node: aside} = tableDrawer(parts.side, buttons.tables);
  const bar = make(
    "div",
    {class: "bar", role: "group", "aria-label": translate("buttons.label")},
    ...Object.values(buttons),
    parts.file
  );
  const keys = make("p", {class: "muted keys", id: "workbench-keys"}, translate("editor.keys"));
  const desk = make(
    "div",
    {class: "desk"},
    parts.choices,
    parts.editor,
    bar,
    parts.status,
    parts.warning,
    parts.message,
    parts.panel,
    parts.offers,
    keys,
    parts.difference,
    parts.history
  );
  const node = make(
    "div",
    {class: "workbench"},
    parts.origin,
    make("div", {class: "top"}, desk, tabs.node),
    aside
  );
  return {...parts, ...tabs, node, buttons, drawer};
}

/** Draws the place of results: the reader's own, and the original beside it as a tab. */
function resultTabs(): Pick<View, "node" | "result" | "original" | "tab"> {
  const make = maker(document);
  const names = ["result", "original"] as const;
  const panes = Object.fromEntries(
    names.map((name) => [
      name,
      make("section", {
        class: name,
        id: `workbench-${name}`,
        role: "tabpanel",
        "aria-labelledby": `workbench-tab-${name}`
      })
    ])
  ) as Record<TabName, HTMLElement>;
  const heads = names.map((name) => {
    const head = make(
      "button",
      {
        type: "button",
        role: "tab",
        id: `workbench-tab-${name}`,
        "aria-controls": `workbench-${name}`,
        "data-tab": name
      },
      translate(name === "result" ? "result.heading" : "origin.heading")
    );
    head.addEventListener("click", () => tab(name));
    head.addEventListener("keydown", ({key}) => {
      if (!/^Arrow(Left|Right)$/.test(key)) return;
      const other = name === "result" ? "original" : "result";
      tab(other);
      heads[names.indexOf(other)]!.focus();
    });
    return head;
  });
  const tab: View["tab"] = (shown, both) => {
    if (both !== undefined) heads[1]!.hidden = !both;
    for (const [at, name] of names.entries()) {
      panes[name].hidden = name !== shown;
      heads[at]!.setAttribute("aria-selected", String(name === shown));
      heads[at]!.tabIndex = name === shown ? 0 : -1;
    }
  };
  tab("result", false);
  const list = make(
    "div",
    {class: "tabs", role: "tablist", "aria-label": translate("tabs.label")},
    ...heads
  );
  const node = make("div", {class: "results"}, list, ...names.map((name) => panes[name]));
  return {node, ...panes, tab};
}

/** Draws the drawer of tables; the editor can be used while it is open. */
function tableDrawer(side: HTMLElement, opener: HTMLButtonElement) {
  const make = maker(document);
  const close = make("button", {type: "button", class: "plain"}, translate("button.close"));
  const node = make(
    "aside",
    {
      class: "drawer",
      id: "workbench-tables",
      hidden: true,
      "aria-label": translate("schema.heading")
    },
    make("p", {class: "drawer-head"}, make("strong", {}, translate("schema.heading")), " ", close),
    side
  );
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", node.id);
  const drawer = (open: boolean) => {
    node.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) node.querySelector("input")?.focus();
  };
  const shut = () => {
    drawer(false);
    opener.focus();
  };
  opener.addEventListener("click", () => drawer(node.hidden !== false));
  close.addEventListener("click", shut);
  node.addEventListener("keydown", ({key}) => {
    if (key === "Escape") shut();
  });
  return {node, drawer};
}

/** Where a result begins below the screen, brings the buttons to its top: then both are in sight. */
export function bringIntoSight({node, result}: Pick<View, "node" | "result">): void {
  const {top} = result.getBoundingClientRect();
  if (top > innerHeight - 160) node.querySelector(".bar")!.scrollIntoView();
}

/** Draws changes that one press makes. */
export function offerButtons(changes: Change[], make: (change: Change["change"]) => void): Node[] {
  const node = maker(document);
  if (!changes.length) return [];
  const buttons = changes.map(({label, change}) => {
    const button = node("button", {type: "button", "data-change": true}, label);
    button.addEventListener("click", () => make(change));
    return button;
  });
  return [node("span", {class: "muted"}, translate("change.label")), ...buttons];
}
