import {widths, type FigureInput} from "./figure-input.js";
import type {Answers} from "@cold-winter/data";
import {rowsOf} from "./answers.js";
import {axisBar} from "./axis-bar.js";
import {hasText, text} from "./catalogue.js";
import {choiceForm} from "./choice-form.js";
import {resolveChoices} from "./choices.js";
import {element, maker, nameLanguages, type Child} from "./dom.js";
import {comparedDrawsElement} from "./draws/compared-element.js";
import {drawsElement} from "./draws/element.js";
import {drawnShares} from "./draws/sentence.js";
import {drawChoice, figureDraws} from "./draws/state.js";
import {robustnessElement} from "./robustness-element.js";
import {figureWords, isEmpty} from "./figure-words.js";
import {excludedSources, excludedSourcesNote} from "./excluded-sources.js";
import {caseColor, dropStyle} from "./marks.js";
import {citedKeys} from "./references.js";
import {sourceList} from "./source-list.js";
import type {Case, Choice, Context, Row} from "./spec.js";
import {table} from "./table.js";
import {tabs, type Pane} from "./tabs.js";
import {exportMenu, remixLink} from "./export-menu.js";

/** A figure's choices, rows and context for what a reader chose. */
export function figureState(input: FigureInput): {
  choices: Choice[];
  rows: Row[];
  context: Context;
} {
  const {spec, answers, readings, selections, cases, asOf} = input;
  const all = rowsOf(answers, selections);
  const choices = [
    ...(spec.views?.(all, {cases, asOf}) ?? []),
    ...answers.choices.map(rowsChoice),
    ...(readings ? [drawChoice()] : [])
  ];
  const context: Context = {selections: resolveChoices(choices, selections), cases, asOf};
  const rows = spec.select?.(all, context) ?? all;
  if (spec.tellsDraws) context.shares = drawnShares(figureDraws(input, rows, context));
  return {choices, rows, context};
}

function rowsChoice({name, values, labels}: Answers["choices"][number]): Choice {
  const known = `choices.${name}`;
  return {
    name,
    kind: "rows",
    label: hasText(known) ? text(known) : name.replaceAll("_", " "),
    options: values.map((value, at) => {
      const words = `${known}.${value}`;
      return {value, label: hasText(words) ? text(words) : labels[at]!};
    })
  };
}

/** Makes a part of a figure at once, or keeps its place until there is time. */
export type Making = (width: keyof typeof widths | null, make: () => HTMLElement | null) => Child;

const atOnce: Making = (_, make) => make();

/**
 * Draws a whole figure: finding, its own choices, the tabs of picture, table, sources, query and download, caveat,
 * robustness. `making` may put off what a reader does not see at once: the drawing at one of the widths and what stands
 * behind the tabs or below (null). The choices named in `shared` stand in the page's bar.
 */
export function figureElement(
  document: Document,
  input: FigureInput,
  making = atOnce,
  shared: string[] = []
): HTMLElement {
  const {name, spec, answers} = input;
  const {choices, rows, context} = figureState(input);
  const make = maker(document);
  const {finding, detail, subtitle} = figureWords(spec, rows, context);
  const own = choices.filter(({name: each}) => !shared.includes(each) && each !== "draw");
  const inBar = choices.filter((choice) => shared.includes(choice.name));
  return make(
    "figure",
    {
      ...{class: "figure", id: name, "data-figure": name},
      "data-shared": inBar.length ? inBar.map((choice) => choice.name).join(" ") : undefined
    },
    make(
      "figcaption",
      {},
      make("p", {class: "finding"}, make("strong", {}, finding)),
      detail && make("p", {class: "in-full"}, detail),
      make("p", {class: "subtitle"}, subtitle)
    ),
    caseKey(document, context.cases, rows),
    choiceForm(document, input, own, context),
    excludedSourcesNote(document, input.selections, input.references),
    tabs(document, name, panesOf(document, input, {rows, context, choices}, finding, making)),
    make(
      "p",
      {class: "caveat"},
      make("strong", {}, text("figure.caveat")),
      " ",
      caveat(answers.caveat, rows)
    ),
    making(null, () =>
      answers.told
        ? comparedDrawsElement(document, input, rows, context)
        : drawsElement(document, input, rows, context)
    ),
    making(null, () =>
      excludedSources(input.selections).length
        ? null
        : robustnessElement(document, input, {choices, rows, context})
    )
  );
}

/** What stands behind the tabs of a figure. */
function panesOf(
  document: Document,
  input: FigureInput,
  {rows, context, choices}: {rows: Row[]; context: Context; choices: Choice[]},
  finding: string,
  making: Making
): Pane[] {
  const {spec, answers, explored, mapped} = input;
  const make = maker(document);
  return [
    {
      name: "picture",
      children: [
        drawing(document, input, {rows, context}, finding, making),
        spec.reading && !isEmpty(rows, context)
          ? axisBar(
              document,
              choices.some(({free}) => free !== undefined)
            )
          : null
      ]
    },
    {
      name: "table",
      children: [making(null, () => table(document, rows, spec.table, finding))]
    },
    {
      name: "sources",
      count: citedKeys(rows).size,
      children: [
        make(
          "button",
          {type: "button", class: "plain", "data-provenance": explored ? "" : spec.query},
          text("provenance.all")
        ),
        making(null, () => sourceList(document, rows, input.references))
      ]
    },
    {
      name: "query",
      children: [
        explored ? null : remixLink(document, spec.query),
        make("pre", {"data-copy": "none", tabindex: "0"}, make("code", {}, answers.sql))
      ]
    },
    {name: "download", children: [exportMenu(document, spec.query, explored)]},
    ...(mapped ? [{name: "map" as const, children: []}] : [])
  ];
}

function caseKey(document: Document, cases: Case[], rows: Row[]): HTMLElement {
  const shown = cases.filter(({id}) => rows.some((row) => row["case"] === id));
  const items = shown.map((each) => {
    const {name, native_name, native_lang} = each;
    const native =
      native_name &&
      native_name !== name &&
      element(document, "span", {lang: native_lang ?? undefined}, native_name);
    return element(document, "span", {style: `color: ${caseColor(each)}`}, `● ${name} `, native);
  });
  return element(document, "p", {class: "case-key"}, ...items);
}

function caveat(caveat: string, rows: Row[]): string {
  const unchecked = rows.filter((row) => row["status"] === "unchecked").length;
  return unchecked
    ? `${caveat} ${text("figure.unchecked", {count: unchecked, total: rows.length})}`
    : caveat;
}

/** Draws the same picture at both widths. */
export function drawing(
  document: Document,
  {name: figure, spec}: Pick<FigureInput, "name" | "spec">,
  {rows, context}: {rows: Row[]; context: Context},
  finding: string,
  making = atOnce
): HTMLElement {
  if (isEmpty(rows, context)) return element(document, "div", {class: "drawing"});
  const pictures = (["wide", "narrow"] as const).map((name) => {
    const draw = () => {
      const width = (name === "wide" && spec.wide) || widths[name];
      const picture = spec.render(rows, {...context, document, width}) as HTMLElement;
      dropStyle(picture);
      nameClips(picture, `${figure}-${name}`);
      labelMarks(picture, spec.alt?.(rows, context) ?? finding);
      nameLanguages(picture);
      return picture;
    };
    return element(document, "div", {class: name}, making(name, draw));
  });
  return element(document, "div", {class: "drawing"}, ...pictures);
}

/** Names a picture's clips by their place in it. Plot counts them through a program: pictures of two programs on a page would meet, and one picture drawn twice would differ. */
export function nameClips(picture: Element, name: string): void {
  const clips = [...picture.querySelectorAll("[id^=plot-clip-]")];
  const names = new Map(clips.map(({id}, at) => [id, `${name}-clip-${at}`]));
  for (const clip of clips) clip.id = names.get(clip.id)!;
  for (const clipped of picture.querySelectorAll("[clip-path]")) {
    const path = clipped.getAttribute("clip-path")!;
    clipped.setAttribute(
      "clip-path",
      path.replace(/(?<=^url\(#)[^)]+/, (id) => names.get(id) ?? id)
    );
  }
}

// A drawing writes `index|label` where it wants a mark to lead to its row.
function labelMarks(picture: Element, finding: string): void {
  picture.setAttribute("role", "group");
  picture.setAttribute("aria-label", finding);
  for (const group of picture.querySelectorAll("g[aria-label]"))
    group.setAttribute("role", "group");
  for (const mark of picture.querySelectorAll("[aria-label*='|']")) {
    const [index, label] = mark.getAttribute("aria-label")!.split("|");
    mark.setAttribute("data-row", index!);
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", label!);
  }
}
