import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer
} from "@tanstack/virtual-core";
import type {Cell, Result} from "@cold-winter/data";
import {maker, plainNumber} from "@cold-winter/figure";
import {isNumeric} from "./chart.js";
import {countRows} from "./rows.js";
import {translate} from "./text.js";

/** What stands beside the rows of a grid. */
export interface Beside {
  /** The numbers of the works behind a row. */
  works?: (row: number) => number[];
  /** What became of a row since another result. */
  state?: (row: number) => "added" | "changed" | undefined;
}

const rowHeight = 28;
const longestCell = 300;

/** Draws a result as a table of which only the rows in sight are in the page; every cell is text. */
export function grid(
  {columns, rows}: Pick<Result, "columns" | "rows">,
  label: string,
  beside: Beside = {}
): HTMLElement {
  const make = maker(document);
  const count = countRows({columns, rows});
  const numeric = columns.map(({type}) => isNumeric(type));
  const head = make("tr", {"aria-rowindex": "1"}, make("th", {scope: "col", class: "place"}, translate("grid.row")), beside.works && make("th", {scope: "col"}, translate("grid.sources")), ...columns.map(({name}, at) => make("th", {scope: "col", class: numeric[at] ? "right" : undefined, title: name}, visible(name)))); // prettier-ignore
  const body = make("tbody");
  const table = make(
    "table",
    {"aria-rowcount": String(count + 1), "aria-label": label},
    make("thead", {}, head),
    body
  );
  const widths = columns.map(({name}, at) => widthOf(name, rows[name]!, numeric[at]!));
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
  const line = (at: number) => drawRow(at, columns, rows, numeric, beside);
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
  columns: Result["columns"],
  rows: Result["rows"],
  numeric: boolean[],
  beside: Beside
): HTMLElement {
  const make = maker(document);
  const state = beside.state?.(at);
  const place = make("th", {scope: "row", class: "place"}, String(at + 1), state && make("span", {class: "state"}, ` ${translate(`grid.${state}`)}`)); // prettier-ignore
  const works = beside.works?.(at);
  const cells = columns.map(({name}, column) => {
    const text = cellText(rows[name]![at] ?? null);
    const short = text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
    return make("td", {class: numeric[column] ? "right" : undefined, dir: "auto", title: text.length > 24 ? visible(text.slice(0, 2000)) : undefined}, visible(short)); // prettier-ignore
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

/** Writes a cell: numbers as they are, nothing as an empty text. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (Array.isArray(cell)) return cell.slice(0, 50).map(cellText).join(", ");
  if (typeof cell !== "number") return String(cell);
  if (Number.isInteger(cell))
    return Math.abs(cell) < 10_000 || Math.abs(cell) > 1e15 ? String(cell) : plainNumber(cell);
  return Math.abs(cell) >= 1e-3 && Math.abs(cell) < 1e12
    ? String(Number(cell.toPrecision(7)))
    : cell.toPrecision(6);
}

/** Shows signs that cannot be seen, or that turn the direction of what follows, by their numbers. */
export function visible(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu,
    (sign) => `‹U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}›`
  );
}

function widthOf(name: string, cells: Cell[], numeric: boolean): number {
  const longest = Math.max(
    name.length,
    ...cells.slice(0, 200).map((cell) => cellText(cell).slice(0, 60).length)
  );
  return Math.min(numeric ? 18 : 44, Math.max(4, longest + 1));
}
