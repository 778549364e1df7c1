import {maker} from "@cold-winter/figure";
import {translate, type WordName} from "../text.js";
import {columnTypes, type ColumnType} from "./column-type.js";
import {choose} from "./controls.js";
import type {Grid, Raw} from "./grid.js";
import type {Change, Table, TableChoices} from "./table.js";

const shownLines = 10;
const longestCell = 80;
const mostListed = 200;

/** Draws the first lines as they were read, above them each column's type. */
export function preview(
  grid: Grid,
  choices: TableChoices,
  table: Table,
  take: (choices: TableChoices) => void
): HTMLElement {
  const make = maker(document);
  const types = table.columns.map(({name, type, found, sql}, at) => {
    const offered: ColumnType[] = [
      ...(grid.types?.[at] ? (["file"] as const) : []),
      ...columnTypes
    ];
    const options = offered.map(
      (each) =>
        [
          each,
          translate(`import.type.${each}` as WordName, {type: grid.types?.[at] ?? ""})
        ] as const
    );
    const label = choose(
      `type-${at}`,
      translate("import.type", {column: name}),
      type,
      options,
      (next) => take({...choices, types: {...choices.types, [at]: next as ColumnType}})
    );
    label.querySelector("span")!.classList.add("unseen");
    return make(
      "th",
      {scope: "col", title: sql, ...(type !== found && {class: "set"})},
      make("div", {}, name),
      label
    );
  });
  const first = Math.max(0, Math.min((choices.header ?? 0) - shownLines / 2, grid.rows.length));
  const lines = grid.rows.slice(first, first + shownLines).map((row, at) => {
    const kind = rowKind(first + at, choices);
    const cells = table.columns.map((_, column) => cell(row[column] ?? null));
    return make(
      "tr",
      {class: kind},
      make("th", {scope: "row"}, String(grid.lines[first + at])),
      ...cells
    );
  });
  const head = make("tr", {}, make("th", {scope: "col"}, translate("import.line")), ...types);
  const caption = make("caption", {}, translate("import.first"));
  return make(
    "div",
    {class: "scroll", tabindex: "0", role: "region", "aria-label": translate("import.first")},
    make(
      "table",
      {class: "first-lines"},
      caption,
      make("thead", {}, head),
      make("tbody", {}, ...lines)
    )
  );
}

function rowKind(at: number, {header, last}: TableChoices): string {
  if (at === header) return "names";
  return at < (header ?? 0) || at > last ? "outside" : "";
}

function cell(text: Raw): HTMLElement {
  const make = maker(document);
  if (text === null) return make("td", {class: "null"}, "");
  return make(
    "td",
    {dir: "auto"},
    text.length > longestCell ? `${text.slice(0, longestCell)}…` : text
  );
}

/** Draws what the table would not hold as it stands in the file; `save` writes the whole list. */
export function losses(table: Table, save: () => void): HTMLElement[] {
  const make = maker(document);
  const {changes, rewritten, emptied, unfit, renamed, outside, columns} = table;
  const said = (text: string) => make("p", {class: "loss"}, text);
  const [same] = rewritten;
  const count = (value: number) => value.toLocaleString("en-US");
  return [
    ...(outside.length
      ? [
          make(
            "p",
            {},
            translate("import.outside", {
              lines: outside.slice(0, 20).join(", ") + (outside.length > 20 ? " …" : "")
            })
          )
        ]
      : []),
    ...(unfit.length
      ? [
          said(
            translate("import.unfit", {
              count: count(unfit.length),
              columns: columns.length,
              lines: unfitText(table)
            })
          )
        ]
      : []),
    ...(renamed.length
      ? [
          said(
            translate("import.renamed", {
              names: renamed
                .slice(0, 20)
                .map(({from, to}) => `“${from}” → ${to}`)
                .join(", ")
            })
          )
        ]
      : []),
    ...(changes.length
      ? [
          said(translate("import.changes", {count: count(changes.length)})),
          changeTable(changes, save)
        ]
      : [make("p", {}, translate("import.kept"))]),
    ...(same
      ? [
          make(
            "p",
            {class: "muted"},
            translate("import.rewritten", {
              count: count(rewritten.length),
              line: same.line,
              from: same.from,
              to: same.to!
            })
          )
        ]
      : []),
    ...(emptied
      ? [make("p", {class: "muted"}, translate("import.emptied", {count: count(emptied)}))]
      : [])
  ];
}

function unfitText({unfit}: Table): string {
  const lines = unfit.slice(0, 20).map(({line, cells}) => `${line} (${cells})`);
  return lines.join(", ") + (unfit.length > lines.length ? " …" : "");
}

function changeTable(changes: Change[], save: () => void): HTMLElement {
  const make = maker(document);
  const names = ["line", "column", "from", "to"] as const;
  const head = make(
    "tr",
    {},
    ...names.map((name) => make("th", {scope: "col"}, translate(`import.${name}`)))
  );
  const rows = changes
    .slice(0, mostListed)
    .map(({line, column, from, to}) =>
      make(
        "tr",
        {},
        make("td", {}, String(line)),
        make("td", {}, column),
        make("td", {}, from.slice(0, longestCell)),
        make("td", {class: to === null ? "null" : ""}, to ?? translate("import.null"))
      )
    );
  const button = make(
    "button",
    {type: "button", class: "plain", name: "save-changes"},
    translate("import.save")
  );
  button.addEventListener("click", save);
  const left = changes.length - rows.length;
  const more =
    left > 0
      ? [make("p", {}, translate("import.more", {count: left.toLocaleString("en-US")}))]
      : [];
  const label = translate("import.changes", {count: changes.length});
  return make(
    "div",
    {class: "changes"},
    make(
      "div",
      {class: "scroll", tabindex: "0", role: "region", "aria-label": label},
      make("table", {class: "changed"}, make("thead", {}, head), make("tbody", {}, ...rows))
    ),
    ...more,
    button
  );
}
