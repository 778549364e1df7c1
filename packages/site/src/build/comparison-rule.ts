import type MarkdownIt from "markdown-it";
import {comparisonId, comparisonName} from "../pages/comparisons.js";

/** Makes a cell of each fenced comparison: the figure of its name. */
export function comparisonRule(md: MarkdownIt): void {
  md.core.ruler.push("comparisons", (state) => {
    const {path} = state.env as {path: string};
    const fences = state.tokens.filter(
      ({type, info}) =>
        type === "fence" && /^compare\b/.test(info) && !/\brun\s*=\s*"?false/.test(info)
    );
    for (const [at, token] of fences.entries()) {
      const name = comparisonName(path, comparisonId(token.info), at);
      token.info = "js";
      token.content = `display((await import("@cold-winter/site")).figure("${name}"))\n`;
    }
  });
}
