import {JSDOM} from "jsdom";
import {shareChoices} from "@cold-winter/figure/drawing";

const {document} = new JSDOM("").window;
const parts = /<(figure|div) class="figure[^>]*>|<form class="choices"[\s\S]*?<\/form>/g;
const main = /<main id="observablehq-main"[^>]*>\n?/;

/** Puts the choices that most figures of a page share into one bar at its top. */
export function withBar(page: string): string {
  const hosts: {tag: string; form: string; node: Element}[] = [];
  let tag = "";
  for (const [part, isHost] of page.matchAll(parts)) {
    if (isHost) tag = part;
    else if (tag) {
      const holder = document.createElement("template");
      holder.innerHTML = `${tag}${part}`;
      hosts.push({tag, form: part, node: holder.content.firstElementChild!});
      tag = "";
    }
  }
  const bar = shareChoices(
    document,
    hosts.map(({node}) => node)
  );
  if (!bar) return page;
  const moved = hosts.reduce((html, {tag: from, form, node}) => {
    const own = node.querySelector("form")?.outerHTML ?? "";
    const to = node.outerHTML.slice(0, node.outerHTML.indexOf(">") + 1);
    return html.replace(form, () => own).replace(from, () => to);
  }, page);
  return moved.replace(main, (start) => `${start}${bar.outerHTML}\n`);
}
