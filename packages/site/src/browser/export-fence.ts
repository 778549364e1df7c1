import {copyParts, element, text, type Row} from "@cold-winter/figure";
import {rowsAsCsv, save} from "@cold-winter/figure/drawing";
import {citationForms, citeTexts, loadCitation, site} from "@cold-winter/figure/live";

/** Hands a reader the rows of a fence, or how to cite them: by the page, with the choices and inputs of its address. */
export async function exportFence(
  what: string,
  node: HTMLElement,
  {name, rows}: {name: string; rows: Row[]}
): Promise<void> {
  const {version} = await site();
  if (what === "csv")
    return save(`${name.replace(/\W+/g, "-")}-${version}.csv`, "text/csv", rowsAsCsv(rows));
  const title = `${document.title}, query ${name.replace(/^.*:/, "")}`;
  const citation = citationForms(await loadCitation(), {title, url: location.href});
  const close = element(document, "button", {type: "button", class: "plain"}, text("detail.close"));
  const dialog = element(
    document,
    "dialog",
    {class: "cite-view", "aria-label": text("cite.title")},
    close,
    ...copyParts(citeTexts(citation), "h4")
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  node.append(dialog);
  dialog.showModal();
}
