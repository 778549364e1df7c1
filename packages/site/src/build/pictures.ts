import {readFileSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path/posix";
import {JSDOM} from "jsdom";
import type {Answers, Question} from "@cold-winter/data";
import {thumbnail} from "../templates/gallery-page.js";
import type {Outputs} from "../outputs/outputs.js";
import type {Case} from "@cold-winter/figure";
import {figureState} from "@cold-winter/figure/drawing";
import type {Site} from "@cold-winter/figure/live";
import {picture, suggestChart} from "@cold-winter/workbench/charts";
import {figureInput, roundNumbers} from "./bake.js";

const {document, XMLSerializer} = new JSDOM("").window;

/**
 * Draws a picture of the answer to each question of the gallery that is not a small table there, into a folder of the
 * built site: its figure where it has one, else a chart picked from its columns.
 */
export async function drawPictures(
  folder: string,
  outputs: Pick<Outputs, "files" | "answers">
): Promise<void> {
  const questions = JSON.parse(String(outputs.files.get("data/queries.json"))) as Question[];
  const {cases} = JSON.parse(String(outputs.files.get("data/site.json"))) as Site;
  for (const {name, figures} of questions) {
    const answers = outputs.answers.get(name);
    if (!answers) continue;
    const drawn = figures[0]
      ? await figurePicture(figures[0], outputs)
      : chartPicture(answers, cases);
    if (!drawn) continue;
    const file = join(folder, `pictures/${name}.svg`);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, framed(drawn));
  }
}

async function figurePicture(
  name: string,
  outputs: Pick<Outputs, "files" | "answers">
): Promise<Element | null> {
  const input = await figureInput(name, outputs);
  const {rows, context} = figureState(input);
  const drawn = input.spec.render(rows, {...context, document, width: thumbnail.width});
  return drawn.matches("svg") ? drawn : drawn.querySelector("svg");
}

function chartPicture({columns, sets, index}: Answers, cases: Case[]): Element | null {
  const result = {columns, rows: sets[index[0]!]!};
  return (
    picture(result, suggestChart(result), {document, cases, width: thumbnail.width})?.svg ?? null
  );
}

// An image takes nothing from the page around it: its colours, for day and night, stand in it. Of a tall picture the top is shown.
function framed(drawn: Element): string {
  const svg = drawn.cloneNode(true) as Element;
  for (const each of [svg, ...svg.querySelectorAll("*")])
    for (const name of ["aria-label", "aria-description", "tabindex", "data-row", "role"])
      each.removeAttribute(name);
  for (const title of svg.querySelectorAll("title")) title.remove();
  const [, , width, height] = svg.getAttribute("viewBox")!.split(" ").map(Number) as [
    number,
    number,
    number,
    number
  ];
  const shown = Math.min(height, (width * thumbnail.height) / thumbnail.width);
  const frame = {
    viewBox: `0 0 ${width} ${shown}`,
    width: thumbnail.width,
    height: thumbnail.height
  };
  for (const [name, value] of Object.entries(frame)) svg.setAttribute(name, String(value));
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.removeAttribute("style");
  svg.setAttribute("class", "picture");
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = colours();
  svg.prepend(style);
  return `${roundNumbers(new XMLSerializer().serializeToString(svg))}\n`;
}

function colours(): string {
  const style = ["tokens", "drawing"]
    .map((name) => readFileSync(new URL(`../../style/${name}.css`, import.meta.url), "utf8"))
    .join("\n")
    .replace(/\/\*[\s\S]*?\*\//g, "");
  const blocks = style.match(
    /^:root \{[^}]*\}|^@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{[^}]*\}\s*\}/gm
  )!;
  return `${blocks.join(" ")}
.picture { color: var(--ink); font: 12px var(--sans-serif); }
text { white-space: pre; }`.replace(/\s+/g, " ");
}
