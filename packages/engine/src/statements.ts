/** The pieces of a text as the engine's own reader finds them: where each begins, in bytes, and its kind. */
export interface Pieces {
  offsets: number[];
  types: number[];
}

const operator = 3;
const comment = 5;

/** Returns the statements of a text, split where the engine's reader sees a semicolon; what holds nothing is left out. */
export function statementsOf(sql: string, {offsets, types}: Pieces): string[] {
  const bytes = new TextEncoder().encode(sql);
  const decoder = new TextDecoder();
  const found: string[] = [];
  let start = 0;
  let filled = false;
  const take = (end: number) => {
    if (filled) found.push(decoder.decode(bytes.subarray(start, end)));
    start = end + 1;
    filled = false;
  };
  for (const [at, offset] of offsets.entries()) {
    if (types[at] === operator && bytes[offset] === 0x3b) take(offset);
    else if (types[at] !== comment) filled = true;
  }
  take(bytes.length);
  return found.length || !sql.trim() ? found : [sql];
}
