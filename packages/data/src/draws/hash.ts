/** Where every sequence of draws begins; another number gives other draws of the same kind. `04-draws.sql` has the same. */
export const seed = 1964;

/** The largest number of steps in a range, and the sum of the weights of a thing's readings. */
export const whole = 1 << 20;

/** Sets apart what is drawn of one thing: the reading, two places within it, and the side of its best value. */
export const lanes = {reading: 0x243f6a88, place: 0x85a308d3, other: 0x13198a2e, side: 0x03707344};

/** Mixes 32 bits so that every bit of the result hangs on every bit given: Chris Wellons' lowbias32. */
export function mix(bits: number): number {
  let mixed = bits >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Returns the number of a name: FNV-1a over its code points. */
export function keyOf(name: string): number {
  let key = 0x811c9dc5;
  for (const letter of name) key = Math.imul(key ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return key;
}

/** Returns the bits of a draw of a thing, from which its lanes are made. */
export function bitsOf(key: number, draw: number): number {
  return mix((mix(key ^ seed) + Math.imul(draw, 0x9e3779b9)) >>> 0);
}

/** Returns a whole number from 0 to `count` - 1; `count` is at most twice `whole`, so that no product is rounded. */
export function pick(bits: number, lane: number, count: number): number {
  return Math.floor((mix((bits ^ lane) >>> 0) * count) / 4294967296);
}
