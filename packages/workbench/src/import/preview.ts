import {maker} from "@cold-winter/figure";
import {translate, type WordName} from "../text.js";
import {columnTypes, type ColumnType} from "./column-type.js";
import {choose} from "./controls.js";
import type {Raw} from "./grid.js";
import type {Look, Many} from "./look.js";
import type {Change, TableChoices} from "./table.js";

/** Draws the first lines as they were read, above them each column's type. */
export function preview(
  {columns, lines}: Look,
  choices: TableChoices,
  take: (choices: TableChoices) => void
): HTMLElement {
  const make = maker(document);
  const types = columns.map(({name, type, found, sql, given}, at) => {
    const offered: ColumnType[] = [...(given ? (["file"] as const) : []), ...columnTypes];
    const options = offered.map(
      (each) => [each, translate(`import.type.${each}` as WordName, {type: given ?? ""})] as const
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
  const rows = lines.map(({line, kind, cells}) =>
    make("tr", {class: kind}, make("th", {scope: "row"}, String(line)), ...cells.map(cell))
  );
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
      make("tbody", {}, ...rows)
    )
  );
}

function cell(text: Raw): HTMLElement {
  const make = maker(document);
  return text === null ? make("td", {class: "null"}, "") : make("td", {dir: "auto"}, text);
}

const number = (count: number) => count.toLocaleString("en-US");

/** Draws what the table would not hold as it stands in the file; `save` writes the whole list. */
export function losses(look: Look, save: () => void): HTMLElement[] {
  const {changes, rewritten, emptied, unfit, renamed, outside, columns} = look;
  const [same] = rewritten.first;
  const names = renamed.first.map(({from, to}) => `“${from}” → ${to}`);
  const strange = unfit.first.map(({line, cells}) => `${line} (${cells})`);
  return [
    ...said(outside.count, "", "import.outside", {
      lines: listed(outside, outside.first.map(String))
    }),
    ...said(unfit.count, "loss", "import.unfit", {
      count: number(unfit.count),
      columns: columns.length,
      lines: listed(unfit, strange)
    }),
    ...said(renamed.count, "loss", "import.renamed", {names: listed(renamed, names)}),
    ...(changes.count
      ? [
          ...said(1, "loss", "import.changes", {count: number(changes.count)}),
          changeTable(changes, save)
        ]
      : said(1, "", "import.kept", {})),
    ...said(rewritten.count, "muted", "import.rewritten", {
      count: number(rewritten.count),
      line: same?.line ?? "",
      from: same?.from ?? "",
      to: same?.to ?? ""
    }),
    ...said(emptied, "muted", "import.emptied", {count: number(emptied)})
  ];
}

function said(
  count: number,
  kind: string,
  name: WordName,
  parameters: Record<string, string | number>
): HTMLElement[] {
  if (!count) return [];
  return [maker(document)("p", {...(kind && {class: kind})}, translate(name, parameters))];
}

const listed = ({first, count}: Many<unknown>, texts: string[]) =>
  texts.join(", ") + (count > first.length ? " …" : "");

function changeTable({first, count}: Many<Change>, save: () => void): HTMLElement {
  const make = maker(document);
  const names = ["line", "column", "from", "to"] as const;
  const head = make(
    "tr",
    {},
    ...names.map((name) => make("th", {scope: "col"}, translate(`import.${name}`)))
  );
  const rows = first.map(({line, column, from, to}) =>
    make(
      "tr",
      {},
      make("td", {}, String(line)),
      make("td", {}, column),
      make("td", {}, from),
      make("td", {class: to === null ? "null" : ""}, to ?? translate("import.null"))
    )
  );
  const button = make(
    "button",
    {type: "button", class: "plain", name: "save-changes"},
    translate("import.save")
  );
  button.addEventListener("click", save);
  const left = count - rows.length;
  const more = left > 0 ? [make("p", {}, translate("import.more", {count: number(left)}))] : [];
  const label = translate("import.changes", {count});
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
