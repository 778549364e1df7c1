import {element} from "@cold-winter/figure";

/** Writes a text with the words marked that another one has not. */
export function changedWords(text: string, other: string): HTMLElement {
  const [own, old] = [text, other].map((each) => each.split(/(\s+)/)) as [string[], string[]];
  const kept = common(own, old);
  const node = element(document, "span");
  for (let at = 0; at < own.length;) {
    const same = kept.has(at);
    let end = at + 1;
    while (end < own.length && (kept.has(end) || blank(own[end]!)) === same) end++;
    const words = own.slice(at, end).join("");
    node.append(same || blank(words) ? words : element(document, "mark", {}, words));
    at = end;
  }
  return node;
}

const blank = (text: string) => text.trim() === "";

// The places of a longest common row of words.
function common(own: string[], old: string[]): Set<number> {
  const lengths = Array.from({length: own.length + 1}, () => new Uint16Array(old.length + 1));
  for (let a = own.length - 1; a >= 0; a--)
    for (let b = old.length - 1; b >= 0; b--)
      lengths[a]![b] =
        own[a] === old[b]
          ? lengths[a + 1]![b + 1]! + 1
          : Math.max(lengths[a + 1]![b]!, lengths[a]![b + 1]!);
  const kept = new Set<number>();
  for (let a = 0, b = 0; a < own.length && b < old.length;)
    if (own[a] === old[b]) {
      kept.add(a++);
      b++;
    } else if (lengths[a + 1]![b]! >= lengths[a]![b + 1]!) a++;
    else b++;
  return kept;
}
