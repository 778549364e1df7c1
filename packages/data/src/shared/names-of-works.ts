/** Splits the names of a BibTeX field at `and`, where it stands outside braces. */
export function splitNames(text: string): string[] {
  const names = [""];
  let depth = 0;
  for (const part of text.split(/(\\.|[{}]|\s+and\s+)/is)) {
    if (part === "{") depth++;
    if (part === "}") depth--;
    if (depth === 0 && /^\s+and\s+$/i.test(part)) names.push("");
    else names.push(`${names.pop() ?? ""}${part}`);
  }
  return names.map((name) => name.trim());
}

/** Says why a name cannot be printed without a guess; nothing where it is one word, stands in braces or has the parts of a name. */
export function nameFault(name: string): string | undefined {
  if (!name) return "an and without a name";
  if (isWhole(name)) return undefined;
  const open = name.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, "x");
  if (/[;&]/.test(open)) return `several names in one: ${name}`;
  const parts = open.split(",").map((part) => part.trim());
  const [family, ...given] = parts;
  if (given.length === 0)
    return /\S[\s~]+\S/.test(open) ? `which is the family name: ${name}` : undefined;
  if (!family || given.includes("") || /^and\s/i.test(open)) return `half a name: ${name}`;
  const sound = given.length === 1 || (given.length === 2 && suffix.test(given[0]!));
  return sound ? undefined : `more commas than a name has: ${name}`;
}

const suffix = /^([JS]r\.?|[IVX]+|\d(st|nd|rd|th))$/;

function isWhole(name: string): boolean {
  if (!name.startsWith("{") || name.startsWith("{\\")) return false;
  let depth = 0;
  for (const [at, letter] of [...name].entries()) {
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (depth === 0) return at === [...name].length - 1;
  }
  return false;
}
