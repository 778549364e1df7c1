import {belowHeadline, figureWords} from "./figure-words.js";
import {text} from "./catalogue.js";
import {figureState} from "./element.js";
import {type FigureInput} from "./figure-input.js";
import {lightTokens, plainColours} from "./light-colours.js";
import {pictureFamily, pictureFonts} from "./picture-fonts.js";
import {pictureLayout, singleLayout, type PictureLayout} from "./picture-layout.js";
import {citedKeys, type References} from "./references.js";
import type {Site} from "./site.js";

const margin = 24;
const line = 18;
const mostSources = 6;

/** What a thing taken away names as its source. */
export type Edition = Pick<Site, "title" | "version">;

/** What a picture says besides its marks. */
export interface PictureWords {
  title: string;
  subtitle: string;
  /** Keys of the works that it rests on, the weightiest first. */
  sources: string[];
  edition: Edition;
  /** Which colour is whose. */
  key?: {text: string; color: string}[];
}

/** Returns the picture of a figure as a file of its own: with its finding, its subtitle, its sources, and the notebook with its data version. */
export async function pictureFile(
  node: HTMLElement,
  input: FigureInput,
  edition: Edition
): Promise<string> {
  const {rows, context} = figureState(input);
  const drawing = [...node.querySelectorAll<HTMLElement>(".drawing > div")].find(
    (each) => each.offsetParent !== null
  );
  const layout = drawing ? pictureLayout(drawing) : null;
  if (!layout) throw new Error(text("take.none"));
  const sources = [...citedKeys(rows)].sort(([, a], [, b]) => b - a).map(([key]) => key);
  const words = figureWords(input.spec, rows, context);
  const said = {title: words.finding, subtitle: belowHeadline(words)};
  return framedPicture(layout, {...said, sources, edition, key: keyOf(node)}, input.references);
}

/** Which colour is whose, as the key above a figure says it. */
function keyOf(node: HTMLElement): {text: string; color: string}[] {
  const items = [...node.querySelectorAll<HTMLElement>(".case-key > [style]")];
  return items
    .filter((each) => each.offsetParent !== null)
    .map((each) => ({
      text: each.textContent.replace(/\s+/g, " ").trim(),
      color: each.style.getPropertyValue("color")
    }));
}

/**
 * Returns a drawn picture as a file of its own, on white paper in the colours of the light scheme, with words above and
 * below it and the letters that it needs in it.
 */
export async function framedPicture(
  drawn: SVGSVGElement | PictureLayout,
  words: PictureWords,
  references: References
): Promise<string> {
  const {width, height, parts, words: between} = "parts" in drawn ? drawn : singleLayout(drawn);
  const sources = sourceNames(words.sources, references);
  const below = text("take.source", {...words.edition, sources});
  const key = words.key ?? [];
  const fonts = await pictureFonts(
    [
      ...[words.title, words.subtitle, below],
      ...[...key, ...between].map((each) => each.text),
      ...parts.map(({svg}) => svg.textContent)
    ].join(" ")
  );
  const title = wrap(words.title, width, "600 17px");
  const subtitle = wrap(words.subtitle, width, "12.5px");
  const foot = wrap(below, width, "11.5px");
  const keyed = margin + title.length * 22 + subtitle.length * line;
  const head = keyed + (key.length ? line + 4 : 0) + 8;
  const total = head + height + foot.length * line + margin;
  const tokens = lightTokens();
  const color = plainColours("var(--ink)", tokens);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * margin}" height="${total}" viewBox="0 0 ${width + 2 * margin} ${total}" font-family='${pictureFamily}' font-size="12" fill="${color}" color="${color}" style="white-space: pre">`,
    ...(fonts ? [`<style>${fonts}</style>`] : []),
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...lines(title, margin + 14, 22, 'font-size="17" font-weight="600"'),
    ...lines(subtitle, margin + title.length * 22 + 12, line, 'font-size="12.5"'),
    ...(key.length ? [keyLine(key, keyed + 14, tokens)] : []),
    ...parts.map(
      ({svg, x, y, scale}) =>
        `<g transform="translate(${margin + x},${head + y})${scale === 1 ? "" : ` scale(${scale})`}">${plainSvg(svg, tokens)}</g>`
    ),
    ...between.map(
      ({text, x, y, size, weight}) =>
        `<text x="${margin + x}" y="${head + y}" font-size="${size}" font-weight="${weight}">${escapeXml(text)}</text>`
    ),
    ...lines(foot, head + height + line, line, 'font-size="11.5"'),
    "</svg>\n"
  ].join("\n");
}

/** Draws a picture file as PNG at two pixels a unit. Throws where the browser refuses. */
export async function pictureImage(file: string): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([file], {type: "image/svg+xml"}));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error(text("take.image")))),
        "image/png"
      )
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

function keyLine(
  key: NonNullable<PictureWords["key"]>,
  y: number,
  tokens: Map<string, string>
): string {
  const items = key.map(
    ({text, color}, at) =>
      `<tspan${at ? ' dx="18"' : ""} fill="${plainColours(color, tokens)}">${escapeXml(text)}</tspan>`
  );
  return `<text x="${margin}" y="${y}" font-size="12.5" font-weight="600">${items.join("")}</text>`;
}

function sourceNames(keys: string[], references: References): string {
  const names = keys.map((key) => references[key]?.short ?? key);
  const rest = names.length - mostSources;
  return rest > 0
    ? `${names.slice(0, mostSources).join("; ")}; ${text("take.others", {count: rest})}`
    : names.join("; ");
}

// What a page gives through its style the file must say itself.
function plainSvg(svg: SVGSVGElement, tokens: Map<string, string>): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("overflow", "visible");
  for (const each of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["tabindex", "data-row"]) each.removeAttribute(name);
    // Plot's own face, for which the file has no letters.
    if (each.getAttribute("font-family")?.startsWith("system-ui"))
      each.removeAttribute("font-family");
  }
  const style = getComputedStyle(svg);
  return plainColours(new XMLSerializer().serializeToString(copy), tokens).replace(
    /var\((--[\w-]+)\)/g,
    (_, name: string) => style.getPropertyValue(name).trim()
  );
}

// Breaks a text into lines that are as long as a width holds, by the letters as they will be drawn.
function wrap(words: string, width: number, font: string): string[] {
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = `${font} ${pictureFamily}`;
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && pen.measureText(`${last} ${word}`).width <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function lines(texts: string[], top: number, step: number, style: string): string[] {
  return texts.map(
    (words, at) => `<text x="${margin}" y="${top + at * step}" ${style}>${escapeXml(words)}</text>`
  );
}

function escapeXml(words: string): string {
  return words.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
