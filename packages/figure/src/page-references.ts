import {text} from "./catalogue.js";
import {element, write} from "./dom.js";
import {referenceItem, type References} from "./references.js";

/** Numbers the citations below a node as in the page's list of references, and adds to that list what it lacks. */
export function numberCitations(root: ParentNode, references: References): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>("a[data-cite]")];
  if (!links.length) return;
  const list = referenceList();
  for (const link of links) {
    const key = link.dataset["cite"]!;
    let item = list.querySelector(`[data-source="${CSS.escape(key)}"]`);
    if (!item) {
      list.append((item = referenceItem(document, key, references[key])));
      count(list);
    }
    link.textContent = `[${[...list.children].indexOf(item) + 1}]`;
    link.title = references[key]?.short ?? key;
  }
}

function referenceList(): Element {
  const known = document.querySelector("#references ol");
  if (known) return known;
  const list = element(document, "ol");
  const details = element(
    document,
    "details",
    {id: "references"},
    element(document, "summary"),
    list
  );
  document.querySelector("#observablehq-main")?.append(details);
  return list;
}

function count(list: Element): void {
  const {length} = list.children;
  const summary = list.parentElement!.querySelector("summary")!;
  write(summary, text(length === 1 ? "references.count.one" : "references.count", {count: length}));
}
