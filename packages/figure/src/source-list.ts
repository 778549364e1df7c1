import {familyName} from "@cold-winter/data/shared";
import {text} from "./catalogue.js";
import {maker} from "./dom.js";
import {citedKeys, citeLink, type References} from "./references.js";
import type {Row} from "./spec.js";

/** Lists the works that rows rest on, each with the way to its reference and to a view without it. */
export function sourceList(
  document: Document,
  rows: Row[],
  references: References
): HTMLUListElement {
  const make = maker(document);
  const items = [...citedKeys(rows)].map(([key, count]) => {
    const {short = key, family = "", grade = ""} = references[key] ?? {};
    const kinds = [familyName(family), grade].filter(Boolean).join(" · ");
    const label = text("sources.without.label", {work: short});
    return make(
      "li",
      {},
      citeLink(document, key),
      ` ${short}`,
      make(
        "small",
        {},
        ` ${kinds} · ${text(count === 1 ? "sources.row" : "sources.rows", {count})} `
      ),
      make(
        "button",
        {type: "button", class: "plain", "data-without": key, "aria-label": label},
        text("sources.without")
      )
    );
  });
  return make("ul", {class: "source-list"}, ...items);
}
