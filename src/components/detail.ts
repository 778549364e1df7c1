import {text} from "./catalogue.js";
import {maker} from "./dom.js";
import {pointers, referenceItem, type Reference} from "./references.js";
import {plainCell, plainDate} from "./format.js";
import type {Row} from "./spec.js";

/** What a figure knows when a mark is asked: its rows and the references of all works. */
export interface Known {
  rows: Row[];
  references: Record<string, Reference>;
}

/** Shows the row behind a mark, by pointer, touch and keyboard: its fact, value, status and sources. */
export function detail(figure: HTMLElement, known: () => Promise<Known>): void {
  let shown: Element | null = null;
  const show = async (mark: Element | null) => {
    if (mark === shown) return;
    shown = mark;
    figure.querySelector(".detail")?.remove();
    if (!mark) return;
    const {rows, references} = await known();
    const row = rows[Number(mark.getAttribute("data-row"))];
    if (row && shown === mark) place(figure, mark, card(row, references));
  };
  const markOf = (event: Event) => (event.target as Element).closest("[data-row]");
  figure.addEventListener("pointerover", (event) => void show(markOf(event) ?? keep(event, shown)));
  figure.addEventListener("pointerdown", (event) => void show(markOf(event) ?? keep(event, shown)));
  figure.addEventListener("pointerleave", () => void show(null));
  figure.addEventListener("focusin", (event) => void show(markOf(event)));
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape") void show(null);
    else walk(figure, event);
  });
  for (const mark of firstMarks(figure)) mark.setAttribute("tabindex", "0");
  new MutationObserver(() => {
    for (const mark of firstMarks(figure)) mark.setAttribute("tabindex", "0");
  }).observe(figure, {childList: true});
}

function keep(event: Event, shown: Element | null): Element | null {
  return (event.target as Element).closest(".detail") ? shown : null;
}

function firstMarks(figure: HTMLElement): Element[] {
  return [...figure.querySelectorAll(".drawing svg")].flatMap((svg) => svg.querySelector("[data-row]") ?? []);
}

function walk(figure: HTMLElement, event: KeyboardEvent): void {
  const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
  const mark = (event.target as Element).closest("[data-row]");
  const svg = mark?.closest("svg");
  if (!step || !svg || !figure.contains(svg)) return;
  const marks = [...svg.querySelectorAll<SVGElement>("[data-row]")];
  const next = marks[(marks.indexOf(mark as SVGElement) + step + marks.length) % marks.length]!;
  mark!.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
  event.preventDefault();
}

function card(row: Row, references: Known["references"]): HTMLElement {
  const make = maker(document);
  const {title, fact, date, value, status, sources, note} = row;
  const where = pointers(sources).map(({key, locator}) => {
    const item = referenceItem(document, key, references[key]);
    if (locator) item.append(` — ${locator}`);
    return item;
  });
  return make(
    "div",
    {class: "detail", role: "status"},
    make("strong", {}, plainCell(title ?? "")),
    typeof date === "string" && make("p", {}, plainDate(date)),
    value !== undefined && value !== null && make("p", {}, plainCell(value)),
    typeof fact === "string" && make("p", {}, fact),
    typeof note === "string" && make("p", {class: "muted"}, note),
    make("p", {class: "muted"}, text(status === "unchecked" ? "detail.unchecked" : "detail.checked")),
    make("ul", {}, ...where)
  );
}

function place(figure: HTMLElement, mark: Element, node: HTMLElement): void {
  figure.append(node);
  const frame = figure.getBoundingClientRect();
  const box = mark.getBoundingClientRect();
  const left = Math.min(
    Math.max(0, box.left + box.width / 2 - frame.left - node.offsetWidth / 2),
    frame.width - node.offsetWidth
  );
  node.style.left = `${Math.max(0, left)}px`;
  node.style.top = `${box.bottom - frame.top + 8}px`;
}
