import {citationForms, citeTexts, loadCitation} from "@cold-winter/figure/live";
import {copyParts} from "@cold-winter/figure";

/** Writes how to cite a thing anew when it is unfolded: with the page's own address and this day, each form to be copied. */
export function citeThing(node: HTMLDetailsElement): void {
  const url = new URL(location.pathname, location.href).href;
  const renew = async () => {
    const forms = citationForms(await loadCitation(), {title: node.dataset["title"] ?? "", url});
    const summary = node.querySelector("summary")!;
    node.replaceChildren(summary, ...copyParts(citeTexts(forms), "h3"));
  };
  node.addEventListener("toggle", () => void renew().catch(() => undefined), {once: true});
}
