import {text} from "./catalogue.js";
import {findingElement} from "./finding-element.js";
import {leftOut} from "./left-out.js";
import {address, loadAnswers, pageAddress, site} from "./site.js";
import type {FigureSpec} from "./spec.js";
import {chosenNow, onChosen} from "./store.js";

/**
 * Returns the sentence of a figure, with a link to where it is drawn. Where the page carries the sentence already, that
 * node is taken over; it follows the reader's choices.
 */
export function finding(name: string, page: string): HTMLElement {
  const baked = document.querySelector<HTMLElement>(`observablehq-loading > [data-finding="${CSS.escape(name)}"]`);
  const node = baked ?? findingElement(document, name, page, text("finding.loading"));
  const follow = () => void write(node, name);
  const stop = onChosen(() => (node.isConnected ? follow() : stop()));
  if (!baked) node.querySelector("a")!.href = pageAddress(`${page}#${name}`).href;
  const {lang: _, ...chosen} = chosenNow();
  if (!baked || Object.keys(chosen).length) follow();
  return node;
}

async function write(node: HTMLElement, name: string): Promise<void> {
  const chosen = chosenNow();
  if (leftOut(chosen).length) return;
  const spec = (await import(address(`kit/figures/${name}.js`).href)) as FigureSpec;
  const [{figureState}, answers, {cases, asOf}] = await Promise.all([
    import("./element.js"),
    loadAnswers(spec.query),
    site()
  ]);
  const {rows, context} = figureState({name, spec, answers, chosen, cases, asOf, references: {}});
  node.querySelector("a")!.textContent = spec.finding(rows, context);
}
