import type {Schema, SchemaMacro, SchemaTable} from "@cold-winter/data";
import {maker} from "@cold-winter/figure";
import {quotedIdentifier} from "./trace/tokens.js";
import {translate} from "./text.js";

/** Draws the tables and macros of the database; a name that is pressed is handed over. */
export function schemaPanel(schema: Schema, insert: (text: string) => void): HTMLElement {
  const make = maker(document);
  const name = (label: string, text: string, title: string) => {
    const button = make(
      "button",
      {type: "button", class: "name", title: translate("schema.insert", {name: text})},
      label
    );
    button.addEventListener("click", () => insert(text));
    return make("div", {}, button, title && make("span", {class: "muted"}, ` ${title}`));
  };
  const column = (each: SchemaTable["columns"][number]) => {
    const {name: own, type, description, unit, samples} = each;
    const title = [type.toLowerCase(), unit].filter(Boolean).join(", ");
    const values = `${translate("schema.samples")} ${samples.join(" · ")}`;
    return make(
      "li",
      {},
      name(own, quotedIdentifier(own), title),
      description && make("div", {}, description),
      samples.length > 0 && make("div", {class: "samples", dir: "auto"}, values)
    );
  };
  const table = (each: SchemaTable) => {
    const body = make(
      "div",
      {},
      make("p", {}, each.description),
      name(translate("schema.table"), quotedIdentifier(each.name), "")
    );
    const details = make(
      "details",
      {"data-table": each.name},
      make("summary", {}, make("code", {}, each.name), ` ${each.rows}`),
      body
    );
    details.addEventListener(
      "toggle",
      () => body.append(make("ul", {}, ...each.columns.map(column))),
      {once: true}
    );
    return details;
  };
  const macro = ({name: label, parameters, description}: SchemaMacro) =>
    make(
      "li",
      {},
      name(`${label}(${parameters.join(", ")})`, `${label}(`, ""),
      make("div", {}, description)
    );
  const label = translate("schema.find");
  const filter = make("input", {type: "search", placeholder: label, "aria-label": label});
  const tables = [...schema.tables, ...schema.derived].sort((a, b) => a.name.localeCompare(b.name));
  const list = tables.map((each) => [table(each), searchText(each)] as const);
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    for (const [node, text] of list) node.hidden = !words.every((word) => text.includes(word));
  });
  const macros = make(
    "details",
    {},
    make("summary", {}, translate("schema.macros")),
    make("ul", {}, ...schema.macros.map(macro))
  );
  return make("div", {class: "schema-body"}, filter, ...list.map(([node]) => node), macros);
}

function searchText({name, title, description, columns}: SchemaTable): string {
  return [name, title, description, ...columns.flatMap((each) => [each.name, each.description])]
    .join(" ")
    .toLowerCase();
}
