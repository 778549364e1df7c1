import {maker} from "@cold-winter/figure";
import {translate} from "./text.js";
import {visible} from "./visible.js";

const longestShown = 200_000;

/** Shows the text of a long cell in a window of its own, as far as a page can hold it, and says how much is left. */
export function showWhole(text: string): void {
  const make = maker(document);
  const close = make("button", {type: "button"}, translate("button.close"));
  const left = text.length - longestShown;
  const node = make(
    "dialog",
    {class: "whole-cell", "aria-label": translate("grid.cell")},
    close,
    left > 0 &&
      make("p", {class: "muted"}, translate("grid.left", {count: left.toLocaleString("en-US")})),
    make("pre", {tabindex: "0"}, visible(text.slice(0, longestShown)))
  );
  close.addEventListener("click", () => node.close());
  node.addEventListener("close", () => node.remove());
  document.body.append(node);
  node.showModal();
}
