const loading = "<observablehq-loading></observablehq-loading>";

/**
 * Puts what a cell shows until it runs, in the line or as a block, into the HTML that Framework wrote for it. A cell of
 * several statements has no place for it: it gets one, which goes when the cell shows something itself.
 */
export function withBakedContent(html: string, shown: string): string {
  const kind = shown.startsWith("<span") ? "carries-words" : "carries";
  const filled = `<observablehq-loading class="${kind}">${shown}</observablehq-loading>`;
  return html.includes(loading)
    ? html.replace(loading, () => filled)
    : html.replace(/<!--:[0-9a-f-]+:-->/, (mark) => filled + mark);
}
