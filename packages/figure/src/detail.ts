import {citationKeys} from "@cold-winter/data/shared";
import {card, type CardRow, type Cards} from "./card.js";
import {text} from "./catalogue.js";
import {maker} from "./dom.js";
import {openWhole} from "./provenance/whole.js";
import {load} from "./site.js";
import {linkThing} from "./thing-link.js";

// A picture that came with the page may be asked before its figure lives; a live edit brings this program anew.
const held = globalThis as {coldWinterCards?: WeakMap<HTMLElement, () => Promise<Cards>>};

/** Lets the pictures that came with the page be asked as soon as this runs, before what draws figures anew does. */
export function answerEarly(): void {
  const take = ({target}: Event) => {
    const figure = (target as Element).closest<HTMLElement>("observablehq-loading > figure");
    const name = figure?.dataset["figure"];
    if (figure && name && !held.coldWinterCards?.has(figure))
      detail(figure, () => load<Cards>(`data/cards/${name}.json`));
  };
  for (const intent of ["pointerover", "focusin", "click"])
    document.addEventListener(intent, take, {capture: true});
}

/**
 * Shows the row behind a mark or behind a line of the table; called again, it only takes the cards from elsewhere. The pointer and the arrow keys show it in passing;
 * a click, a touch or Enter holds it, so that its links can be reached; Escape lets go.
 */
export function detail(figure: HTMLElement, cards: () => Promise<Cards>): void {
  const sources = (held.coldWinterCards ??= new WeakMap());
  const known = sources.has(figure);
  sources.set(figure, cards);
  if (!known) listen(figure, () => sources.get(figure)!());
}

function listen(figure: HTMLElement, cards: () => Promise<Cards>): void {
  let shown: Element | null = null;
  let kept = false;
  /** The mark that the keyboard stands on, which the pointer only covers for a while. */
  let focused: Element | null = null;
  const show = async (mark: Element | null, hold = false) => {
    if (mark === shown && hold === kept) return;
    const same = mark === shown;
    shown = mark;
    kept = hold;
    if (same && figure.querySelector(".detail")) return;
    figure.querySelector(".detail")?.remove();
    if (!mark) return;
    const all = await cards();
    const row = all.rows[Number(mark.getAttribute("data-row"))];
    if (!row || shown !== mark) return;
    // One that was pointed at and then held waited for its rows twice.
    figure.querySelector(".detail")?.remove();
    const node = card(all, mark);
    place(figure, mark, node);
    addProvenance(figure, node, all, row);
    if (row.ids?.length) void linkThing(node, row.ids).catch(() => undefined);
  };
  const letGo = () => {
    const mark = shown as HTMLElement | SVGElement | null;
    const inside = figure.querySelector(".detail")?.contains(document.activeElement);
    focused = null;
    void show(null);
    if (inside) mark?.focus();
  };
  const markOf = ({target}: Event) => (target as Element).closest("[data-row]");
  const inCard = ({target}: Event) => (target as Element).closest(".detail") !== null;
  figure.addEventListener("pointerover", (event) => {
    if (!kept && !inCard(event)) void show(markOf(event) ?? focused);
  });
  figure.addEventListener("pointerleave", () => {
    if (!kept) void show(focused);
  });
  figure.addEventListener("click", (event) => {
    const whole = (event.target as Element).closest<HTMLElement>("[data-provenance]");
    if (whole) void openWhole(figure, whole.dataset["provenance"]!, cards());
    if ((event.target as Element).closest(".detail-close")) letGo();
    else if (!inCard(event)) void show(markOf(event), markOf(event) !== null);
  });
  figure.addEventListener("focusin", (event) => {
    if (!inCard(event)) void show((focused = markOf(event)));
  });
  figure.addEventListener("focusout", () => (focused = null));
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
    else if (event.key === "Enter" && !inCard(event) && markOf(event))
      void show(markOf(event), true).then(() =>
        figure.querySelector<HTMLElement>(".detail a, .detail button")?.focus()
      );
    else walk(figure, event);
  });
  makeReachable(figure);
  new MutationObserver(() => makeReachable(figure)).observe(figure, {
    childList: true,
    subtree: true
  });
}

// The way from a card to what its row goes back to.
function addProvenance(
  figure: HTMLElement,
  node: HTMLElement,
  {query}: Cards,
  {title, names = [], cells}: CardRow
): void {
  const works = citationKeys(cells["sources"]);
  if (query === undefined || !(names.length || works.length)) return;
  const make = maker(document);
  const called = title || node.querySelector("strong")?.textContent || "";
  const button = make("button", {type: "button", class: "plain"}, text("provenance.open"));
  button.addEventListener("click", () => {
    void import("./provenance/open.js").then(({openProvenance}) =>
      openProvenance(figure, query, {title: called, names, works})
    );
  });
  node.append(make("p", {}, button));
}

// One mark of each picture, and one line of the table, can be tabbed to; arrow keys go on to those of other rows.
function makeReachable(figure: HTMLElement): void {
  for (const group of figure.querySelectorAll(".drawing svg, .rows tbody")) {
    if (!group.querySelector("[data-row][tabindex='0']"))
      group.querySelector("[data-row]")?.setAttribute("tabindex", "0");
  }
}

function walk(figure: HTMLElement, event: KeyboardEvent): void {
  const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
  const mark = (event.target as Element).closest("[data-row]");
  const group = mark?.closest("svg, tbody");
  if (!step || !group || !figure.contains(group)) return;
  const marks = [...group.querySelectorAll<SVGElement | HTMLElement>("[data-row]")];
  const row = mark!.getAttribute("data-row");
  const at = marks.indexOf(mark as SVGElement);
  const others = [...marks.slice(at + 1), ...marks.slice(0, at)].filter(
    (each) => each.getAttribute("data-row") !== row
  );
  const next = others.at(step > 0 ? 0 : -1);
  if (!next) return;
  mark!.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
  event.preventDefault();
}

function place(figure: HTMLElement, mark: Element, node: HTMLElement): void {
  figure.append(node);
  const frame = figure.getBoundingClientRect();
  const box = mark.getBoundingClientRect();
  const left = box.left + box.width / 2 - frame.left - node.offsetWidth / 2;
  node.style.left = `${Math.max(0, Math.min(left, frame.width - node.offsetWidth))}px`;
  node.style.top = `${box.bottom - frame.top + 6}px`;
}
