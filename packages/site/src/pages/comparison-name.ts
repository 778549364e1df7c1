/** Returns the name under which a page's comparison is drawn, answered and linked: by the page and its id or its number, from 0. */
export function comparisonName(path: string, id: string | undefined, at: number): string {
  const page =
    path
      .replace(/\/index$/, "/")
      .slice(1)
      .replaceAll("/", "-") || "index";
  return `compare-${page}-${id ?? at + 1}`;
}

/** Returns the id that the info string of a fence gives. */
export function comparisonId(info: string): string | undefined {
  return /\bid\s*=\s*"?([\w-]+)/.exec(info)?.[1];
}
