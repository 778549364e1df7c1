import {existsSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {parseDocument} from "yaml";
import {
  canCompare,
  catalogueOf,
  checkSchema,
  comparisonQuery,
  outlineFile,
  outlineOf,
  type Answers,
  type Dataset,
  type Query,
  type Report,
  type SchemaFault
} from "@cold-winter/data";
import {
  checkComparison,
  currentNames,
  hasPlace,
  isMapped,
  normalComparison,
  toldOf,
  writtenComparison,
  type Catalogue,
  type Comparison,
  type Told
} from "@cold-winter/data/comparison";
import {comparisonId, comparisonName} from "./comparison-name.js";
import {isSteered, readTemplate} from "../reactive/comparison-code.js";
import {isRun, type Cell} from "./page-text.js";

/** A fenced comparison of a page: its name, and the YAML in which it is written. */
export interface ComparisonFence {
  name: string;
  file: string;
  /** The line on which the YAML begins. */
  line: number;
  text: string;
  /** Whether values of the page's cells stand in it, as `${}`: it is read when these are known. */
  steered: boolean;
}

/** Returns the comparisons among the cells of a page. */
export function comparisonFences(file: string, path: string, cells: Cell[]): ComparisonFence[] {
  return cells
    .filter(({language, info}) => language === "compare" && isRun(info))
    .map(({line, info, code}, at) => ({
      ...{file, line, text: code, steered: isSteered(code)},
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
  const outline = outlineFile(dataset);
  if (outline !== undefined && !existsSync(outline))
    report({
      ...{file: "data/datapackage.json", line: 1, field: "outline"},
      message: `no such file: ${outline}`,
      remedy: "name a file of lines as GeoJSON has them, or leave it out"
    });
  for (const fence of fences) {
    // What values stand in is known when the cells of its page ran.
    const written = fence.steered ? null : readFence(fence, report);
    const comparison = written && judged(written, fence, catalogue, report);
    if (comparison) addComparison(compared, dataset, fence, comparison);
  }
  return compared;
}

/** Makes a question of a comparison that is not refused, and returns it. */
export function addComparison(
  compared: Compared,
  dataset: Dataset,
  fence: ComparisonFence,
  comparison: Comparison
): Query {
  const catalogue = compared.catalogue!;
  const question = comparisonQuery(comparison, catalogue, fence, lensNames(dataset));
  compared.questions.push(question);
  const outline = isMapped(comparison) ? outlineOf(dataset) : undefined;
  compared.told.set(fence.name, {...toldOf(comparison, catalogue), ...(outline && {outline})});
  return question;
}

function lensNames({tables}: Dataset): Record<string, string> {
  const rows = tables.get("lenses") ?? [];
  return Object.fromEntries(rows.map(({id, values}) => [id, String(values["name"] ?? id)]));
}

// The line on which a field of a fence stands; else its first.
function lineOfField({line, text}: ComparisonFence, field: string): number {
  if (hasPlace(field)) {
    const key = text.split("\n").findIndex((each) => /^\s*\$\{.*\}\s*:/.test(each));
    return line + Math.max(0, key);
  }
  const word = field.split("/").findLast((part) => /^[a-z_]+$/.test(part)) ?? field;
  const found = text.split("\n").findIndex((each) => new RegExp(`\\b${word}\\s*:`).test(each));
  return line + Math.max(0, found);
}

/** Holds what is written out in a fence to the schema, where its values are not known. Faults of its YAML the cells tell. */
export function checkTemplate(fence: ComparisonFence, report: Report): void {
  const {template} = readTemplate(fence.text);
  if (!isGroup(template)) return;
  const fixed = Object.entries(template).filter(
    ([name, each]) => name !== "what" && !hasPlace(each)
  );
  const comparison = normalComparison({...Object.fromEntries(fixed), what: "any"});
  reportFaults(checkSchema(comparison), fence, report);
}

function reportFaults(faults: SchemaFault[], fence: ComparisonFence, report: Report): void {
  for (const {field, message} of faults) {
    const at = {file: fence.file, line: lineOfField(fence, field)};
    if (hasPlace(field)) {
      const remedy = "write the name of the field";
      report({...at, field: "${}", message: "a value in place of a field", remedy});
    } else report({...at, field, message, remedy: "see download/comparison.schema.json"});
  }
}

function readFence(fence: ComparisonFence, report: Report): Record<string, unknown> | null {
  const {file, line, text} = fence;
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
  if (isGroup(written)) return written;
  report({
    file,
    line,
    field: "compare",
    message: "not a comparison",
    remedy: "begin with what: and a name of the codebook"
  });
  return null;
}

const isGroup = (written: unknown): written is Record<string, unknown> =>
  typeof written === "object" && written !== null && !Array.isArray(written);

/** Holds what was written in a fence to the schema and to the record. Reports what is wrong, and then returns null. */
export function judged(
  written: Record<string, unknown>,
  fence: ComparisonFence,
  catalogue: Catalogue,
  report: Report
): Comparison | null {
  const {file, line} = fence;
  const at = (field: string) => lineOfField(fence, field);
  try {
    const made = writtenComparison(written);
    const faults = checkSchema(made);
    reportFaults(faults, fence, report);
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
