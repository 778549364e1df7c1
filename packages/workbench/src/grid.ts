import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer
} from "@tanstack/virtual-core";
import {maker} from "@cold-winter/figure";
import {isNumeric} from "./chart.js";
import {arrange, cellOf, summarize, type Sorting, type Tabular} from "./arrange.js";
import {columnHead, markSorted} from "./column-head.js";
import type {Filter} from "./filters.js";
import {countRows} from "./rows.js";
import {visible} from "./visible.js";
import {showWhole} from "./whole-cell.js";
import {translate} from "./text.js";

/** What stands beside the rows of a grid. */
export interface Beside {
  /** The numbers of the works behind a row. */
  works?: (row: number) => number[];
  /** Shows what a row goes back to. */
  origin?: (row: number) => void;
  /** What became of a row since another result. */
  state?: (row: number) => "added" | "changed" | undefined;
  /** Writes a condition into the query. */
  filter?: (filter: Filter) => void;
}

const rowHeight = 28;
const longestCell = 300;
const fewRows = 12;

/**
 * Draws a result as a table of which only the rows in sight are in the page; every cell is text. Rows are sorted by the
 * heads and found by a text; the result stays as it is.
 */
export function grid(result: Tabular, label: string, beside: Beside = {}): HTMLElement {
  const make = maker(document);
  const {columns} = result;
  const count = countRows(result);
  const numeric = columns.map(({type}) => isNumeric(type));
  const view = {order: arrange(result, null, ""), sorting: null as Sorting | null, find: ""};
  const heads = columns.map(({name, type}, at) =>
    columnHead({
      ...{name, type, right: numeric[at]!, summary: () => summarize(result, name)},
      sort: () => {
        view.sorting = nextSorting(view.sorting, name);
        anew();
      },
      filter: beside.filter
    })
  );
  const head = make(
    "tr",
    {"aria-rowindex": "1"},
    make("th", {scope: "col", class: "place"}, translate("grid.row")),
    beside.works && make("th", {scope: "col"}, translate("grid.sources")),
    ...heads
  );
  const body = make("tbody");
  const table = make(
    "table",
    {"aria-rowcount": String(count + 1), "aria-label": label},
    make("thead", {}, head),
    body
  );
  setWidths(table, result, numeric, beside);
  const region = {class: "grid", role: "region", tabindex: "0", "aria-label": label};
  const node = make("div", region, table);
  const line = (at: number) =>
    drawRow(view.order[at]!, at, result, {numeric, beside, find: view.find});
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
  const scroller = scrolling(node, count, draw);
  const said = make("output", {class: "muted"});
  const anew = () => {
    view.order = arrange(result, view.sorting, view.find);
    markSorted(
      heads,
      columns.map(({name}) => name),
      view.sorting
    );
    scroller.setOptions({...scroller.options, count: view.order.length});
    const [shown, all] = [view.order.length, count].map((each) => each.toLocaleString("en-US"));
    said.textContent = view.find ? translate("grid.found", {shown: shown!, count: all!}) : "";
    node.scrollTop = 0;
    scroller.measure();
    draw(scroller);
  };
  if (count <= fewRows) return node;
  const find = finder((text) => {
    view.find = text;
    anew();
  });
  return make("div", {class: "found-in"}, make("p", {class: "find"}, find, " ", said), node);
}

function finder(change: (text: string) => void): HTMLInputElement {
  const label = translate("grid.find");
  const input = maker(document)("input", {
    type: "search",
    placeholder: label,
    "aria-label": label
  });
  input.addEventListener("input", () => change(input.value));
  return input;
}

function nextSorting(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return {column, direction: "ascending"};
  return sorting.direction === "ascending" ? {column, direction: "descending"} : null;
}

function setWidths(
  table: HTMLTableElement,
  result: Tabular,
  numeric: boolean[],
  {works}: Beside
): void {
  const make = maker(document);
  const few = Array.from({length: Math.min(200, countRows(result))}, (_, at) => at);
  const widths = result.columns.map(({name}, at) =>
    widthOf(
      name,
      few.map((row) => cellOf(result, name, row)),
      numeric[at]!
    )
  );
  const all = [
    "4.5rem",
    ...(works ? ["6.5rem"] : []),
    ...widths.map((letters) => `calc(${letters}ch + 2.2rem)`)
  ];
  table.prepend(
    make("colgroup", {}, ...all.map((width) => make("col", {style: `width: ${width}`})))
  );
  table.style.width = `calc(${all.join(" + ")})`;
}

function scrolling(
  node: HTMLElement,
  count: number,
  draw: (scroller: Virtualizer<HTMLElement, Element>) => void
): Virtualizer<HTMLElement, Element> {
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
  return scroller;
}

interface Drawn {
  numeric: boolean[];
  beside: Beside;
  find: string;
}

function drawRow(
  at: number,
  place: number,
  result: Tabular,
  {numeric, beside, find}: Drawn
): HTMLElement {
  const make = maker(document);
  const state = beside.state?.(at);
  const head = make(
    "th",
    {scope: "row", class: "place"},
    String(at + 1),
    state && make("span", {class: "state"}, ` ${translate(`grid.${state}`)}`)
  );
  const works = beside.works?.(at);
  const wanted = find.trim().toLowerCase();
  const cells = result.columns.map(({name}, column) => {
    const text = cellOf(result, name, at);
    const cell = drawCell(text, numeric[column]!);
    if (wanted && text?.toLowerCase().includes(wanted)) cell.classList.add("found");
    return cell;
  });
  const numbers = works && make("td", {class: "numbers"}, worksCell(at, works, beside.origin));
  return make(
    "tr",
    {"aria-rowindex": String(place + 2), "data-state": state},
    head,
    numbers,
    ...cells
  );
}

// The numbers of a row's works lead to what it goes back to.
function worksCell(at: number, works: number[], origin: Beside["origin"]): Node | string {
  const words = works.slice(0, 6).join(", ") + (works.length > 6 ? " …" : "");
  if (!origin || !words) return words;
  const title = translate("grid.origin", {row: at + 1});
  const button = maker(document)(
    "button",
    {type: "button", class: "plain", title, "aria-label": `${words}: ${title}`},
    words
  );
  button.addEventListener("click", () => origin(at));
  return button;
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
  const more = make(
    "button",
    {type: "button", class: "plain"},
    translate("grid.whole", {length: text.length.toLocaleString("en-US")})
  );
  more.addEventListener("click", () => showWhole(text));
  return make("td", attributes, `${visible(text.slice(0, longestCell))}… `, more);
}

function widthOf(name: string, cells: (string | null)[], numeric: boolean): number {
  const longest = Math.max(
    name.length + 4,
    ...cells.map((cell) => (cell ?? "NULL").slice(0, 60).length)
  );
  return Math.min(numeric ? 24 : 44, Math.max(4, longest + 1));
}
