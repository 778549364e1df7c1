import {shareChoices} from "@cold-winter/figure/drawing";
import {followBar} from "@cold-winter/figure/live";

/** Makes the bar of a page that came without one: in preview its figures are drawn in the browser, and the bar when they are there. */
export function makeBar(): void {
  const main = document.querySelector("#observablehq-main")!;
  const watch = new MutationObserver(() => {
    const figures = [...main.querySelectorAll(".figure[data-figure], .fence-parts")];
    if (figures.length < 2 || main.querySelector(".figure[aria-busy]")) return;
    watch.disconnect();
    const bar = main.querySelector(".controls") ? null : shareChoices(document, figures);
    if (bar) main.prepend(bar);
    followBar();
  });
  watch.observe(main, {childList: true, subtree: true, attributeFilter: ["aria-busy"]});
}
