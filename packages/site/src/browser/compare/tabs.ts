import {fenceText, type Comparison} from "@cold-winter/data/comparison";
import {element, text} from "@cold-winter/figure";
import {say} from "./texts.js";

/** Puts behind the tabs of an explored figure what only the explorer can do: open its query, tell its fence. What a page's figure alone can do goes. */
export function addWays(
  figure: HTMLElement,
  comparison: Comparison,
  openWorkbench: () => void
): void {
  for (const each of figure.querySelectorAll(
    "[data-take=bundle], [data-take=embed], .to-workbench"
  ))
    each.remove();
  const opener = element(document, "button", {type: "button"}, text("take.remix"));
  opener.addEventListener("click", openWorkbench);
  figure.querySelector(".pane.query")?.prepend(element(document, "p", {}, opener));
  const fence = element(document, "code", {}, fenceText(comparison));
  figure
    .querySelector(".pane.download")
    ?.append(
      element(document, "p", {}, say("explore.fence")),
      element(document, "pre", {tabindex: "0"}, fence)
    );
}
