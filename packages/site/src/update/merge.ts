import {cpSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path/posix";
import {parse} from "csv-parse/sync";
import {
  ProblemError,
  datasetOf,
  formatCsv,
  problemsOfSets,
  readFiles,
  readTable,
  type Dataset,
  type Problem
} from "@cold-winter/data";
import {changedFindings, type ChangedFinding} from "../commands/release/findings.js";
import {computeOutputs} from "../outputs/outputs.js";
import type {Candidates, Cells, Change} from "./candidates.js";

/** The new text of each file that changes would touch. */
export type Texts = Map<string, string>;

/** Returns the files of the record as changes would leave them. Throws where a row is no longer what a change was held against. */
export function mergedTexts(dataset: Dataset, {table: name, changes}: Candidates): Texts {
  const table = dataset.package.tables.find((each) => each.name === name)!;
  const texts: Texts = new Map();
  const problems: Problem[] = [];
  for (const file of new Set(changes.map((change) => change.file))) {
    const rows = new Map(
      parse<Cells>(dataset.canonical.get(file) ?? "", {columns: true}).map((cells) => [
        cells["id"]!,
        cells
      ])
    );
    for (const change of changes.filter((each) => each.file === file)) {
      const now = rows.get(change.id) ?? null;
      if (!same(now, change.before) && !same(now, change.after))
        problems.push({
          file,
          field: change.id,
          message: "edited since the candidates were made",
          remedy: "update again, then look at what is proposed"
        });
      if (change.after) rows.set(change.id, change.after);
      else rows.delete(change.id);
    }
    const header = table.fields.map((field) => field.name);
    const lines = [...rows.values()].map((cells) => header.map((column) => cells[column] ?? ""));
    const report = (problem: Problem) => void problems.push(problem);
    const {canonical} = readTable(formatCsv(header, lines), file, table, report);
    texts.set(file, canonical ?? "");
  }
  if (problems.length) throw new ProblemError(problems);
  return texts;
}

/** Turns changes round: what they would make is what there was. */
export const reversed = (changes: Change[]): Change[] =>
  changes.map(({before, after, ...rest}) => ({...rest, before: after, after: before}));

const same = (a: Cells | null, b: Cells | null) =>
  a === b || (a !== null && b !== null && words(a) === words(b));

const words = (cells: Cells) =>
  JSON.stringify(
    Object.entries(cells)
      .filter(([, text]) => text)
      .sort()
  );

/** Returns what the rules of the record say of it with other texts in some files. */
export async function problemsWith(data: string, texts: Texts): Promise<Problem[]> {
  const files = readFiles(data);
  for (const [file, text] of texts) files.set(file, new TextEncoder().encode(text));
  const dataset = datasetOf(files, data);
  if (dataset.problems.length) return dataset.problems;
  return problemsOfSets(dataset);
}

/** Returns the findings and verdicts that would read otherwise; null where the rules keep the record from being answered. */
export async function movedFindings(data: string, texts: Texts): Promise<ChangedFinding[] | null> {
  const folder = mkdtempSync(join(tmpdir().replaceAll("\\", "/"), "cold-winter-update-"));
  const copy = `${folder}/data`;
  try {
    cpSync(data, copy, {recursive: true});
    for (const [file, text] of texts) writeFileSync(join(copy, relative(data, file)), text);
    const [before, after] = [
      await computeOutputs({data: [data], kept: true}),
      await computeOutputs({data: [copy]})
    ];
    return before.broken || after.broken ? null : await changedFindings(before, after);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
