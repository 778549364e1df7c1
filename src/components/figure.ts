import {text} from "./catalogue.js";
import {choose, resolveChoices, type Chosen} from "./choices.js";
import {detail, type Known} from "./detail.js";
import {element} from "./dom.js";
import {figureElement, figureState, type FigureInput} from "./element.js";
import {address, loadAnswers, loadReferences, site} from "./site.js";
import type {FigureSpec} from "./spec.js";
import {chosenNow, onChosen, setChosen} from "./store.js";

/**
 * Returns a figure by its name. Where the page carries its picture already, that node is taken over as it is and
 * drawn anew only when a choice differs from the defaults; it never throws: on failure it keeps what it shows.
 */
export function figure(name: string): HTMLElement {
  const baked = document.querySelector<HTMLElement>(`observablehq-loading > figure[data-figure="${CSS.escape(name)}"]`);
  const node = baked ?? element(document, "figure", {class: "figure", "data-figure": name, "aria-busy": "true"});
  const live = new LiveFigure(name, node);
  if (!baked || live.differs(chosenNow())) void live.draw(chosenNow());
  return node;
}

class LiveFigure {
  private input?: Promise<Omit<FigureInput, "chosen">>;
  private drawn: Chosen = {};

  constructor(
    private readonly name: string,
    private readonly node: HTMLElement
  ) {
    const stop = onChosen((chosen) => {
      if (!node.isConnected) stop();
      else if (this.differs(chosen)) void this.draw(chosen);
    });
    node.addEventListener("change", this.onChange);
    for (const intent of ["pointerenter", "focusin"])
      node.addEventListener(intent, () => void this.load(), {once: true});
    detail(node, () => this.known());
  }

  /** Whether choices ask for another picture than the one shown. */
  differs(chosen: Chosen): boolean {
    return this.selects().some(({name, options}) => {
      const usual = options[0]?.value;
      const wanted = [...options].some(({value}) => value === chosen[name]) ? chosen[name] : usual;
      return wanted !== (this.drawn[name] ?? usual);
    });
  }

  /** Draws the figure for some choices, in place. */
  async draw(chosen: Chosen): Promise<void> {
    const note = this.note(text("figure.default"));
    try {
      const input = {...(await this.load()), chosen};
      const next = figureElement(document, input);
      this.drawn = resolveChoices(figureState(input).choices, chosen);
      this.replace(next);
    } catch (error) {
      note.textContent = text("figure.failed", {reason: (error as Error).message});
      note.setAttribute("role", "alert");
    }
    this.node.removeAttribute("aria-busy");
  }

  // Keeps the form and the open details, so that focus and reading place stay.
  private replace(next: HTMLElement): void {
    const focused = this.node.contains(document.activeElement) ? document.activeElement?.id : undefined;
    for (const open of this.node.querySelectorAll("details[open]")) {
      next.querySelector(`details.${CSS.escape(open.className)}`)?.setAttribute("open", "");
    }
    this.node.id = next.id;
    this.node.replaceChildren(...next.childNodes);
    if (focused) document.getElementById(focused)?.focus({preventScroll: true});
  }

  private note(words: string): HTMLElement {
    this.node.querySelector(".figure-note")?.remove();
    const note = element(document, "p", {class: "figure-note", role: "status"}, words);
    this.node.append(note);
    return note;
  }

  private readonly onChange = ({target}: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    const options = [...target.options].map(({value, label}) => ({value, label}));
    setChosen(choose(chosenNow(), {name: target.name, options}, target.value));
  };

  private selects(): HTMLSelectElement[] {
    return [...this.node.querySelectorAll<HTMLSelectElement>("form.choices select")];
  }

  private async known(): Promise<Known> {
    const input = await this.load();
    return {...figureState({...input, chosen: chosenNow()}), references: input.references};
  }

  private load(): Promise<Omit<FigureInput, "chosen">> {
    return (this.input ??= this.fetch().catch((error: unknown) => {
      this.input = undefined;
      throw error;
    }));
  }

  private async fetch(): Promise<Omit<FigureInput, "chosen">> {
    const spec = (await import(address(`figures/${this.name}.js`).href)) as FigureSpec;
    const [answers, {cases, asOf}, references] = await Promise.all([loadAnswers(spec.query), site(), loadReferences()]);
    return {name: this.name, spec, answers, cases, asOf, references};
  }
}
