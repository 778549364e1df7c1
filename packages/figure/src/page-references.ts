import {text} from "./catalogue.js";
import {element} from "./dom.js";
import {referenceItem, type References} from "./references.js";

/** Numbers the citations below a node as in the page's list of references, and adds to that list what it lacks. */
export function numberCitations(root: ParentNode, references: References): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>("a[data-cite]")];
  if (!links.length) return;
  const list = referenceList();
  for (const link of links) {
    const key = link.dataset["cite"]!;
    let item = list.querySelector(`[data-source="${CSS.escape(key)}"]`);
    if (!item) list.append((item = referenceItem(document, key, references[key])));
    link.textContent = `[${[...list.children].indexOf(item) + 1}]`;
    link.title = references[key]?.short ?? key;
  }
}

function referenceList(): Element {
  const known = document.querySelector("#references ol");
  if (known) return known;
  const list = element(document, "ol");
  const section = element(
    document,
    "section",
    {id: "references"},
    element(document, "h2", {}, text("references.title")),
    list
  );
  document.querySelector("#observablehq-main")?.append(section);
  return list;
}
