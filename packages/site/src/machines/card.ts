import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {Resvg, initWasm} from "@resvg/resvg-wasm";
import {escape} from "../templates/html.js";
import {plainColours} from "@cold-winter/figure/drawing";
import {lightTokens} from "./light-colours.js";
import {cardSize} from "./page-head.js";

const require = createRequire(import.meta.url);
const fontFile = (name: string) =>
  readFileSync(require.resolve(`@expo-google-fonts/arimo/${name}`));

// As wide as the faces of the site: what fits there fits here, on every machine.
const fonts = [fontFile("400Regular/Arimo_400Regular.ttf"), fontFile("700Bold/Arimo_700Bold.ttf")];
const margin = 56;
const inside = cardSize.width - 2 * margin;
const headline = {size: 44, step: 54, most: 3};

let ready: Promise<void> | undefined;

/** Draws an SVG as PNG, in a face of our own. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  await (ready ??= initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm"))));
  const drawn = open(svg, width);
  const image = drawn.render();
  const bytes = image.asPng();
  image.free();
  drawn.free();
  return bytes;
}

function open(svg: string, width: number): Resvg {
  const font = {fontBuffers: fonts, defaultFontFamily: "Arimo", sansSerifFamily: "Arimo"};
  return new Resvg(svg, {font, fitTo: {mode: "width", value: width}});
}

/** Draws the card of a page: its headline whole, its picture as far as there is room, the notebook's name. */
export async function cardImage(
  words: {headline: string; name: string},
  picture: string | null
): Promise<Uint8Array> {
  await (ready ??= initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm"))));
  const tokens = lightTokens();
  const lines = linesOf(words.headline);
  const top = margin + lines.length * headline.step + 12;
  const bottom = cardSize.height - 64;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}" font-family="Arimo" fill="var(--ink)" color="var(--ink)">
<rect width="100%" height="100%" fill="var(--paper)"/>
${lines.map((line, at) => `<text x="${margin}" y="${margin + 36 + at * headline.step}" font-size="${headline.size}" font-weight="700">${escape(line)}</text>`).join("\n")}
${picture === null ? "" : placed(picture, top, bottom - top)}
<text x="${margin}" y="${cardSize.height - 28}" font-size="24" fill="var(--quiet)">${escape(words.name)}</text>
</svg>`;
  return pngOf(plainColours(svg, tokens), cardSize.width);
}

// Signs and letters that the face does not have.
const lacking = /[\u2196-\u21ff\u2300-\u2bff\u3000-\u9fff\uac00-\ud7af]\ufe0e? ?/g;

// A picture as wide as the card; of a tall one the top is shown.
function placed(picture: string, y: number, height: number): string {
  const [, box] = /viewBox="([^"]+)"/.exec(picture) ?? [];
  if (box === undefined) return "";
  const [, , wide, tall] = box.split(" ").map(Number);
  const scale = inside / wide!;
  const shown = Math.min(tall!, height / scale);
  const frame = `x="${margin}" y="${y}" width="${wide! * scale}" height="${shown * scale}" viewBox="0 0 ${wide!} ${shown}" overflow="hidden"`;
  return picture
    .replace(/<svg\b[^>]*>/, (tag) => {
      // A picture of no rows is an element without content.
      const end = tag.endsWith("/>") ? "/>" : ">";
      const kept = [...tag.matchAll(/ (?:fill|stroke|font-[\w-]+|text-anchor)="[^"]*"/g)].join("");
      return `<svg ${frame} ${/ font-size=/.test(kept) ? "" : 'font-size="12"'}${kept}${end}`;
    })
    .replaceAll("currentColor", "var(--ink)")
    .replace(lacking, "");
}

function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && widthOf(longer) <= inside) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length <= headline.most
    ? lines
    : [...lines.slice(0, headline.most - 1), `${lines[headline.most - 1]!} …`];
}

function widthOf(text: string): number {
  const drawn = open(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="99"><text y="60" font-family="Arimo" font-size="${headline.size}" font-weight="700">${escape(text)}</text></svg>`,
    9999
  );
  const box = drawn.getBBox();
  const width = box ? box.x + box.width : 0;
  box?.free();
  drawn.free();
  return width;
}
