import {figureWords} from "./figure-words.js";
import {text} from "./catalogue.js";
import {findingElement} from "./finding-element.js";
import {loadSpec} from "./load-spec.js";
import {excludedSources} from "./excluded-sources.js";
import {address, loadAnswers, pageAddress, site} from "./site.js";
import type {FigureSpec} from "./spec.js";
import {currentSelections, onSelectionsChange} from "./store.js";

/**
 * Returns the sentence of a figure, with a link to where it is drawn. Where the page carries the sentence already, that
 * node is taken over; it follows the reader's choices.
 */
export function finding(name: string, page: string): HTMLElement {
  const baked = document.querySelector<HTMLElement>(
    `observablehq-loading > [data-finding="${CSS.escape(name)}"]`
  );
  const node = baked ?? findingElement(document, name, page, text("finding.loading"));
  const follow = () => void write(node, name);
  const stop = onSelectionsChange(() => (node.isConnected ? follow() : stop()));
  if (!baked) node.querySelector("a")!.href = pageAddress(`${page}#${name}`).href;
  const {lang: _, ...selections} = currentSelections();
  if (!baked || Object.keys(selections).length) follow();
  return node;
}

async function write(node: HTMLElement, name: string): Promise<void> {
  const selections = currentSelections();
  if (excludedSources(selections).length) return;
  const module = (path: string) => import(address(path).href) as Promise<FigureSpec>;
  const [{figureState}, {spec, answers, readings}, {cases, asOf}] = await Promise.all([
    import("./element.js"),
    loadSpec(name, {module, answers: loadAnswers}),
    site()
  ]);
  const {rows, context} = figureState({
    name,
    spec,
    answers,
    readings,
    selections,
    cases,
    asOf,
    references: {}
  });
  node.querySelector("a")!.textContent = figureWords(spec, rows, context).finding;
}
