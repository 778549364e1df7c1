import {text} from "./catalogue.js";
import {element} from "./dom.js";

/** Draws the buttons with which a reader goes along a picture's axis, zooms where it can be zoomed, and the place where it is read. */
export function axisBar(document: Document, zooms: boolean): HTMLElement {
  const button = (what: string, words: string, label?: string) =>
    element(document, "button", {type: "button", "data-axis-do": what, "aria-label": label}, words);
  return element(
    document,
    "div",
    {class: "axis-tools", role: "group", "aria-label": text("axis.label")},
    button("play", text("axis.play")),
    button("back", "\u2212", text("axis.back")),
    button("on", "+", text("axis.on")),
    ...(zooms
      ? [
          button("in", text("axis.in")),
          button("out", text("axis.out")),
          button("all", text("axis.all"))
        ]
      : []),
    element(document, "output", {class: "axis-reading", "aria-live": "polite"}, text("axis.hint"))
  );
}
