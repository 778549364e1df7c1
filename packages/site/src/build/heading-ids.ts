import type MarkdownIt from "markdown-it";

/** Gives a heading that is called as a figure of its page another id: links to that name lead to the figure. */
export function headingIdsRule(
  md: MarkdownIt,
  figureOf: (token: {type: string; info: string; content: string; meta: unknown}) => string
): void {
  md.core.ruler.push("headings", ({tokens}) => {
    const figures = new Set(tokens.map(figureOf).filter(Boolean));
    for (const [at, token] of tokens.entries()) {
      const id = token.type === "heading_open" ? token.attrGet("id") : null;
      if (id === null || !figures.has(id)) continue;
      token.attrSet("id", `${id}-heading`);
      for (const part of tokens[at + 1]?.children ?? [])
        if (part.attrGet("href") === `#${id}`) part.attrSet("href", `#${id}-heading`);
    }
  });
}
