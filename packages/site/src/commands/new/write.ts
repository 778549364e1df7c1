import {existsSync, readFileSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname} from "node:path/posix";
import {
  ProblemError,
  checkSources,
  datasetOf,
  familiesOf,
  formatBibliography,
  formatCsv,
  parseBibliography,
  readFiles,
  readTable
} from "@cold-winter/data";
import type {Dataset, Problem} from "@cold-winter/data";
import type {Scaffold} from "./kind.js";

/**
 * Writes a scaffold and returns a line for each file. Writes nothing and throws where a file or a row is there already, or
 * where a row or an entry would not pass the check.
 */
export async function write(
  {files, rows = [], entries = [], whole}: Scaffold,
  dataset: Dataset
): Promise<string[]> {
  const texts = new Map<string, string>();
  for (const [file, text] of files) {
    if (existsSync(file))
      throw new Error(`${file} is there already: choose another name, or edit it`);
    texts.set(file, text);
  }
  for (const {file, table, row} of rows)
    texts.set(file, withRow({file, before: texts.get(file)}, table, row, dataset));
  for (const {file, text} of entries) texts.set(file, withEntry(file, text, dataset));
  if (whole) checkWhole(texts);
  const told: string[] = [];
  for (const [file, text] of texts) {
    told.push(existsSync(file) ? `added to ${file}` : `wrote ${file}`);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, text);
  }
  return told;
}

/** Throws where the record would have problems with these texts in the place of its files. */
function checkWhole(texts: Map<string, string>): void {
  const files = readFiles("data");
  for (const [file, text] of texts) files.set(file, new TextEncoder().encode(text));
  const {problems} = datasetOf(files);
  if (problems.length) throw new ProblemError(problems);
}

function withRow(
  {file, before: told}: {file: string; before?: string},
  name: string,
  row: Record<string, string>,
  dataset: Dataset
): string {
  const table = dataset.package.tables.find((each) => each.name === name)!;
  const id = row[table.key]!;
  const twin = dataset.tables.get(name)!.find((each) => each.id === id);
  if (twin) throw new Error(`${id} is there already: ${twin.file}:${twin.line}`);
  const header = table.fields.map((field) => field.name);
  const before = told ?? (existsSync(file) ? readFileSync(file, "utf8") : formatCsv(header, []));
  const line = formatCsv(header, [header.map((column) => row[column] ?? "")])
    .split("\n")
    .slice(1)
    .join("\n");
  const problems: Problem[] = [];
  const {canonical} = readTable(
    before + line,
    file,
    table,
    (problem) => void problems.push(problem)
  );
  if (problems.length || canonical === null) throw new ProblemError(problems);
  return canonical;
}

function withEntry(file: string, text: string, {package: described}: Dataset): string {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const sources = parseBibliography(`${before}\n${text}`, file, familiesOf(described), report);
  if (sources) checkSources({package: described, sources} as Dataset, report);
  if (!sources || problems.length) throw new ProblemError(problems);
  return formatBibliography(sources, `${before}\n${text}`);
}
