import type MarkdownIt from "markdown-it";
import {fenceId, isFence, type FenceAnswer} from "../pages/pages.js";
import {withBakedContent} from "./loading.js";

/** What a page's Markdown carries while it is drawn: the statement of each fenced question, by the name of its rows. */
interface Named {
  statements?: Map<string, string>;
}

const cell = /^\s*([\w$]+)\[(\d+)\]\.(\w+)\s*$/;

/** Lets `${rows[0].column}` of a fenced question carry its value until scripts run, for readers without them. */
export function valuesRule(md: MarkdownIt, load: () => Record<string, FenceAnswer>): void {
  md.core.ruler.push("statements", (state) => {
    const fences = state.tokens.filter(
      ({type, info, content}) => type === "fence" && isFence(info, content)
    );
    const named = fences.flatMap(({info, content}) => {
      const id = fenceId(info);
      return id ? [[id, content.trim()] as const] : [];
    });
    (state.env as Named).statements = new Map(named);
  });
  const placeholder = md.renderer.rules["placeholder"]!;
  md.renderer.rules["placeholder"] = (tokens, index, options, env: Named, self) => {
    const html = placeholder(tokens, index, options, env, self);
    const [, id, row, column] = cell.exec(tokens[index]!.content) ?? [];
    const statement = env.statements?.get(id ?? "");
    const value =
      statement === undefined ? undefined : load()[statement]?.rows[column!]?.[Number(row)];
    if (value === undefined || value === null || Array.isArray(value)) return html;
    return withBakedContent(html, `<span>${md.utils.escapeHtml(String(value))}</span>`);
  };
}
