import {JSDOM} from "jsdom";
import type MarkdownIt from "markdown-it";
import {type References, findingElement} from "@cold-winter/figure";
import {fenceName} from "../pages/fence-name.js";
import {isRun} from "../pages/page-text.js";
import {cellKeys, isCell} from "../reactive/cells.js";
import {choicesName, fenceCode} from "../reactive/fence-code.js";
import {withoutAbsent} from "./absent.js";
import {citationRule, referencesRule, type Numbered} from "./citations.js";
import {comparisonRule} from "./comparison-rule.js";
import {headingIdsRule} from "./heading-ids.js";
import {kitModules} from "./kit.js";
import {escape} from "../templates/html.js";
import {railRule} from "./rail.js";
import {withBakedContent} from "./loading.js";
import {partPlace, placeOf} from "./places.js";

const figureCall = /\b(?:figure|comparison)\(\s*(["'`])([\w-]+)\1/;
const findingCall = /\bfinding\(\s*(["'`])([\w-]+)\1\s*,\s*(["'`])([\w/-]+)\3/;
const {document} = new JSDOM("").window;

interface Token {
  type: string;
  info: string;
  content: string;
  meta: unknown;
}

/** What a page's Markdown carries while it is drawn: its path, and which cells were drawn. */
type Drawn = Numbered & {
  path: string;
  keys?: {block: (text: string) => string; inline: (text: string) => string};
};

/** What a fence of a language of the kit's becomes: a cell of JavaScript, and a place below it. */
interface FenceKind {
  code: (name: string, token: Token) => string;
  below: (name: string, token: Pick<Token, "info">, env: Drawn) => string;
}

/** The languages of fences that the kit adds to Framework's. */
const fenceKinds: Record<string, FenceKind> = {
  sql: {
    code: (name, {info, content}) => fenceCode(name, info, content),
    // Rows that only fill a list need nothing below them.
    below: (name, {info}, env) =>
      /\bparts\s*=\s*"?false/.test(info)
        ? ""
        : `${partPlace("div", `fence:${name}`, "fence-parts", env)}\n`
  }
};

// Every page runs the kit's frame: what it shows depends on the record, so it is a cell, which preview runs again.
const frameCell = `import {frame, selections} from "@cold-winter/site";

frame();
const ${choicesName} = selections();
`;

/**
 * Returns the hook for Framework's `markdownIt`: a cell that calls `figure("name")` keeps the place of the baked
 * picture that it carries until it runs, prose may cite, and every page ends with its references and the cell of the frame.
 */
export function kitMarkdown(
  baked: Record<string, string>,
  load: () => References
): (md: MarkdownIt) => MarkdownIt {
  const call = ({type, info, content}: Token, pattern: RegExp) =>
    type === "fence" && /^js\b/.test(info) && isRun(info) ? (pattern.exec(content) ?? []) : [];
  const figureOf = (token: Token) => call(token, figureCall)[2] ?? "";
  const findingOf = (token: Token) => {
    const [, , name = "", , page = ""] = call(token, findingCall);
    const words = baked[`finding:${name}`];
    return words && findingElement(document, name, page, words).outerHTML;
  };
  return (md) => {
    const fence = md.renderer.rules.fence!;
    md.renderer.rules.fence = (tokens, index, options, env: Drawn, self) => {
      // Framework shortens what stands behind the language once it has drawn a block.
      const token = tokens[index]!;
      const name = figureOf(token);
      const picture = baked[name];
      const shown = picture
        ? placeOf(name, picture, env)
        : findingOf(token) || bakedCell("block", token, env, baked);
      const {below, written} = asCell(token, env);
      const draw = (info: string, content: string) => {
        Object.assign(token, {info, content});
        return fence(tokens, index, options, env, self);
      };
      const html = drawCell(token, bundled(token, env.path), draw) + written + below;
      return shown ? withBakedContent(html, shown) : html;
    };
    const placeholder = md.renderer.rules["placeholder"]!;
    md.renderer.rules["placeholder"] = (tokens, index, options, env: Drawn, self) => {
      const html = placeholder(tokens, index, options, env, self);
      // A paragraph would end before a block: what holds one is drawn when its cell runs.
      const fits = (content: string) =>
        !blocks.test(content) || tokens.some(({type}) => type === "html_block");
      const shown = bakedCell("inline", tokens[index]!, env, baked, fits);
      return shown ? withBakedContent(html, shown) : html;
    };
    comparisonRule(md);
    headingIdsRule(md, figureOf);
    railRule(md, (token) => figureOf(token) !== "");
    citationRule(md);
    md.core.ruler.push("fences", ({tokens, env}) => nameFences(tokens, (env as Drawn).path));
    referencesRule(
      md,
      (token) => baked[figureOf(token)] ?? baked[`fence:${fenceOf(token)?.name ?? ""}`],
      load
    );
    md.core.ruler.push("frame", (state) => {
      const token = new state.Token("fence", "code", 0);
      Object.assign(token, {info: "js", content: frameCell, block: true});
      state.tokens.push(token);
    });
    return md;
  };
}

// What is shown of a cell is what its author wrote, whatever is run.
function drawCell(
  {info, content}: Token,
  run: string,
  draw: (info: string, content: string) => string
): string {
  if (run === content || !echo.test(info)) return draw(info, run);
  return draw(info.replace(echo, ""), run) + draw(`${info} run=false`, content);
}

const echo = /\becho\b(?!\s*=\s*"?false)/;

// What a cell imports of the kit, or of the notebook's own figures, is in the kit's bundle.
function bundled({info, content}: Token, path: string): string {
  if (!/^(js|ts|jsx|tsx)\b/.test(info) || !isRun(info)) return content;
  return withoutAbsent(content, path)
    .replace(
      /(?<=\b(?:from|import\()\s*)(["'])(@cold-winter\/[\w/-]+)\1/g,
      (named, _quote, name: string) => (kitModules[name] ? `"/kit/${kitModules[name]}.js"` : named)
    )
    .replace(
      /(?<=\b(?:from|import\()\s*)(["'])(?:\.{0,2}\/)+figures\/([\w/-]+\.js)\1/g,
      '"/kit/figures/$2"'
    );
}

const blocks =
  /<(address|article|aside|blockquote|details|dialog|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre|section|table|ul)\b/;

// The place of what a cell showed when it ran beforehand; cells are counted as they are drawn.
function bakedCell(
  kind: "block" | "inline",
  {info, content}: Token,
  env: Drawn,
  baked: Record<string, string>,
  fits: (content: string) => boolean = () => true
): string {
  if (kind === "block" && !isCell(info)) return "";
  env.keys ??= {block: cellKeys(), inline: cellKeys()};
  const name = `cell:${env.path}:${kind[0]!}${env.keys[kind](content)}`;
  if (!(name in baked) || !fits(baked[name]!)) return "";
  return partPlace(kind === "block" ? "div" : "span", name, "", {});
}

interface NamedFence {
  name: string;
  kind: FenceKind;
}

// Each fence of a kind of the kit's has a name: its page, and its number among its like there.
function nameFences(tokens: Token[], path: string): void {
  const counts: Record<string, number> = {};
  for (const token of tokens) {
    const language = token.type === "fence" ? /^\w*/.exec(token.info)![0] : "";
    const kind = Object.hasOwn(fenceKinds, language) ? fenceKinds[language] : undefined;
    if (!kind || !isRun(token.info)) continue;
    const at = (counts[language] = (counts[language] ?? 0) + 1);
    token.meta = {name: fenceName(path.replace(/\/index$/, "/"), at - 1), kind};
  }
}

function fenceOf({type, meta}: Pick<Token, "type" | "meta">): NamedFence | null {
  return type === "fence" ? (meta as NamedFence | null) : null;
}

// Such a fence becomes a cell; where it is to be seen as well, it is shown as it is written.
function asCell(token: Token, env: Drawn): {below: string; written: string} {
  const fence = fenceOf(token);
  if (!fence) return {below: "", written: ""};
  const {name, kind} = fence;
  const written = echo.test(token.info) ? `<pre><code>${escape(token.content)}</code></pre>\n` : "";
  const below = kind.below(name, token, env);
  token.content = kind.code(name, token);
  token.info = "js";
  return {below, written};
}
