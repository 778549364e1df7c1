import {readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import type {Outputs} from "../../outputs/outputs.js";
import type {Report} from "@cold-winter/data";
import {type FigureSpec, type Row, rowsOf} from "@cold-winter/figure";
import {figureState, widths} from "@cold-winter/figure/drawing";
import {nearest} from "@cold-winter/data/shared";
import {figureInput, loadFigure} from "../../build/bake.js";
import {importFault, partFault} from "../../build/renamed.js";

const needed = ["query", "finding", "subtitle", "render", "table"] as const;
let drawn: Document | undefined;

/** Draws a figure for its default choices. Reports what cannot be read or drawn, and columns that its question does not return. */
export async function checkFigure(
  name: string,
  file: string,
  outputs: Outputs,
  report: Report
): Promise<void> {
  let spec: FigureSpec;
  try {
    spec = await loadFigure(name);
  } catch (error) {
    report(unreadable(file, error as Error));
    return;
  }
  for (const part of Object.keys(spec)) {
    const fault = partFault(part);
    if (fault) report({file, line: lineOf(file, part), ...fault});
  }
  const missing = needed.filter((part) => !(part in spec));
  for (const part of missing)
    report({
      file,
      line: 1,
      field: part,
      message: "not exported",
      remedy: `add export ${part}; see /guide/authors`
    });
  if (missing.length) return;
  const answers = outputs.answers.get(spec.query);
  if (answers) {
    drawn ??= new JSDOM("").window.document;
    await checkColumns(drawn, name, file, outputs, report);
  }
  // A question that was refused has its own line.
  else if (!outputs.problems.some((problem) => problem.file === `src/queries/${spec.query}.sql`))
    report({
      file,
      line: lineOf(file, "query"),
      field: "query",
      ...unknownQuery(spec.query, outputs)
    });
}

function unreadable(file: string, {message}: Error) {
  const absent = importFault(message);
  if (absent) return {file, line: lineOf(file, absent.field), ...absent};
  const [, where, line, words] = /(?:^|\n)(\S+?):(\d+):\d+: ERROR: (.+)/.exec(message) ?? [];
  return {
    file: where ?? file,
    line: Number(line ?? 1),
    message: words ?? message.split("\n")[0]!,
    remedy: "mend the code"
  };
}

function unknownQuery(query: string, {answers}: Outputs) {
  const near = nearest(query, answers.keys());
  return {
    message: `unknown query: ${query}`,
    remedy: near ? `did you mean ${near}?` : `write src/queries/${query}.sql`
  };
}

async function checkColumns(
  document: Document,
  name: string,
  file: string,
  outputs: Outputs,
  report: Report
): Promise<void> {
  const input = await figureInput(name, outputs);
  const {spec, answers, cases, asOf} = input;
  const columns = answers.columns.map((column) => column.name);
  const read = new Set<string>();
  const rows = rowsOf(answers).map((row) => watched(row, read));
  try {
    const {context} = figureState(input);
    spec.views?.(rows, {cases, asOf});
    const shown = spec.select?.(rows, context) ?? rows;
    const made = new Set(shown.flatMap((row) => Object.keys(row)));
    for (const column of spec.table) if (!made.has(column.name)) read.add(column.name);
    spec.finding(shown, context);
    spec.detail?.(shown, context);
    spec.subtitle(shown, context);
    spec.render(shown, {...context, document, width: widths.wide});
    for (const row of shown) spec.value?.(row, context);
  } catch (error) {
    const line = new RegExp(`${file}:(\\d+)`).exec((error as Error).stack ?? "")?.[1];
    report({
      file,
      line: Number(line ?? 1),
      message: (error as Error).message.split("\n")[0]!,
      remedy: "mend the figure"
    });
  }
  for (const column of [...read].filter((each) => !columns.includes(each))) {
    const near = nearest(column, columns);
    const remedy = near
      ? `did you mean ${near}?`
      : `return it in src/queries/${spec.query}.sql or do not read it`;
    report({
      file,
      line: lineOf(file, column),
      field: column,
      message: `no column of ${spec.query}: ${column}`,
      remedy
    });
  }
}

// Libraries ask any object for the first of these; parts that figures share look for the others, which a question may leave out.
const asked = new Set(["then", "toJSON", "nodeType", "length", "constructor"]);
for (const name of ["low", "best", "high", "unit", "note", "family", "voices", "readings"])
  asked.add(name);

function watched(row: Row, read: Set<string>): Row {
  return new Proxy(row, {
    get: (target, name) => {
      if (typeof name === "string" && !asked.has(name) && !(name in Object.prototype))
        read.add(name);
      return target[name as string];
    }
  });
}

function lineOf(file: string, word: string): number {
  const lines = readFileSync(file, "utf8").split("\n");
  return (
    Math.max(
      0,
      lines.findIndex((line) => new RegExp(`\\b${word}\\b`).test(line))
    ) + 1
  );
}
