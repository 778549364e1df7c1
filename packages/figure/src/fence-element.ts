import {hasText, text} from "./catalogue.js";
import type {Selections} from "./choices.js";
import {element, maker} from "./dom.js";
import {excludedSourcesNote} from "./excluded-sources.js";
import {citedKeys, type References} from "./references.js";
import {sourceList} from "./source-list.js";
import type {Row} from "./spec.js";

/** What stands below a fenced question: what its rows rest on, and what a reader may take away of it. */
export interface FenceInput {
  /** Its page and its number there, as `timelines:1`. */
  name: string;
  /** The statement as it was asked. */
  sql: string;
  rows: Row[];
  references: References;
  /** The site's own choices that it obeys: their values, the default first. */
  choices: {name: string; values: string[]; labels: string[]}[];
  selections: Selections;
  /** Where the workbench opens this statement; null where there is no workbench. */
  remix: string | null;
}

/** What a reader may take away of a fenced question. */
export const fenceExports = ["csv", "cite"] as const;

/** Draws what stands below a fenced question: the choices that it obeys, status, sources, query, and what may be taken away. */
export function fenceElement(document: Document, input: FenceInput): HTMLElement {
  const {name, sql, rows, references, selections, remix} = input;
  const make = maker(document);
  const {size: works} = citedKeys(rows);
  const buttons = fenceExports.map((each) =>
    make("button", {type: "button", class: "plain", "data-take": each}, text(`take.${each}`))
  );
  return make(
    "div",
    {class: "figure fence-parts", "data-fence": name},
    choiceForm(document, input),
    excludedSourcesNote(document, selections, references),
    make("p", {class: "caveat"}, statusOf(rows)),
    works
      ? make(
          "details",
          {class: "sources"},
          make(
            "summary",
            {},
            text(works === 1 ? "figure.sources.one" : "figure.sources", {count: works})
          ),
          sourceList(document, rows, references)
        )
      : null,
    make(
      "details",
      {class: "query"},
      make("summary", {}, text("figure.query")),
      make("pre", {"data-copy": "none", tabindex: "0"}, make("code", {}, sql))
    ),
    make(
      "p",
      {class: "take-away"},
      make("span", {}, text("take.label")),
      ...buttons,
      remix &&
        make("a", {href: `/${remix}`, "data-page": remix, class: "remix"}, text("take.remix"))
    )
  );
}

// Rows say how sure they are where they have a column of it, and whose they are where they have one of works.
function statusOf(rows: Row[]): string {
  if (!rows.length) return text("fence.empty");
  const count = rows.filter(({status}) => status === "unchecked").length;
  const parts = [
    "status" in rows[0]!
      ? text(count ? "fence.unchecked" : "fence.checked", {count, total: rows.length})
      : text("fence.rows", {total: rows.length}),
    "sources" in rows[0]! ? "" : text("fence.unsourced")
  ];
  return parts.filter(Boolean).join(" ");
}

function choiceForm(
  document: Document,
  {name: fence, choices, selections}: FenceInput
): HTMLElement | null {
  if (!choices.length) return null;
  const fields = choices.map(({name, values, labels}) => {
    const id = `${fence.replace(/\W/g, "-")}-${name}`;
    const known = `choices.${name}`;
    const options = values.map((value, at) => {
      const words = `${known}.${value}`;
      const selected = value === (selections[name] ?? values[0]);
      return element(
        document,
        "option",
        {value, selected},
        hasText(words) ? text(words) : labels[at]
      );
    });
    return element(
      document,
      "label",
      {for: id},
      element(document, "span", {}, hasText(known) ? text(known) : name),
      element(document, "select", {id, name, autocomplete: "off"}, ...options)
    );
  });
  const label = text("choices.label", {title: fence});
  return element(document, "form", {class: "choices", "aria-label": label}, ...fields);
}
