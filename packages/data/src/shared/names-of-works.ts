/** Splits the names of a BibTeX field at `and`, where it stands outside braces. */
export function splitNames(text: string): string[] {
  const names = [""];
  let depth = 0;
  for (const part of text.split(/(\\.|[{}]|\s+and\s+)/s)) {
    if (part === "{") depth++;
    if (part === "}") depth--;
    if (depth === 0 && /^\s+and\s+$/.test(part)) names.push("");
    else names.push(`${names.pop() ?? ""}${part}`);
  }
  return names.map((name) => name.trim());
}

/** Whether a reader has to guess which of its words is the family's: it has several, no comma, and no braces around it. */
export function isUnsure(name: string): boolean {
  if (name === "others" || isWhole(name)) return false;
  const open = name.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, "x");
  return !open.includes(",") && /\S\s+\S/.test(open);
}

function isWhole(name: string): boolean {
  if (!name.startsWith("{") || name.startsWith("{\\")) return false;
  let depth = 0;
  for (const [at, letter] of [...name].entries()) {
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (depth === 0) return at === [...name].length - 1;
  }
  return false;
}
