import {maker} from "@cold-winter/figure";
import "@cold-winter/figure/live";
import {translate} from "./text.js";
import {listen} from "./listen.js";
import {Workbench} from "./workbench.js";

/** Returns the workbench; it opens what the page's address asks for. */
export function workbench(): HTMLElement {
  const node = maker(document)(
    "div",
    {class: "workbench-place"},
    maker(document)("p", {class: "muted"}, translate("loading"))
  );
  const bench = new Workbench();
  void bench.open(location.hash, location.search).then(() => {
    node.replaceChildren(bench.view.node);
    listen(bench);
  });
  return node;
}
