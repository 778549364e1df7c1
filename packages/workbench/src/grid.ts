import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer
} from "@tanstack/virtual-core";
import type {Result} from "@cold-winter/data";
import {maker} from "@cold-winter/figure";
import {isNumeric} from "./chart.js";
import {ownText, type Exact} from "./own-text.js";
import {countRows} from "./rows.js";
import {translate} from "./text.js";

/** What stands beside the rows of a grid. */
export interface Beside {
  /** The numbers of the works behind a row. */
  works?: (row: number) => number[];
  /** What became of a row since another result. */
  state?: (row: number) => "added" | "changed" | undefined;
}

/** A result as far as a table of it goes; `texts` has the engine's own words where the cells would lose something. */
export type Tabular = Pick<Result, "columns" | "rows"> & Partial<Pick<Exact, "texts">>;

const rowHeight = 28;
const longestCell = 300;
const longestShown = 200_000;

/** Draws a result as a table of which only the rows in sight are in the page; every cell is text. */
export function grid(
  {columns, rows, texts}: Tabular,
  label: string,
  beside: Beside = {}
): HTMLElement {
  const make = maker(document);
  const count = countRows({columns, rows});
  const numeric = columns.map(({type}) => isNumeric(type));
  const head = make("tr", {"aria-rowindex": "1"}, make("th", {scope: "col", class: "place"}, translate("grid.row")), beside.works && make("th", {scope: "col"}, translate("grid.sources")), ...columns.map(({name, type}, at) => make("th", {scope: "col", class: numeric[at] ? "right" : undefined, title: `${name}, ${type}`}, visible(name)))); // prettier-ignore
  const body = make("tbody");
  const table = make(
    "table",
    {"aria-rowcount": String(count + 1), "aria-label": label},
    make("thead", {}, head),
    body
  );
  const widths = columns.map(({name, type}, at) => {
    const written = rows[name]!.slice(0, 200).map((cell, row) => texts?.get(name)?.[row] ?? ownText(cell, type)); // prettier-ignore
    return widthOf(name, written, numeric[at]!);
  });
  const all = [
    "4.5rem",
    ...(beside.works ? ["6.5rem"] : []),
    ...widths.map((letters) => `calc(${letters}ch + 1rem)`)
  ];
  table.prepend(
    make("colgroup", {}, ...all.map((width) => make("col", {style: `width: ${width}`})))
  );
  table.style.width = `calc(${all.join(" + ")})`;
  const node = make(
    "div",
    {class: "grid", role: "region", tabindex: "0", "aria-label": label},
    table
  );
  const line = (at: number) => drawRow(at, {columns, rows, texts}, numeric, beside);
  const space = (height: number) =>
    make("tr", {class: "space", "aria-hidden": "true", style: `height: ${height}px`});
  const draw = (scroller: Virtualizer<HTMLElement, Element>) => {
    const items = scroller.getVirtualItems();
    const above = items[0]?.start ?? 0;
    const below = scroller.getTotalSize() - (items.at(-1)?.end ?? 0);
    body.replaceChildren(
      space(above),
      ...items.map(({index}) => line(index)),
      space(Math.max(0, below))
    );
  };
  scrolling(node, count, draw);
  return node;
}

function scrolling(
  node: HTMLElement,
  count: number,
  draw: (scroller: Virtualizer<HTMLElement, Element>) => void
): void {
  const scroller = new Virtualizer<HTMLElement, Element>({
    ...{count, overscan: 12, estimateSize: () => rowHeight, getScrollElement: () => node},
    ...{scrollToFn: elementScroll, observeElementRect, observeElementOffset},
    initialRect: {width: 800, height: 420},
    onChange: (changed) => draw(changed)
  });
  draw(scroller);
  let leave: (() => void) | undefined;
  const seen = new ResizeObserver(() => {
    if (!node.isConnected) {
      leave?.();
      seen.disconnect();
      return;
    }
    leave ??= scroller._didMount();
    scroller._willUpdate();
    draw(scroller);
  });
  seen.observe(node);
}

function drawRow(
  at: number,
  {columns, rows, texts}: Tabular,
  numeric: boolean[],
  beside: Beside
): HTMLElement {
  const make = maker(document);
  const state = beside.state?.(at);
  const place = make("th", {scope: "row", class: "place"}, String(at + 1), state && make("span", {class: "state"}, ` ${translate(`grid.${state}`)}`)); // prettier-ignore
  const works = beside.works?.(at);
  const cells = columns.map(({name, type}, column) => {
    const text = texts?.get(name)?.[at] ?? ownText(rows[name]![at] ?? null, type);
    return drawCell(text, numeric[column]!);
  });
  const numbers =
    works &&
    make("td", {class: "numbers"}, works.slice(0, 6).join(", ") + (works.length > 6 ? " …" : ""));
  return make(
    "tr",
    {"aria-rowindex": String(at + 2), "data-state": state},
    place,
    numbers,
    ...cells
  );
}

// What is long stands there in part, and whole in a window of its own when asked for.
function drawCell(text: string | null, numeric: boolean): HTMLElement {
  const make = maker(document);
  const attributes = {class: numeric ? "right" : undefined, dir: "auto"};
  if (text === null) {
    const cell = make("td", attributes, "NULL");
    cell.classList.add("null");
    return cell;
  }
  if (text.length <= longestCell) {
    const title = text.length > 24 ? visible(text) : undefined;
    return make("td", {...attributes, title}, visible(text));
  }
  const more = make("button", {type: "button", class: "plain"}, translate("grid.whole", {length: text.length.toLocaleString("en-US")})); // prettier-ignore
  more.addEventListener("click", () => showWhole(text));
  return make("td", attributes, `${visible(text.slice(0, longestCell))}… `, more);
}

function showWhole(text: string): void {
  const make = maker(document);
  const close = make("button", {type: "button"}, translate("button.close"));
  const left = text.length - longestShown;
  const node = make("dialog", {class: "whole-cell", "aria-label": translate("grid.cell")}, close, left > 0 && make("p", {class: "muted"}, translate("grid.left", {count: left.toLocaleString("en-US")})), make("pre", {tabindex: "0"}, visible(text.slice(0, longestShown)))); // prettier-ignore
  close.addEventListener("click", () => node.close());
  node.addEventListener("close", () => node.remove());
  document.body.append(node);
  node.showModal();
}

/** Shows signs that cannot be seen, or that turn the direction of what follows, by their numbers. */
export function visible(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu,
    (sign) => `‹U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}›`
  );
}

function widthOf(name: string, cells: (string | null)[], numeric: boolean): number {
  const longest = Math.max(
    name.length,
    ...cells.map((cell) => (cell ?? "NULL").slice(0, 60).length)
  );
  return Math.min(numeric ? 24 : 44, Math.max(4, longest + 1));
}
