import type {Completion, CompletionContext, CompletionResult} from "@codemirror/autocomplete";
import {keywordCompletionSource} from "@codemirror/lang-sql";
import type {Schema, SchemaTable} from "@cold-winter/data";
import {dialect} from "./dialect.js";
import type {EngineFunction} from "./functions.js";
import {scopeAt, type Scope} from "./scope.js";
import {quotedIdentifier} from "./trace/tokens.js";

/** What an editor is helped with. */
export interface Help {
  schema: () => Schema | null;
  choices: () => string[];
  /** The engine's own functions; none before it is there. */
  functions?: () => EngineFunction[];
  /** The values of a column that has few of them; none where it has many. */
  values?: (table: string, column: string) => Promise<string[]>;
}

/** Completes values within quotes; else tables, columns in scope, functions, choices and, after them, the words of SQL. */
export function completion(help: Help) {
  const keywords = keywordCompletionSource(dialect, true);
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const {state, pos, explicit} = context;
    const known = help.schema();
    const text = state.doc.toString();
    const scope = known ? scopeAt(text, pos, known) : null;
    const value = /("[^"\n]+"|\w+)\s*(?:=|<>|!=|\bIN\s*\((?:\s*'[^']*'\s*,)*)\s*'([^'\n]*)$/i.exec(
      state.sliceDoc(Math.max(0, pos - 400), pos)
    );
    if (value) return scope && valuesOf(value[1]!, pos - value[2]!.length, scope, help);
    const word = context.matchBefore(/[\w$"]*/)!;
    const dot = state.sliceDoc(word.from - 1, word.from) === ".";
    if (word.from === word.to && !explicit && !dot) return null;
    if (dot) {
      const owner = /([\w]+|"[^"]+")\.$/.exec(
        state.sliceDoc(Math.max(0, word.from - 80), word.from)
      );
      const table = scope?.used.get((owner?.[1] ?? "").replaceAll('"', "").toLowerCase());
      const options = table?.columns.map((column) => columnOption(column, 2));
      return options ? {from: word.from, options, validFor: /^[\w"]*$/} : null;
    }
    const own = known && scope ? [...names(known, scope), ...columnOptions(scope)] : [];
    const functions = (help.functions?.() ?? []).map(functionOption);
    const selections = help.choices().map((name) => ({label: `$${name}`, type: "constant"}));
    const sql = await keywords(context);
    return {
      from: word.from,
      options: [...selections, ...own, ...functions, ...(sql?.options ?? [])],
      validFor: /^[\w$"]*$/
    };
  };
}

async function valuesOf(
  written: string,
  from: number,
  {used}: Scope,
  {values}: Help
): Promise<CompletionResult | null> {
  const name = written.replaceAll('"', "").toLowerCase();
  const owner = [...used.values()]
    .reverse()
    .find(({columns}) => columns.some((column) => column.name.toLowerCase() === name));
  const column = owner?.columns.find((each) => each.name.toLowerCase() === name);
  if (!owner || !column || !/^(VARCHAR|ENUM)/.test(column.type)) return null;
  const found = values ? await values(owner.name, column.name) : column.samples;
  const options = found.map((text) => ({label: text.replaceAll("'", "''"), type: "text"}));
  return options.length ? {from, options, validFor: /^[^'\n]*$/} : null;
}

function names({tables, derived, macros}: Schema, {named}: Scope): Completion[] {
  return [
    ...named.map(({name}) => ({label: quotedIdentifier(name), type: "class", boost: 3})),
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

function functionOption({name, forms, description}: EngineFunction): Completion {
  const info = [description, ...forms.slice(0, 4)].filter(Boolean).join("\n");
  return {label: name, type: "function", detail: "( )", info, apply: `${name}(`, boost: -1};
}

// A name that SQL has another use for is found without its quotes and put there with them.
function columnOption(
  {name, type, description, unit}: SchemaTable["columns"][number],
  boost: number
): Completion {
  const info = unit ? `${description} (${unit})` : description;
  return {label: name, apply: quotedIdentifier(name), type: "property", detail: type, info, boost};
}

// Those of the SELECT around come first.
function columnOptions({used}: Scope): Completion[] {
  const tables = [...new Set([...used.values()].reverse())];
  const columns = tables.flatMap((table, at) =>
    table.columns.map((column) => columnOption(column, at ? 1 : 2))
  );
  return [...new Map(columns.reverse().map((column) => [column.label, column])).values()];
}
