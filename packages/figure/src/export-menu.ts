import {text, type TextName} from "./catalogue.js";
import {maker} from "./dom.js";
import {isComparison} from "./load-spec.js";

/** What a reader may take away of a figure. */
export const exportFormats = ["csv", "json", "svg", "png", "bundle", "cite", "embed"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Draws the buttons by which a figure is taken away. */
export function exportMenu(document: Document, query: string, explored = false): HTMLElement {
  const make = maker(document);
  // A comparison has no program of its own to pack: its query and its fence make it again. What a reader made has no page to show elsewhere.
  const formats = exportFormats.filter(
    (name) => !(name === "bundle" && isComparison(query)) && !(name === "embed" && explored)
  );
  const buttons = formats.map((name) =>
    make(
      "button",
      {type: "button", class: "plain", "data-take": name},
      text(`take.${name}` as TextName)
    )
  );
  return make("p", {class: "take-away"}, ...buttons);
}

/** Draws the way to a figure's query in the workbench. */
export function remixLink(document: Document, query: string): HTMLElement {
  const make = maker(document);
  const path = `workbench#query=${query}`;
  const link = make("a", {href: `/${path}`, "data-page": path}, text("take.remix"));
  return make("p", {class: "to-workbench"}, link);
}
