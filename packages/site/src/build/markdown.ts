import {existsSync} from "node:fs";
import {JSDOM} from "jsdom";
import type MarkdownIt from "markdown-it";
import {type References, findingElement} from "@cold-winter/figure";
import {isFence, isRun, type FenceAnswer} from "../pages/pages.js";
import {fenceName} from "../pages/questions.js";
import {citationRule, referencesRule, type Numbered} from "./citations.js";
import {kitModules} from "./kit.js";
import {withBakedContent} from "./loading.js";
import {placeOf} from "./places.js";
import {localizedSpan} from "./localized-span.js";
import {valuesRule} from "./values.js";

const figureCall = /\bfigure\(\s*(["'`])([\w-]+)\1/;
const findingCall = /\bfinding\(\s*(["'`])([\w-]+)\1\s*,\s*(["'`])([\w/-]+)\3/;
const {document} = new JSDOM("").window;

type Token = {type: string; info: string; content: string};

/** What a page's Markdown carries while it is drawn: its path, and how many fenced questions were drawn. */
type Drawn = Numbered & {path: string; questions?: number};

// Every page runs the kit's frame: what it shows depends on the record, so it is a cell, which preview runs again.
const frameCell = 'import {frame} from "@cold-winter/site";\n\nframe();\n';

/**
 * Returns the hook for Framework's `markdownIt`: a cell that calls `figure("name")` keeps the place of the baked
 * picture that it carries until it runs, prose may cite, and every page ends with its references and the cell of the frame.
 */
export function kitMarkdown(
  baked: Record<string, string>,
  load: () => References,
  answers: () => Record<string, FenceAnswer>
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
      const shown = picture ? placeOf(name, picture, env) : findingOf(token);
      const remix = isFence(token.info, token.content) ? remixLink(env) : "";
      token.content = bundled(token);
      const html = fence(tokens, index, options, env, self) + remix;
      return shown ? withBakedContent(html, shown) : html;
    };
    citationRule(md);
    referencesRule(md, (token) => baked[figureOf(token)], load);
    valuesRule(md, answers);
    md.core.ruler.push("frame", (state) => {
      const token = new state.Token("fence", "code", 0);
      Object.assign(token, {info: "js", content: frameCell, block: true});
      state.tokens.push(token);
    });
    return md;
  };
}

// What a cell imports of the kit, or of the notebook's own figures, is in the kit's bundle.
function bundled({info, content}: Token): string {
  if (!/^(js|ts|jsx|tsx)\b/.test(info) || !isRun(info)) return content;
  return content
    .replace(
      /(?<=\b(?:from|import\()\s*)(["'])(@cold-winter\/[\w/-]+)\1/g,
      (named, _quote, name: string) => (kitModules[name] ? `"/kit/${kitModules[name]}.js"` : named)
    )
    .replace(
      /(?<=\b(?:from|import\()\s*)(["'])(?:\.{0,2}\/)+figures\/([\w/-]+\.js)\1/g,
      '"/kit/figures/$2"'
    );
}

/** Leads from the next fenced question of a page to the workbench: by the page and its number among these. */
function remixLink(env: Drawn): string {
  env.questions = (env.questions ?? 0) + 1;
  if (!existsSync("src/workbench.md")) return "";
  const name = fenceName(env.path.replace(/\/index$/, "/"), env.questions - 1);
  return `<p class="remix"><a href="/workbench#fence=${name}">${localizedSpan("take.remix")}</a></p>`;
}
