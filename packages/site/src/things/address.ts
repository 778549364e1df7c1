const reserved = /^(index|con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 120;

/**
 * Returns the name of a thing's file, which every system and address takes as it is: letters, digits, `_` and `-` stay,
 * any other sign is written `~` and its number. `alike` holds ids, in small letters, that differ by capitals alone.
 */
export function fileName(id: string, alike: Set<string> = new Set()): string {
  const capitals = alike.has(id.toLowerCase());
  const name = [...id]
    .map((sign) => {
      if (!/[\w-]/.test(sign)) return `~${sign.codePointAt(0)!.toString(16)}~`;
      return capitals && /[A-Z]/.test(sign) ? `~${sign}` : sign;
    })
    .join("");
  if (name.length > longest) return `${name.slice(0, longest)}~${digest(id)}`;
  return reserved.test(name) || name === "" ? `~${name}` : name;
}

// Eight letters that tell long ids apart.
function digest(text: string): string {
  let sum = 0n;
  for (const sign of text) sum = (sum * 131n + BigInt(sign.codePointAt(0)!)) % 2n ** 41n;
  return sum.toString(36).padStart(8, "0");
}

/** Returns the ids, in small letters, that occur in several forms among these. */
export function alikeIds(ids: string[]): Set<string> {
  const seen = new Set<string>();
  const alike = new Set<string>();
  for (const id of ids.map((each) => each.toLowerCase())) {
    if (seen.has(id)) alike.add(id);
    seen.add(id);
  }
  return alike;
}
