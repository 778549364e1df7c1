import {maker} from "@cold-winter/figure";
import type {ColumnSummary, Sorting} from "./arrange.js";
import type {Filter} from "./filters.js";
import {visible} from "./visible.js";
import {translate} from "./text.js";

/** What the head of a column shows and does. */
export interface Head {
  name: string;
  type: string;
  right: boolean;
  summary: () => ColumnSummary;
  sort: () => void;
  /** Writes a condition into the query; where there is none to write it into, there is no menu. */
  filter?: (filter: Filter) => void;
}

/** Draws the head of a column: its name, by which it is sorted, what it holds, and the menu that filters by a value. */
export function columnHead(head: Head): HTMLTableCellElement {
  const make = maker(document);
  const {name, type, right, filter} = head;
  const summary = head.summary();
  // The engine has no zones: such a time is written in UTC.
  const zoned = /^TIMESTAMP(TZ| WITH TIME ZONE)$/.test(type);
  const sort = make(
    "button",
    {type: "button", class: "sort"},
    visible(zoned ? translate("head.utc", {name}) : name)
  );
  sort.addEventListener("click", head.sort);
  const menu =
    filter &&
    make(
      "button",
      {
        type: "button",
        class: "menu",
        "aria-label": translate("head.menu", {name}),
        "aria-haspopup": "dialog"
      },
      "▾"
    );
  if (menu) menu.addEventListener("click", () => openMenu(head, summary, menu));
  const share =
    summary.nulls > 0 &&
    make("span", {class: "nulls"}, translate("head.nulls", {percent: percent(summary)}));
  return make(
    "th",
    {scope: "col", class: right ? "right" : undefined, title: `${name}, ${type}`},
    make("span", {class: "head-line"}, sort, menu),
    make("span", {class: "head-line"}, bars(summary), share)
  );
}

/** Marks the column by which the rows stand. */
export function markSorted(
  heads: HTMLTableCellElement[],
  names: string[],
  sorting: Sorting | null
): void {
  for (const [at, head] of heads.entries()) {
    if (sorting && names[at] === sorting.column) head.setAttribute("aria-sort", sorting.direction);
    else head.removeAttribute("aria-sort");
  }
}

function percent({nulls, count}: ColumnSummary): string {
  const share = (100 * nulls) / count;
  if (share < 1) return "<1";
  return share > 99 && share < 100 ? ">99" : String(Math.round(share));
}

function bars({bars: heights}: ColumnSummary): HTMLElement | string {
  if (heights.length < 2) return "";
  const make = maker(document);
  const most = Math.max(...heights);
  const marks = heights.map((height) =>
    make("i", {style: `height: ${Math.max(height ? 8 : 0, (100 * height) / most)}%`})
  );
  return make("span", {class: "bars", "aria-hidden": "true"}, ...marks);
}

function openMenu(head: Head, summary: ColumnSummary, opener: HTMLElement): void {
  const make = maker(document);
  const {name, type, filter} = head;
  const {count, nulls, different, frequent} = summary;
  const node = make("div", {
    popover: "auto",
    class: "column-menu",
    role: "dialog",
    "aria-label": visible(name)
  });
  const press = (label: string, value: string | null, keep: boolean) => {
    const button = make("button", {type: "button", class: "plain"}, visible(label));
    button.addEventListener("click", () => {
      node.hidePopover();
      filter!({column: name, type, value, keep});
    });
    return button;
  };
  const often = ([text, times]: [string, number]) => {
    const label = text.length > 40 ? `${text.slice(0, 40)}…` : text || '""';
    return make("li", {}, press(label, text, true), ` ${times.toLocaleString("en-US")}`);
  };
  const label = translate("head.value");
  const value = make("input", {type: "text", autocomplete: "off", "aria-label": label});
  const submit = make("button", {type: "submit"}, translate("head.only"));
  const form = make("form", {}, value, " ", submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    node.hidePopover();
    filter!({column: name, type, value: value.value, keep: true});
  });
  node.append(
    make("p", {}, make("strong", {}, visible(name)), ` ${type.toLowerCase()}`),
    make(
      "p",
      {class: "muted"},
      translate("head.holds", {
        different: different.toLocaleString("en-US"),
        nulls: nulls.toLocaleString("en-US"),
        count: count.toLocaleString("en-US")
      })
    ),
    make("p", {}, translate("head.keep")),
    make("ul", {}, ...frequent.map(often)),
    form,
    ...(nulls
      ? [
          make(
            "p",
            {},
            press(translate("head.without"), null, false),
            " · ",
            press(translate("head.null"), null, true)
          )
        ]
      : [])
  );
  document.body.append(node);
  placeBelow(opener, node);
  node.addEventListener("toggle", (event) => {
    if (event.newState === "closed") node.remove();
  });
  node.showPopover();
  node.querySelector("button")?.focus();
}

function placeBelow(opener: HTMLElement, node: HTMLElement): void {
  const {left, bottom} = opener.getBoundingClientRect();
  node.style.left = `${Math.max(8, Math.min(left, innerWidth - 300))}px`;
  node.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - 340))}px`;
}
