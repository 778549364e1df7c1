import type MarkdownIt from "markdown-it";
import {escape} from "../templates/html.js";
import {localizedSpan} from "./localized-span.js";

type Core = Parameters<Parameters<MarkdownIt["core"]["ruler"]["push"]>[1]>[0];
type Token = Core["tokens"][number];

/** A page with more figures than this, or of more sections without any, lists its sections beside them. */
const few = 3;

/** Begins a page of many figures, or a long text, with the list of its sections, and marks each heading that only names the figure below it. */
export function railRule(md: MarkdownIt, isFigure: (token: Token) => boolean): void {
  md.core.ruler.push("rail", (state) => {
    const {tokens} = state;
    const sections = tokens.flatMap((token, at) => {
      if (token.type !== "heading_open" || token.tag !== "h2") return [];
      if (tokens[at + 3] && isFigure(tokens[at + 3]!)) token.attrJoin("class", "kicker");
      return [{id: token.attrGet("id") ?? "", name: textOf(tokens[at + 1]!)}];
    });
    const figures = tokens.filter(isFigure).length;
    if (sections.length < 2 || (figures <= few && (figures > 0 || sections.length <= few))) return;
    const links = sections.map(({id, name}) => `<li><a href="#${id}">${escape(name)}</a></li>`);
    const rail = new state.Token("html_block", "", 0);
    rail.content = `<nav class="rail" aria-labelledby="on-this-page"><p id="on-this-page">${localizedSpan("nav.contents")}</p><ol>${links.join("")}</ol></nav>\n`;
    tokens.unshift(rail);
  });
}

function textOf({children}: Token): string {
  return (children ?? [])
    .filter(({type}) => type === "text" || type === "code_inline")
    .map(({content}) => content)
    .join("");
}
