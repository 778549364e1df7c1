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
  const words = `${frame.outerHTML}\n${heightListener(address.origin)}`;
  copyDialog(node, text("embed.title"), [{title: text("embed.html"), words}]);
}

/** Returns what sets the height of frames from a site to what they tell, and listens to that site alone. */
function heightListener(origin: string): string {
  return `<script>
  addEventListener("message", ({origin, source, data}) => {
    if (origin !== ${JSON.stringify(origin)} || data?.type !== "cold-winter-height") return;
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) frame.style.height = \`\${Number(data.height)}px\`;
  });
</script>`;
}
