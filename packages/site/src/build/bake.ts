import {mkdir, readFile, writeFile} from "node:fs/promises";
import {pathToFileURL} from "node:url";
import {JSDOM} from "jsdom";
import type {Outputs} from "../outputs/outputs.js";
import {filesBelow} from "@cold-winter/data";
import type {Page} from "../pages/pages.js";
import {comparisonNames} from "../pages/comparisons.js";
import {figureNames} from "../pages/questions.js";
import {placeholders} from "@cold-winter/data/shared";
import {
  type FigureInput,
  type FigureSpec,
  type References,
  cardsOf,
  toRows
} from "@cold-winter/figure";
import {
  drawWords,
  fenceElement,
  figureElement,
  figureState,
  figureWords
} from "@cold-winter/figure/drawing";
import type {Site} from "@cold-winter/figure/live";
import {comparisonSpec} from "@cold-winter/figure/comparison";
import {fillPlaces} from "./places.js";
import {withBar} from "./bar.js";

/** Loads a figure's object. */
export async function loadFigure(name: string): Promise<FigureSpec> {
  const url = pathToFileURL(`src/figures/${name}.ts`).href;
  return (await import(url)) as FigureSpec;
}

/** Returns what a figure is made from, for the default choices. Throws where its question has no answers. */
export async function figureInput(
  name: string,
  {files, answers}: Pick<Outputs, "files" | "answers">
): Promise<FigureInput> {
  const told = answers.get(name)?.told;
  const spec = told ? comparisonSpec(name, told) : await loadFigure(name);
  const answer = answers.get(spec.query);
  if (!answer) throw new Error(`src/figures/${name}.ts: unknown query: ${spec.query}`);
  const {cases, asOf} = JSON.parse(String(files.get("data/site.json"))) as Site;
  const references = JSON.parse(String(files.get("data/references.json"))) as References;
  const readings = spec.draws ? answers.get(spec.draws) : undefined;
  if (spec.draws && !readings?.drawn)
    throw new Error(`src/figures/${name}.ts: no question with draws: ${spec.draws}`);
  return {name, spec, answers: answer, readings, selections: {}, cases, asOf, references};
}

/** What a build draws beforehand, for the default choices. */
export interface Baked {
  /** Every figure as HTML by its name, its sentence by `finding:` and in how many draws that holds by `draws:` and its name. */
  html: Record<string, string>;
  /** What the cards of every figure's rows say, as JSON by its name. */
  cards: Record<string, string>;
}

/** Draws every figure for its default choices. */
export async function bakeFigures(
  outputs: BakedOutputs & Pick<Outputs, "answers">
): Promise<Baked> {
  const {runs} = outputs;
  const {document} = new JSDOM("").window;
  const baked: Baked = {html: {}, cards: {}};
  for (const name of [...figureNames(), ...comparisonNames(outputs)]) {
    const input = await figureInput(name, outputs);
    const {rows, context} = figureState(input);
    const figure = figureElement(document, input);
    const values = runs?.valuesOf(name);
    if (values !== undefined) figure.dataset["values"] = values;
    baked.html[name] = roundNumbers(figure.outerHTML);
    baked.html[`finding:${name}`] = figureWords(input.spec, rows, context).finding;
    baked.html[`draws:${name}`] = drawWords(input, rows, context);
    baked.cards[name] = JSON.stringify(cardsOf(input.spec, rows, context, input.references));
  }
  Object.assign(baked.html, bakeCells(outputs));
  return baked;
}

/** Draws what cells showed when they ran beforehand, and what stands below fenced questions. */
export function bakeCells({files, pages, runs}: BakedOutputs): Record<string, string> {
  const {document} = new JSDOM("").window;
  const html: Record<string, string> = {};
  const references = JSON.parse(String(files.get("data/references.json"))) as References;
  const workbench = pages.some(({path, draft}) => path === "/workbench" && !draft);
  for (const page of pages) {
    const framework = page.path.replace(/\/$/, "/index");
    for (const [key, shown] of Object.entries(runs?.of(page)?.html ?? {}))
      html[`cell:${framework}:${key}`] = roundNumbers(shown);
    for (const {name, sql} of runs?.askedOf(page) ?? []) {
      const answer = runs!.answerOf(page, name);
      if (!answer) continue;
      const rows = toRows(answer.rows, answer.columns);
      const used = placeholders(runs!.of(page)!.asked[name]!);
      const choices = runs!.choices.filter(
        (choice) => used.includes(choice.name) && !offers(page, choice.name)
      );
      const remix = workbench ? `workbench#fence=${name}` : null;
      const input = {name, sql, rows, references, choices, selections: {}, remix};
      html[`fence:${name}`] = fenceElement(document, input).outerHTML;
    }
  }
  return html;
}

// A choice that the page offers itself stands there once.
function offers({source}: Page, choice: string): boolean {
  return new RegExp(`\\bchoice\\(\\s*(["'\`])${choice}\\1`).test(source);
}

type BakedOutputs = Pick<Outputs, "files" | "pages" | "runs">;

/** Puts what was drawn beforehand into a folder that Framework built: pictures into their places on pages, cards where pages ask for them. */
export async function placeBaked(folder: string, {html, cards}: Baked): Promise<void> {
  for (const file of filesBelow(folder).filter((name) => name.endsWith(".html"))) {
    const page = await readFile(file, "utf8");
    const filled = withBar(fillPlaces(page, file.slice(folder.length + 1), html));
    if (filled !== page) await writeFile(file, filled);
  }
  await mkdir(`${folder}/data/cards`, {recursive: true});
  for (const [name, text] of Object.entries(cards))
    await writeFile(`${folder}/data/cards/${name}.json`, text);
}

/** Shortens the long decimals of paths and places, which no eye can tell apart. */
export function roundNumbers(html: string): string {
  return html.replace(/(?<=[\s"(,MLHVCQAZ-]|\d)(\d+\.\d{3,})(?=[\s"),MLHVCQAZ-])/g, (number) =>
    String(Math.round(Number(number) * 100) / 100)
  );
}
