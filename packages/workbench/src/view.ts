import {maker} from "@cold-winter/figure";
import {translate, type WordName} from "./text.js";

/** The buttons by name. */
export const buttonNames = ["run", "stop", "reset", "share", "cite"] as const;
export type ButtonName = (typeof buttonNames)[number];

/** The places of the workbench that its parts fill. */
export interface View {
  node: HTMLElement;
  origin: HTMLElement;
  choices: HTMLFormElement;
  editor: HTMLElement;
  buttons: Record<ButtonName | "undo" | "open" | "back", HTMLButtonElement>;
  file: HTMLInputElement;
  status: HTMLElement;
  /** What the reader should know of the browser: that it keeps nothing, or that another tab writes too. */
  warning: HTMLElement;
  message: HTMLElement;
  panel: HTMLElement;
  difference: HTMLElement;
  result: HTMLElement;
  original: HTMLElement;
  side: HTMLElement;
  history: HTMLElement;
}

/** Draws the empty workbench. */
export function layout(): View {
  const make = maker(document);
  const button = (name: ButtonName | "undo" | "open" | "back") =>
    make("button", {type: "button", "data-button": name}, translate(`button.${name}` as WordName));
  const names = ["run", "stop", "reset", "share", "cite", "open", "undo", "back"] as const;
  const buttons = Object.fromEntries(names.map((name) => [name, button(name)])) as View["buttons"];
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
    difference: box("difference"),
    result: make("section", {class: "result", "aria-label": translate("result.heading")}),
    original: make("section", {class: "original", "aria-label": translate("origin.heading")}),
    side: box("side"),
    history: make("details", {class: "history"}, make("summary", {}, translate("history.summary")))
  };
  const bar = make("div", {class: "bar", role: "group", "aria-label": translate("buttons.label")}, ...names.map((name) => buttons[name]), parts.file); // prettier-ignore
  const keys = make("p", {class: "muted keys", id: "workbench-keys"}, translate("editor.keys"));
  const main = make("div", {class: "desk"}, parts.choices, parts.editor, keys, bar, parts.status, parts.warning, parts.message, parts.panel, parts.difference); // prettier-ignore
  const wide = globalThis.matchMedia("(min-width: 900px)").matches;
  const schema = make(
    "details",
    {class: "schema", open: wide},
    make("summary", {}, translate("schema.heading")),
    parts.side
  );
  const node = make(
    "div",
    {class: "workbench"},
    parts.origin,
    make("div", {class: "top"}, main, schema),
    make("div", {class: "results"}, parts.result, parts.original),
    parts.history
  );
  return {node, ...parts, buttons};
}

/** Draws a list of choices as selects; what is not chosen here fills the query as it is. */
export function choiceFields(
  choices: {name: string; values: string[]; labels: string[]}[],
  selections: Record<string, string>,
  label: (name: string, value?: string) => string | null
): HTMLElement[] {
  const make = maker(document);
  return choices.map(({name, values, labels}) => {
    const options = values.map((value, at) =>
      make(
        "option",
        {value, selected: value === selections[name]},
        label(name, value) ?? labels[at] ?? value
      )
    );
    return make(
      "label",
      {},
      make("span", {}, label(name) ?? name.replaceAll("_", " "), " ", make("code", {}, `$${name}`)),
      make("select", {name, autocomplete: "off"}, ...options)
    );
  });
}
