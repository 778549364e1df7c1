/** The face of pictures that are taken away: as wide as those of the site, and part of the file. */
export const pictureFamily =
  'Arimo, "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';

const ranges = {
  latin:
    "U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212",
  "latin-ext": "U+0100-0130, U+0132-0151, U+0154-02C5, U+1E00-1EFF, U+2C60-2C7F"
};

/**
 * Returns the style that puts the letters of some words into a picture's file, and makes them known to this page, so
 * that they can be measured. Letters without an alphabet of ours, and all where the site cannot be reached, are left to
 * the machine that shows the picture.
 */
export async function pictureFonts(words: string): Promise<string> {
  const parts = ["latin", ...(/[\u0100-\u024f\u1e00-\u1eff]/.test(words) ? ["latin-ext"] : [])];
  const faces = parts.flatMap((part) => [400, 600].map((weight) => face(part, weight)));
  return (await Promise.all(faces)).join("");
}

const faces = new Map<string, Promise<string>>();

function face(part: string, weight: number): Promise<string> {
  const file = `kit/fonts/arimo-${part}-${weight}-normal.woff2`;
  const known = faces.get(file);
  if (known) return known;
  const loaded = load(file, part as keyof typeof ranges, weight).catch(() => {
    faces.delete(file);
    return "";
  });
  faces.set(file, loaded);
  return loaded;
}

async function load(file: string, part: keyof typeof ranges, weight: number): Promise<string> {
  const {address} = await import("./site.js");
  const reply = await fetch(address(file));
  if (!reply.ok) throw new Error(`${reply.status} ${file}`);
  const bytes = await reply.arrayBuffer();
  const own = {weight: weight === 600 ? "600 700" : "400", unicodeRange: ranges[part]};
  document.fonts.add(await new FontFace("Arimo", bytes, own).load());
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return `@font-face{font-family:Arimo;font-weight:${own.weight};unicode-range:${own.unicodeRange};src:url(data:font/woff2;base64,${btoa(text)}) format("woff2")}`;
}
