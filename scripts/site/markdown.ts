import type MarkdownIt from "markdown-it";

const figureCall = /\bfigure\(\s*(["'`])([\w-]+)\1/;
const loading = "<observablehq-loading></observablehq-loading>";

// Every page runs the kit's frame: what it shows depends on the record, so it is a cell, which preview runs again.
const frameCell = 'import {frame} from "/components/frame.js";\n\nframe();\n';

/**
 * Returns the hook for Framework's `markdownIt`: a cell that calls `figure("name")` carries the baked picture of
 * that figure until it runs, and every page ends with the cell of the frame.
 */
export function kitMarkdown(baked: Record<string, string>): (md: MarkdownIt) => MarkdownIt {
  return (md) => {
    const fence = md.renderer.rules.fence!;
    md.renderer.rules.fence = (tokens, index, options, env, self) => {
      const html = fence(tokens, index, options, env, self);
      const name = figureCall.exec(tokens[index]!.content)?.[2];
      const picture = name === undefined ? undefined : baked[name];
      return picture === undefined ? html : html.replace(loading, () => loading.replace("><", `>${picture}<`));
    };
    md.core.ruler.push("frame", (state) => {
      const token = new state.Token("fence", "code", 0);
      Object.assign(token, {info: "js", content: frameCell, block: true});
      state.tokens.push(token);
    });
    return md;
  };
}
