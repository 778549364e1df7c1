import type MarkdownIt from "markdown-it";
import {comparisonId, comparisonName} from "../pages/comparison-name.js";
import {isRun} from "../pages/page-text.js";
import {comparisonCode} from "../reactive/comparison-code.js";

const echo = /\becho\b(?!\s*=\s*"?false)/;

/** Makes a cell of each fenced comparison: the figure of its name; where it is to be seen as well, it is shown as it is written. */
export function comparisonRule(md: MarkdownIt): void {
  md.core.ruler.push("comparisons", (state) => {
    const {path} = state.env as {path: string};
    let at = 0;
    state.tokens = state.tokens.flatMap((token) => {
      const {type, info, content} = token;
      if (type !== "fence" || !/^compare\b/.test(info) || !isRun(info)) return token;
      const written = Object.assign(new state.Token("fence", "code", 0), {info: "yaml", content});
      token.info = "js";
      token.content = codeOf(comparisonName(path, comparisonId(info), at++), content);
      return echo.test(info) ? [written, token] : token;
    });
  });
}

// What cannot be read the check tells; the page shows it as a fault of the cell.
function codeOf(name: string, text: string): string {
  try {
    return comparisonCode(name, text);
  } catch (error) {
    return `throw new SyntaxError(${JSON.stringify((error as Error).message)});\n`;
  }
}
