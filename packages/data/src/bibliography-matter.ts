/** What a bibliography holds besides its works: it means nothing to the record and is kept as it was written. */
export interface Matter {
  /** Abbreviations and preambles, which stand before all works. */
  head: string[];
  /** What stands before a work, by its key. */
  before: Map<string, string>;
  /** Fields of a work that name an abbreviation, as written. */
  abbreviated: Map<string, Record<string, string>>;
  /** What stands behind the last work. */
  tail: string;
}

/** Reads what is no work from BibTeX text that is well formed. */
export function matterOf(text: string): Matter {
  const matter: Matter = {head: [], before: new Map(), abbreviated: new Map(), tail: ""};
  let loose: string[] = [];
  let from = 0;
  const keep = (part: string) => {
    if (part.trim()) loose.push(part.trim());
  };
  for (const block of blocksOf(text)) {
    keep(text.slice(from, block.from));
    from = block.to;
    const whole = text.slice(block.from, block.to);
    if (/^@(string|preamble)\b/i.test(whole)) matter.head.push(...loose.splice(0), whole);
    else if (/^@comment\b/i.test(whole)) keep(whole);
    else {
      const key = /^@\w+\s*[{(]\s*([^,\s]+)/.exec(whole)?.[1] ?? "";
      if (loose.length) matter.before.set(key, loose.join("\n"));
      loose = [];
      const fields = abbreviatedIn(whole.slice(whole.indexOf(",") + 1, -1));
      if (Object.keys(fields).length) matter.abbreviated.set(key, fields);
    }
  }
  keep(text.slice(from));
  return {...matter, tail: loose.join("\n")};
}

/** Finds each `@word{...}`, with its braces in pairs; BibTeX reads one behind a `%` too. */
function blocksOf(text: string): {from: number; to: number}[] {
  const blocks: {from: number; to: number}[] = [];
  const start = /@\w+\s*[{(]/g;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const to = endOf(text, start.lastIndex - 1);
    blocks.push({from: match.index, to});
    start.lastIndex = to;
  }
  return blocks;
}

function endOf(text: string, open: number): number {
  const round = text[open] === "(";
  let depth = round ? 0 : -1;
  for (let at = round ? open + 1 : open; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "{") depth++;
    else if (text[at] === "}" && depth-- === 0 && !round) return at + 1;
    else if (text[at] === ")" && round && depth === 0) return at + 1;
  }
  return text.length;
}

function abbreviatedIn(body: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of topLevel(body)) {
    const [, name, value] = /^\s*([\w-]+)\s*=\s*([^\s].*?)\s*$/s.exec(part) ?? [];
    if (name && !/^(\{|\d+$|"[^"]*"$)/.test(value!)) found[name.toLowerCase()] = value!;
  }
  return found;
}

function topLevel(body: string): string[] {
  const parts = [""];
  let depth = 0;
  let quoted = false;
  for (const letter of body) {
    if (letter === '"' && depth === 0) quoted = !quoted;
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (letter === "," && depth === 0 && !quoted) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${letter}`);
  }
  return parts;
}
