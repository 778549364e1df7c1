const loading = "<observablehq-loading></observablehq-loading>";

/** Puts what a cell shows until it runs into the HTML that Framework wrote for it; a cell that shows nothing stays as it is. */
export function carrying(html: string, shown: string): string {
  return html.replace(loading, () => loading.replace("><", () => `>${shown}<`));
}
