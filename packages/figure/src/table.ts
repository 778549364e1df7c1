import {maker} from "./dom.js";
import {plainCell} from "./format.js";
import type {Row, TableColumn} from "./spec.js";

/** Draws rows as an HTML table with a caption; numbers to the right. Every cell is text. */
export function table(
  document: Document,
  rows: Row[],
  columns: TableColumn[],
  caption: string
): HTMLTableElement {
  const make = maker(document);
  const head = columns.map(({label, align}) => make("th", {scope: "col", class: align}, label));
  const body = rows.map((row, at) =>
    make(
      "tr",
      {"data-row": String(at)},
      ...columns.map(({name, align, format = plainCell}) =>
        make("td", {class: align}, format(row[name]!, row))
      )
    )
  );
  return make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...body)
  );
}
