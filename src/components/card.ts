import {text} from "./catalogue.js";
import {maker} from "./dom.js";
import {plainCell, plainDate, plainNumber} from "./format.js";
import {numberCitations} from "./page-references.js";
import {citeLink, externalLink, pointers, type References} from "./references.js";
import type {Context, FigureSpec, Row} from "./spec.js";

/** What a figure knows when a mark is asked. */
export interface Known {
  spec: FigureSpec;
  rows: Row[];
  context: Context;
  references: References;
}

/** Draws the card of the row behind a mark: its fact, value and range, status, who made and who carried it, its sources. */
export function card({spec, rows, context, references}: Known, mark: Element): HTMLElement {
  const row = rows[Number(mark.getAttribute("data-row"))]!;
  const make = maker(document);
  const {title, fact, date, status, sources, note} = row;
  const value = spec.value ? spec.value(row, context) : plainValue(row);
  const where = pointers(sources).map(({key, locator}) => {
    const {short = key, url = null} = references[key] ?? {};
    const link = externalLink(document, url);
    return make("li", {}, citeLink(document, key), ` ${short}`, locator && `, ${locator}`, link && " ", link);
  });
  const node = make(
    "div",
    {class: "detail", role: "status"},
    make("button", {type: "button", class: "detail-close", "aria-label": text("detail.close")}, "×"),
    make("strong", {}, plainCell(title ?? "") || mark.getAttribute("aria-label")),
    typeof date === "string" && make("p", {}, plainDate(date)),
    value && make("p", {}, value),
    typeof fact === "string" && make("p", {}, fact),
    typeof note === "string" && make("p", {class: "muted"}, note),
    make("p", {class: "muted"}, text(status === "unchecked" ? "detail.unchecked" : "detail.checked")),
    voices(row, references),
    make("ul", {}, ...where)
  );
  numberCitations(node, references);
  return node;
}

function voices({origin, witness, family, readings, voices}: Row, references: References): HTMLElement | false {
  const name = (key: unknown) => (typeof key === "string" ? (references[key]?.short ?? key) : "");
  const parts = [
    origin ? text("detail.origin", {work: name(origin)}) : "",
    witness && witness !== origin ? text("detail.witness", {work: name(witness)}) : "",
    typeof family === "string" ? text("detail.family", {family: family.replaceAll("_", " ")}) : "",
    typeof readings === "number" && typeof voices === "number"
      ? text("detail.voices", {readings: String(readings), voices: String(voices)})
      : ""
  ].filter(Boolean);
  return parts.length > 0 && maker(document)("p", {class: "muted"}, parts.join(" "));
}

function plainValue({value, low, best, high, unit}: Row): string {
  const number = (cell: Row[string] | undefined) => (typeof cell === "number" ? plainNumber(cell, digitsOf(cell)) : "");
  const middle = number(value ?? best);
  const [from, to] = [number(low), number(high)];
  const range =
    from && to
      ? `${from}–${to}`
      : from
        ? text("detail.atLeast", {value: from})
        : to && text("detail.atMost", {value: to});
  const amount = middle && range && range !== middle ? `${middle} (${range})` : middle || range;
  return amount && typeof unit === "string" ? `${amount} ${unit}` : amount;
}

function digitsOf(value: number): number {
  const size = Math.abs(value);
  return Number.isInteger(value) || size >= 1000 ? 0 : size >= 10 ? 1 : 2;
}
