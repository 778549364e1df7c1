import type {DuckDBConnection} from "@duckdb/node-api";
import {parseDocument} from "yaml";
import {
  canCompare,
  catalogueOf,
  checkSchema,
  comparisonQuery,
  type Answers,
  type Dataset,
  type Query,
  type Report
} from "@cold-winter/data";
import {
  checkComparison,
  currentNames,
  normalComparison,
  readWhat,
  toldOf,
  type Catalogue,
  type Comparison,
  type Told
} from "@cold-winter/data/comparison";
import type {Cell} from "./page-text.js";

/** A fenced comparison of a page: its name, and the YAML in which it is written. */
export interface ComparisonFence {
  name: string;
  file: string;
  /** The line on which the YAML begins. */
  line: number;
  text: string;
}

/** Returns the name under which a page's comparison is drawn, answered and linked: by the page and its id or its number, from 0. */
export function comparisonName(path: string, id: string | undefined, at: number): string {
  const page =
    path
      .replace(/\/index$/, "/")
      .slice(1)
      .replaceAll("/", "-") || "index";
  return `compare-${page}-${id ?? at + 1}`;
}

/** Returns the id that the info string of a fence gives. */
export function comparisonId(info: string): string | undefined {
  return /\bid\s*=\s*"?([\w-]+)/.exec(info)?.[1];
}

/** Returns the comparisons among the cells of a page. */
export function comparisonFences(file: string, path: string, cells: Cell[]): ComparisonFence[] {
  return cells
    .filter(({language, info}) => language === "compare" && !/\brun\s*=\s*"?false/.test(info))
    .map(({line, info, code}, at) => ({
      ...{file, line, text: code},
      name: comparisonName(path, comparisonId(info), at)
    }));
}

/** Returns the names of the comparisons of pages among what was answered. */
export function comparisonNames({answers}: {answers: Map<string, Answers>}): string[] {
  return [...answers].flatMap(([name, {told}]) => (told ? [name] : []));
}

/** Comparisons that pages ask for, as questions, with what their drawings know besides the rows. */
export interface Compared {
  catalogue: Catalogue | null;
  questions: Query[];
  told: Map<string, Told>;
}

/** Makes questions of the comparisons of pages. Reports what cannot be read, and what is refused. */
export async function comparisonQuestions(
  connection: DuckDBConnection,
  dataset: Dataset,
  fences: ComparisonFence[],
  kept: boolean,
  report: Report
): Promise<Compared> {
  const compared: Compared = {catalogue: null, questions: [], told: new Map()};
  if (!canCompare(dataset)) {
    for (const {file, line} of fences)
      report({
        file,
        line,
        field: "compare",
        message: "this record holds nothing to compare",
        remedy: "add the tables that comparisons rest on, or take the fence out"
      });
    return compared;
  }
  const catalogue = (compared.catalogue = await catalogueOf(dataset, connection, kept));
  const names = lensNames(dataset);
  for (const fence of fences) {
    const comparison = readFence(fence, catalogue, report);
    if (!comparison) continue;
    compared.questions.push(comparisonQuery(comparison, catalogue, fence, names));
    compared.told.set(fence.name, toldOf(comparison, catalogue));
  }
  return compared;
}

function lensNames({tables}: Dataset): Record<string, string> {
  const rows = tables.get("lenses") ?? [];
  return Object.fromEntries(rows.map(({id, values}) => [id, String(values["name"] ?? id)]));
}

function readFence(
  {file, line, text}: ComparisonFence,
  catalogue: Catalogue,
  report: Report
): Comparison | null {
  const at = (field: string) => {
    const word = field.split("/").findLast((part) => /^[a-z_]+$/.test(part)) ?? field;
    const found = text.split("\n").findIndex((each) => new RegExp(`\\b${word}\\s*:`).test(each));
    return line + Math.max(0, found);
  };
  const document = parseDocument(text);
  if (document.errors.length) {
    const [{message, linePos}] = document.errors as [(typeof document.errors)[0]];
    report({
      file,
      line: line + (linePos?.[0].line ?? 1) - 1,
      field: "compare",
      message: message.split("\n")[0]!,
      remedy: "mend the YAML of the fence"
    });
    return null;
  }
  const written = document.toJS() as unknown;
  if (typeof written !== "object" || written === null || Array.isArray(written)) {
    report({
      file,
      line,
      field: "compare",
      message: "not a comparison",
      remedy: "begin with what: and a name of the codebook"
    });
    return null;
  }
  try {
    const made = normalComparison(withParts(written as Record<string, unknown>));
    const faults = checkSchema(made);
    for (const {field, message} of faults)
      report({
        file,
        line: at(field),
        field,
        message,
        remedy: "see download/comparison.schema.json"
      });
    if (faults.length) return null;
    const {comparison, changes} = currentNames(made, catalogue);
    for (const [old, now] of changes)
      report({
        file,
        line: at("what"),
        field: "what",
        message: `renamed: ${old}`,
        remedy: `write ${now}`
      });
    const refused = checkComparison(comparison, catalogue).filter((found) => found.refused);
    for (const {field, message, remedy} of refused)
      report({file, line: at(field), field, message, remedy});
    return refused.length ? null : comparison;
  } catch (error) {
    report({
      file,
      line,
      field: "what",
      message: (error as Error).message,
      remedy: "see /guide/authors"
    });
    return null;
  }
}

// A thing may be written as an address has it: `grain/per:person`.
function withParts(written: Record<string, unknown>): Record<string, unknown> {
  const what = [written["what"] ?? []].flat() as unknown[];
  return {...written, what: what.map((each) => (typeof each === "string" ? readWhat(each) : each))};
}
