const loading = "<observablehq-loading></observablehq-loading>";

/** Puts what a cell shows until it runs, in the line or as a block, into the HTML that Framework wrote for it; a cell that shows nothing stays as it is. */
export function withBakedContent(html: string, shown: string): string {
  const kind = shown.startsWith("<span") ? "carries-words" : "carries";
  return html.replace(
    loading,
    () => `<observablehq-loading class="${kind}">${shown}</observablehq-loading>`
  );
}
