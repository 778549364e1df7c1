import {FileFault} from "./grid.js";

/** The encodings that are offered, by the names that browsers know. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "koi8-r",
  "gb18030",
  "big5",
  "euc-kr",
  "shift_jis",
  "euc-jp"
] as const;

export type Encoding = (typeof encodings)[number];

const sample = 200_000;

/** Finds the encoding of a text: by its mark, else as UTF-8 or UTF-16, else by its letters. Throws where it is no text. */
export async function findEncoding(bytes: Uint8Array): Promise<Encoding> {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff && "utf-16be";
  const wide = marked || wideEncoding(bytes.subarray(0, sample));
  if (wide && !controls.test(new TextDecoder(wide).decode(bytes.subarray(0, sample)))) return wide;
  if (bytes.subarray(0, sample).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)))
    throw new FileFault("import.binary");
  if (decodes(bytes, "utf-8")) return "utf-8";
  const {analyse} = await import("chardet");
  const found = analyse(letters(bytes)).map(({name}) => labelOf(name));
  const fits = (each: Encoding | undefined) =>
    each !== undefined && (!cyrillic.has(each) || hasWords(bytes)) && decodes(bytes, each);
  return found.find(fits) ?? "windows-1252";
}

// No text has these; programs, pictures and databases do.
// oxlint-disable-next-line no-control-regex
const controls = /[\0-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]/;

/** Reads bytes as a text. Throws where they are none in that encoding. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    throw new FileFault("import.encoding", {encoding});
  }
}

const cyrillic = new Set<Encoding>(["koi8-r", "windows-1251"]);

// A word of another alphabet has all its letters beyond ASCII; in a Latin one such a letter stands alone.
function hasWords(bytes: Uint8Array): boolean {
  let run = 0;
  return letters(bytes).some((byte) => (run = byte > 127 ? run + 1 : 0) > 2);
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// Latin letters, digits and line ends are two bytes there, one of them zero, and always the same one.
function wideEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 4) return null;
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  const few = bytes.length / 20;
  if (odd > few && even === 0) return "utf-16le";
  return even > few && odd === 0 ? "utf-16be" : null;
}

// What is not ASCII tells encodings apart; a long table may begin with much that is.
function letters(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sample) return bytes;
  const from = Math.max(0, bytes.findIndex((byte) => byte > 127) - 1000);
  return bytes.subarray(from, from + sample);
}

function labelOf(name: string): Encoding | undefined {
  const plain = name.toLowerCase();
  if (plain === "iso-8859-1") return "windows-1252";
  if (plain === "iso-8859-2") return "windows-1250";
  return encodings.find((each) => each === plain);
}
