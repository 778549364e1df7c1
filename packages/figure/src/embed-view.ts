import {text} from "./catalogue.js";
import {copyDialog} from "./copy-dialog.js";
import type {FigureInput} from "./figure-input.js";
import {pageAddress} from "./site.js";

/** Shows the line of HTML that frames a figure, as it is shown now, in another site. */
export function showEmbed(node: HTMLElement, {name, answers}: FigureInput): void {
  const frame = document.createElement("iframe");
  const address = pageAddress(`embed/${name}`);
  address.search = location.search;
  frame.src = address.href;
  frame.title = answers.title;
  frame.width = "100%";
  frame.height = String(Math.ceil(node.offsetHeight));
  frame.loading = "lazy";
  frame.style.border = "0";
  copyDialog(node, text("embed.title"), [{title: text("embed.html"), words: frame.outerHTML}]);
}
