import {hoverTooltip, type Tooltip} from "@codemirror/view";
import {maker} from "@cold-winter/figure";
import type {Help} from "./completion.js";
import {scopeAt} from "./scope.js";

/** What is said of a word of a query. */
export interface Doc {
  head: string;
  says: string[];
}

/** Shows what a function, table or column is where the pointer rests on its name. */
export const hover = (help: Help) =>
  hoverTooltip((view, pos): Tooltip | null => {
    const line = view.state.doc.lineAt(pos);
    const word = [...line.text.matchAll(/"[^"]+"|\w+/g)].find(
      ({index, 0: text}) => index <= pos - line.from && index + text.length >= pos - line.from
    );
    const doc = word && docOf(word[0].replaceAll('"', ""), view.state.doc.toString(), pos, help);
    if (!word || !doc) return null;
    const make = maker(document);
    const dom = make(
      "div",
      {class: "word-doc"},
      make("strong", {}, doc.head),
      ...doc.says.map((text) => make("p", {}, text))
    );
    const pos0 = line.from + word.index;
    return {pos: pos0, end: pos0 + word[0].length, above: true, create: () => ({dom})};
  });

/** Returns what is known of a name at a place of a text; null where nothing is. */
export function docOf(word: string, sql: string, place: number, help: Help): Doc | null {
  const schema = help.schema();
  if (!schema) return null;
  const name = word.toLowerCase();
  const {used} = scopeAt(sql, place, schema);
  const tables = [...schema.tables, ...schema.derived];
  const columns = [...used.values()].reverse().flatMap((table) => table.columns);
  const column = columns.find((each) => each.name.toLowerCase() === name);
  const table = tables.find((each) => each.name.toLowerCase() === name) ?? used.get(name);
  const macro = schema.macros.find((each) => each.name.toLowerCase() === name);
  const own = help.functions?.().find((each) => each.name === name);
  const called = new RegExp(`\\b${name}\\s*\\(`, "i").test(sql);
  if (macro)
    return {head: `${macro.name}(${macro.parameters.join(", ")})`, says: [macro.description]};
  if (own && (called || !column))
    return {
      head: own.forms[0] ?? own.name,
      says: [own.description, own.examples.slice(0, 2).join("   ")].filter(Boolean)
    };
  if (column)
    return {
      head: [column.name, column.type.toLowerCase(), column.unit].filter(Boolean).join(" · "),
      says: [column.description, column.samples.slice(0, 4).join(" · ")].filter(Boolean)
    };
  return table ? {head: `${table.name} · ${table.rows}`, says: [table.description]} : null;
}
