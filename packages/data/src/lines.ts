/** Returns the number of the first line, from 1, that holds a text; undefined where none does. */
export function lineOf(text: string, part: string): number | undefined {
  const at = text.indexOf(part);
  return at < 0 ? undefined : text.slice(0, at).split("\n").length;
}
