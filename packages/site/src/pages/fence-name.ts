/** Returns the name of a fenced question: the path of its page, and its number there, from 0. */
export function fenceName(path: string, at: number): string {
  return `${path.slice(1) || "index"}:${at + 1}`;
}
