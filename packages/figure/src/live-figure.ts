import {Prefetch, otherChoices} from "./prefetch.js";
import {preserveParams} from "./preserve-params.js";
import {text} from "./catalogue.js";
import {allows, choose, resolveChoices, type Selections} from "./choices.js";
import {barLists, controlBar, listsOf, ownLists, unknownNote} from "./control-bar.js";
import {cardsOf, type Cards} from "./card.js";
import {detail} from "./detail.js";
import {element, inSight} from "./dom.js";
import {followWeights} from "./draws/weights.js";
import {narrowBelow, type FigureInput, type widths} from "./figure-input.js";
import {loadDrawing, type Parts} from "./figure-parts.js";
import {idle, Deferred, painted, withSlowNotice, turnOf} from "./deferred.js";
import {toggleExcluded, excludedSources} from "./excluded-sources.js";
import {numberCitations} from "./page-references.js";
import {axisOnIntent} from "./axis-intent.js";
import {steppedSelections} from "./stepped.js";
import {focusAgain, morph} from "./morph.js";
import {load, pageAddress} from "./site.js";
import {currentSelections, onSelectionsChange, setSelections} from "./store.js";
import type {ExportFormat} from "./export-menu.js";

// The figure whose choice the reader changed last.
let touched: HTMLElement | null = null;

/** A figure drawn for some choices, not yet in the page. */
interface Drawn {
  next: HTMLElement;
  input: FigureInput;
  /** What of it is made after the reader has seen the rest. */
  later: Deferred;
  choices: Selections;
}

/** A figure in a page: it follows the reader's choices, and never throws. */
export class LiveFigure {
  /** What is shown, once it was drawn here. */
  private shown?: FigureInput;
  private drawn: Selections = {};
  private readonly axis: () => void;
  private readonly prefetch = new Prefetch<Drawn>();
  private known?: Promise<Cards>;
  private turn = 0;
  /** The drawing that the reader sees of the two; told by the browser, for to ask would lay out the page. */
  private seen: keyof typeof widths = "wide";
  private height = 0;
  /** The choices of the picture that is being drawn; null where none is. */
  private going: Selections | null = null;
  /** Ends when all of the last drawing is there. */
  private whole?: Promise<void>;

  constructor(
    private readonly name: string,
    private readonly node: HTMLElement,
    private readonly parts: Parts
  ) {
    const stop = onSelectionsChange((selections) => {
      if (!node.isConnected) stop();
      else if (this.asksAnew(selections)) void this.draw(selections);
    });
    node.addEventListener("change", this.onChange);
    node.addEventListener("click", this.onClick);
    followWeights(node, () => (touched = node));
    const bar = controlBar();
    bar?.addEventListener("change", () => (touched = null));
    for (const intent of ["pointerover", "focusin"]) {
      node.addEventListener(intent, this.onIntent);
      bar?.addEventListener(intent, (event) => inSight(this.node) && this.onIntent(event));
    }
    detail(node, () => this.cards());
    this.axis = axisOnIntent(node, async () => this.shown ?? (await this.parts.inputFor({})));
    new ResizeObserver(([entry]) => {
      const {width, height} = entry!.contentRect;
      const seen = width < narrowBelow ? "narrow" : "wide";
      if (seen !== this.seen) this.prefetch.clear();
      this.seen = seen;
      this.height = height;
    }).observe(node);
  }

  // While a picture is drawn, what was asked for last counts, and not what is still shown.
  private asksAnew(selections: Selections): boolean {
    if (!this.going) return this.differs(selections);
    return JSON.stringify(selections) !== JSON.stringify(this.going);
  }

  /** Whether choices ask for another picture than the one shown. */
  differs(selections: Selections): boolean {
    if (excludedSources(selections).join() !== excludedSources(this.drawn).join()) return true;
    return listsOf(this.node).some(({name, options, dataset}) => {
      const usual = options[0]?.value;
      const chosen = selections[name];
      const wanted = allows({options, free: dataset["free"]}, chosen) ? chosen : usual;
      return wanted !== (this.drawn[name] ?? usual);
    });
  }

  /** Says so where choices ask for what is not offered: an address may be older or newer than the site. */
  warn(selections: Selections): void {
    this.node.querySelector(".unknown-choice")?.remove();
    const words = ownLists(this.node).flatMap(({name, options, labels, dataset}) => {
      const value = selections[name];
      if (value === undefined || allows({options, free: dataset["free"]}, value)) return [];
      return text("choices.unknown", {
        value,
        label: labels[0]?.querySelector("span")?.textContent ?? name
      });
    });
    if (words.length) this.node.querySelector("form.choices")?.after(unknownNote(words));
  }

  /** Draws the figure for some choices, in place: what a reader sees at once, then the rest. */
  draw(selections: Selections): Promise<void> {
    this.going = selections;
    return (this.whole = this.drawAnew(selections));
  }

  /** Draws what became another figure: what was drawn ahead was of the one before. */
  drawOther(selections: Selections): void {
    this.prefetch.clear();
    void this.draw(selections);
  }

  private async drawAnew(selections: Selections): Promise<void> {
    const turn = ++this.turn;
    const wanted = () => turn === this.turn;
    this.node.setAttribute("aria-busy", "true");
    try {
      // What the reader touched goes first: even to ask for what the others need would hold it up.
      if (touched && touched !== this.node) await painted().then(idle);
      if (!wanted()) return;
      const ready = this.prefetch.take(selections);
      const say = () => wanted() && this.note(text("figure.drawing"));
      const make = ready ? () => ready : await withSlowNotice(this.making(selections), say);
      if (touched !== this.node) await turnOf(this.node);
      if (!wanted()) return;
      const {next, input, later, choices} = make();
      this.shown = input;
      this.known = undefined;
      this.drawn = choices;
      this.replace(next);
      this.warn(selections);
      await later.make(wanted);
      if (!wanted()) return;
      numberCitations(this.node, input.references);
      for (const link of this.node.querySelectorAll<HTMLAnchorElement>("a[data-page]"))
        link.href = pageAddress(link.dataset["page"]!).href;
      preserveParams(this.node);
    } catch (error) {
      if (!wanted()) return;
      this.node.dataset["outdated"] = "";
      this.note(text("figure.failed", {reason: (error as Error).message}), "alert");
    }
    this.going = null;
    for (const name of ["aria-busy", "style"]) this.node.removeAttribute(name);
    this.drawAhead();
  }

  // Asks for what a drawing needs; it is drawn when its turn has come.
  private async making(selections: Selections): Promise<() => Drawn> {
    const [{figureElement, figureState}, input] = await Promise.all([
      loadDrawing(),
      this.parts.inputFor(selections)
    ]);
    return () => {
      const later = new Deferred();
      const next = figureElement(
        document,
        input,
        (width, make) => (width === this.seen ? make() : later.place(make)),
        barLists().map(({name}) => name)
      );
      const choices = resolveChoices(figureState(input).choices, input.selections);
      return {
        next,
        input,
        later,
        choices: {...choices, without: excludedSources(input.selections).join()}
      };
    };
  }

  // A reader whose hand or keyboard is on a choice will want one of its other options. Without some works each asks the
  // engine: it waits.
  private drawAhead(): void {
    const selections = currentSelections();
    const lists = listsOf(this.node).filter((list) => list.matches(":is(:hover, :focus)"));
    if (!lists.length || excludedSources(selections).length) return;
    const wishes = lists.flatMap((list) => otherChoices(list, selections));
    const draw = async (wish: Selections) => (await this.making(wish))();
    this.prefetch.make(wishes, draw).catch(() => undefined);
  }

  // Keeps what the reader opened, chose and stands on.
  private replace(next: HTMLElement): void {
    const again = focusAgain(this.node);
    for (const open of this.node.querySelectorAll("details[open]"))
      next.querySelector(`details.${CSS.escape(open.className)}`)?.setAttribute("open", "");
    for (const option of this.node.querySelectorAll("option"))
      option.toggleAttribute("selected", option.selected);
    this.node.id = next.id;
    delete this.node.dataset["outdated"];
    if (next.dataset["shared"]) this.node.dataset["shared"] = next.dataset["shared"];
    // What comes later has its room meanwhile, so that the page below stays where it is.
    this.node.style.minHeight = `${this.height}px`;
    morph(this.node, next);
    for (const option of this.node.querySelectorAll<HTMLOptionElement>("option[selected]"))
      option.selected = true;
    if (!again || this.node.contains(document.activeElement)) return;
    const place = this.node.querySelector<HTMLElement | SVGElement>(again);
    if (place?.hasAttribute("data-row")) place.setAttribute("tabindex", "0");
    place?.focus({preventScroll: true});
  }

  private note(words: string, role = "status"): void {
    this.unsay();
    this.node.append(element(document, "p", {class: "figure-note", role}, words));
  }

  private unsay(): void {
    this.node.querySelector(".figure-note")?.remove();
  }

  private readonly onChange = ({target}: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    touched = this.node;
    setSelections(choose(currentSelections(), target, target.value));
  };

  private readonly onClick = ({target}: Event): void => {
    const {without, take, step} =
      (target as Element).closest<HTMLElement>("[data-without], [data-take], [data-step]")
        ?.dataset ?? {};
    if (step) {
      touched = this.node;
      setSelections(steppedSelections(target as Element, Number(step), currentSelections()));
    }
    if (without) {
      touched = this.node;
      setSelections(toggleExcluded(currentSelections(), without));
    }
    if (take) void this.take(take as ExportFormat);
  };

  private async take(what: ExportFormat): Promise<void> {
    this.unsay();
    try {
      const {exportFigure} = await import("./export-figure.js");
      await this.whole;
      await exportFigure(what, this.node, this.shown ?? (await this.parts.inputFor({})));
    } catch (error) {
      this.note(text("take.failed", {reason: (error as Error).message}), "alert");
    }
  }

  // What a choice or a button will need is asked for when the reader comes near it; a mark's card needs less.
  private readonly onIntent = (event: Event): void => {
    const {target} = event;
    if ((target as Element).closest(".axis-tools, svg[data-axis]")) this.axis();
    const near = (target as Element).closest("form, details, button");
    if (near) for (const need of [this.parts.load(), loadDrawing()]) need.catch(() => undefined);
    if (target instanceof HTMLSelectElement) this.drawAhead();
  };

  private cards(): Promise<Cards> {
    return (this.known ??= this.cardsNow().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    }));
  }

  // The cards of the picture that came with the page came with it too; others are made of what was drawn here.
  private async cardsNow(): Promise<Cards> {
    const baked = this.shown
      ? null
      : await load<Cards>(`data/cards/${this.name}.json`).catch(() => null);
    if (baked) return baked;
    const [{figureState}, input] = await Promise.all([
      loadDrawing(),
      this.shown ?? this.parts.inputFor({})
    ]);
    const {rows, context} = figureState(input);
    return cardsOf(input.spec, rows, context, input.references);
  }
}
