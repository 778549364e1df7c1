/**
 * Names what Framework's inputs and Plot's charts leave without a name or a role, for those who hear a page: the slider
 * beside a number, the marks of a chart, the empty head of a table's first column.
 */
export function nameParts(root: ParentNode): void {
  for (const slider of root.querySelectorAll("form[class] input[type=range]:not([aria-label])")) {
    const form = slider.closest("form")!;
    const label = form.querySelector("label")?.textContent.trim();
    if (label) slider.setAttribute("aria-label", label);
  }
  // A long table is scrolled by keyboard too.
  for (const table of root.querySelectorAll("form[class]:not([tabindex])"))
    if (table.firstElementChild?.tagName === "TABLE") table.setAttribute("tabindex", "0");
  for (const marks of root.querySelectorAll("svg g[aria-label]:not([role])"))
    marks.setAttribute("role", "group");
  for (const head of root.querySelectorAll("form[class] > table th:first-child:not([role])"))
    if (!head.textContent.trim()) head.setAttribute("role", "cell");
}

/** Names them wherever cells of a page show something. */
export function nameShownParts(): void {
  const main = document.querySelector("#observablehq-main");
  if (!main) return;
  nameParts(main);
  new MutationObserver((changes) => {
    const added = changes.flatMap(({addedNodes}) => [...addedNodes]);
    const places = new Set(
      added.flatMap((node) =>
        node instanceof Element && node.parentElement ? [node.parentElement] : []
      )
    );
    for (const place of places) if (!place.closest(".figure")) nameParts(place);
  }).observe(main, {childList: true, subtree: true});
}
