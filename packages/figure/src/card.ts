import {namesOf} from "@cold-winter/data/provenance";
import {familyName, pointers} from "@cold-winter/data/shared";
import {text} from "./catalogue.js";
import {maker} from "./dom.js";
import {plainCell, plainDate, plainNumber, writtenRange} from "./format.js";
import {numberCitations} from "./page-references.js";
import {citedKeys, citeLink, externalLink, type References} from "./references.js";
import type {Context, FigureSpec, Row} from "./spec.js";

/** What the card of a row says: its cells by the columns that mean something to the kit, its value and range in words. */
export interface CardRow {
  title: string;
  value: string;
  cells: Row;
  /** What it may be called in the record: the thing of one of these has a page. */
  ids?: string[];
  /** All ids that its cells name: what it goes back to is found by these. */
  names?: string[];
}

/** What a figure knows when a mark is asked: its rows, and the works that these rest on. */
export interface Cards {
  rows: CardRow[];
  references: References;
  /** The question that they answer; empty where its provenance has no file, left out where it has none. */
  query?: string;
}

const told = [
  "fact",
  "date",
  "status",
  "sources",
  "note",
  "origin",
  "witness",
  "family",
  "readings",
  "voices"
];

// Columns that name a thing, the row's own last: a step is shown by its event.
const named = ["event", "subject", "id"];

/** Returns what the cards of a figure's rows say. */
export function cardsOf(
  spec: FigureSpec,
  rows: Row[],
  context: Context,
  references: References
): Cards {
  const keys = [
    ...citedKeys(rows).keys(),
    ...rows.flatMap(({origin, witness}) => [origin, witness])
  ];
  const known = keys.flatMap((key) =>
    typeof key === "string" && references[key] ? [[key, references[key]]] : []
  );
  return {
    query: spec.query,
    rows: rows.map((row) => ({
      names: namesOf(row),
      title: plainCell(row["title"] ?? ""),
      ids: named.flatMap((name) => (typeof row[name] === "string" ? [row[name]] : [])),
      value: spec.value ? spec.value(row, context) : plainValue(row),
      cells: Object.fromEntries(
        told.flatMap((name) => ((row[name] ?? null) === null ? [] : [[name, row[name]!]]))
      )
    })),
    references: Object.fromEntries(known) as References
  };
}

/** Draws the card of the row behind a mark: its fact, value and range, status, who made and who carried it, its sources. */
export function card({rows, references}: Cards, mark: Element): HTMLElement {
  const {title, value, cells} = rows[Number(mark.getAttribute("data-row"))]!;
  const {fact, date, status, sources, note} = cells;
  const make = maker(document);
  const where = pointers(sources).map(({key, locator}) => {
    const {short = key, url = null, grade = ""} = references[key] ?? {};
    const link = externalLink(document, url);
    const told = [short, locator, grade].filter(Boolean).join(", ");
    return make("li", {}, citeLink(document, key), ` ${told}`, link && " ", link);
  });
  const node = make(
    "div",
    {class: "detail", role: "status"},
    make(
      "button",
      {type: "button", class: "detail-close", "aria-label": text("detail.close")},
      "×"
    ),
    make("strong", {}, title || mark.getAttribute("aria-label")),
    typeof date === "string" && make("p", {}, plainDate(date)),
    value && make("p", {}, value),
    typeof fact === "string" && make("p", {}, fact),
    typeof note === "string" && make("p", {class: "muted"}, note),
    make(
      "p",
      {class: "muted"},
      text(status === "unchecked" ? "detail.unchecked" : "detail.checked")
    ),
    voices(cells, references),
    make("ul", {}, ...where)
  );
  numberCitations(node, references);
  return node;
}

function voices(
  {origin, witness, family, readings, voices}: Row,
  references: References
): HTMLElement | false {
  const name = (key: unknown) => (typeof key === "string" ? (references[key]?.short ?? key) : "");
  const parts = [
    origin ? text("detail.origin", {work: name(origin)}) : "",
    witness && witness !== origin ? text("detail.witness", {work: name(witness)}) : "",
    typeof family === "string" ? text("detail.family", {family: familyName(family)}) : "",
    typeof readings === "number" && typeof voices === "number"
      ? text("detail.voices", {readings: String(readings), voices: String(voices)})
      : ""
  ].filter(Boolean);
  return parts.length > 0 && maker(document)("p", {class: "muted"}, parts.join(" "));
}

function plainValue({value, low, best, high, unit}: Row): string {
  const number = (cell: Row[string] | undefined) =>
    typeof cell === "number" ? plainNumber(cell, digitsOf(cell)) : "";
  const middle = number(value ?? best);
  const [from, to] = [number(low), number(high)];
  const range =
    from && to
      ? writtenRange(from, to)
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
