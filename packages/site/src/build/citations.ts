import type MarkdownIt from "markdown-it";
import {JSDOM} from "jsdom";
import {type References, referenceItem} from "@cold-winter/figure";
import {localizedSpan} from "./localized-span.js";

type Core = Parameters<Parameters<MarkdownIt["core"]["ruler"]["push"]>[1]>[0];
type Token = Core["tokens"][number];

const {document} = new JSDOM("").window;
const bracket = /^\[(@[A-Za-z0-9][^[\]]*)\]/;
const cited = /data-cite="([^"]+)"[^>]*>(?=<\/a>)/g;

/** Reads `[@key, p. 12; @other]` in prose as citations. */
export function citationRule(md: MarkdownIt): void {
  md.inline.ruler.before("link", "citation", (state, silent) => {
    const [whole, inside] = bracket.exec(state.src.slice(state.pos)) ?? [];
    if (!whole || !inside) return false;
    if (!silent) {
      const token = state.push("citation", "", 0);
      token.meta = inside.split(";").map((part) => {
        const [, key = "", locator = ""] = /^\s*@([^,\s]+),?\s*(.*?)\s*$/.exec(part) ?? [];
        return {key, locator};
      });
    }
    state.pos += whole.length;
    return true;
  });
  md.renderer.rules["citation"] = (tokens, at, _options, env: Numbered) => {
    const parts = (tokens[at]!.meta as {key: string; locator: string}[]).map(({key, locator}) => {
      const number = env.citations?.get(key) ?? `?${key}`;
      const link = `<a class="cite" href="#ref-${key}" data-cite="${key}">${number}</a>`;
      return md.utils.escapeHtml(locator) ? `${link}, ${md.utils.escapeHtml(locator)}` : link;
    });
    return `<span class="citation">[${parts.join("; ")}]</span>`;
  };
}

/** What a page's Markdown carries while it is drawn: the number of each work that it cites. */
export interface Numbered {
  citations?: Map<string, number | string>;
}

/** Numbers the works of a page in the order of its text, figures included, and ends it with the list of references. */
export function referencesRule(
  md: MarkdownIt,
  pictureOf: (token: Token) => string | undefined,
  load: () => References
): void {
  md.core.ruler.push("references", (state) => {
    const numbers = new Map<string, number>();
    const use = (key: string) => {
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    };
    for (const token of state.tokens) {
      for (const child of token.children ?? [])
        if (child.type === "citation") for (const {key} of child.meta as {key: string}[]) use(key);
      for (const key of citedIn(pictureOf(token) ?? "")) use(key);
    }
    (state.env as Numbered).citations = numbers;
    if (!numbers.size) return;
    const references = load();
    const items = [...numbers.keys()].map(
      (key) => referenceItem(document, key, references[key]).outerHTML
    );
    const token = new state.Token("html_block", "", 0);
    token.content = `<details id="references"><summary>${localizedSpan(items.length === 1 ? "references.count.one" : "references.count", {count: String(items.length)})}</summary><ol>${items.join("\n")}</ol></details>\n`;
    state.tokens.push(token);
  });
}

/** Lists the works that a baked picture cites, as often as it does. */
export function citedIn(picture: string): string[] {
  return [...picture.matchAll(cited)].map(([, key]) => key!);
}

/** Writes the numbers of a page's citations into a baked picture. */
export function numberPicture(picture: string, {citations}: Numbered): string {
  return picture.replace(cited, (link, key: string) => `${link}[${citations?.get(key) ?? ""}]`);
}
