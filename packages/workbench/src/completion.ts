import type {Completion, CompletionContext, CompletionResult} from "@codemirror/autocomplete";
import {keywordCompletionSource} from "@codemirror/lang-sql";
import type {Schema, SchemaTable} from "@cold-winter/data";
import {dialect} from "./dialect.js";
import {isMark, isName, isWord, quotedIdentifier, tokens, type Token} from "./trace/tokens.js";

/** Completes tables, columns of the tables in use, macros, choices and, after them, the words of SQL. */
export function completion(schema: () => Schema | null, choices: () => string[]) {
  const keywords = keywordCompletionSource(dialect, true);
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w$"]*/)!;
    if (
      word.from === word.to &&
      !context.explicit &&
      context.state.sliceDoc(word.from - 1, word.from) !== "."
    )
      return null;
    const known = schema();
    const owner = /([\w]+|"[^"]+")\.$/.exec(
      context.state.sliceDoc(Math.max(0, word.from - 80), word.from)
    )?.[1];
    const used = known
      ? tablesInUse(context.state.doc.toString(), known)
      : new Map<string, SchemaTable>();
    if (owner) {
      const table = used.get(owner.replaceAll('"', "").toLowerCase());
      return table
        ? {from: word.from, options: table.columns.map(columnOption), validFor: /^[\w"]*$/}
        : null;
    }
    const own = known ? [...names(known), ...columnOptions(used)] : [];
    const selections = choices().map((name) => ({label: `$${name}`, type: "constant"}));
    const sql = await keywords(context);
    return {
      from: word.from,
      options: [...selections, ...own, ...(sql?.options ?? [])],
      validFor: /^[\w$"]*$/
    };
  };
}

function names({tables, derived, macros}: Schema): Completion[] {
  return [
    ...[...tables, ...derived].map(({name, rows, description}) => ({
      ...{
        label: quotedIdentifier(name),
        type: "class",
        detail: `${rows} rows`,
        info: description,
        boost: 1
      }
    })),
    ...macros.map(({name, parameters, description}) => ({
      ...{label: name, type: "function", detail: `(${parameters.join(", ")})`, info: description},
      apply: `${name}(`
    }))
  ];
}

function columnOption({name, type, description, unit}: SchemaTable["columns"][number]): Completion {
  const info = unit ? `${description} (${unit})` : description;
  return {label: quotedIdentifier(name), type: "property", detail: type, info, boost: 2};
}

function columnOptions(used: Map<string, SchemaTable>): Completion[] {
  const columns = [...new Set(used.values())].flatMap((table) => table.columns);
  return [...new Map(columns.map((column) => [column.name, columnOption(column)])).values()];
}

/** Returns the tables that a text names behind FROM or JOIN, by table name and by alias. */
export function tablesInUse(sql: string, {tables, derived}: Schema): Map<string, SchemaTable> {
  const all = new Map([...tables, ...derived].map((table) => [table.name, table]));
  const used = new Map<string, SchemaTable>();
  const list = readable(sql);
  for (const [at, token] of list.entries()) {
    const table = isName(token) ? all.get(token.text.toLowerCase()) : undefined;
    if (!table || !(isWord(list[at - 1], "FROM", "JOIN") || isMark(list[at - 1], ","))) continue;
    used.set(table.name, table);
    const next = list[at + (isWord(list[at + 1], "AS") ? 2 : 1)];
    if (isName(next)) used.set(next.text.toLowerCase(), table);
  }
  return used;
}

// A text that is still being written has parentheses that are not closed yet.
function readable(sql: string): Token[] {
  try {
    return tokens(sql);
  } catch {
    return tokens(sql.replace(/[()]/g, " "));
  }
}
