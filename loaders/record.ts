import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname, join} from "node:path/posix";
import {formatBibliography, parseBibliography, type Source} from "./bibliography.js";
import {decodeText} from "./csv.js";
import {lineOf} from "./lines.js";
import type {Judgement} from "./ledger.js";
import {namesOf} from "./names.js";
import {readPackage, type DataPackage, type Table} from "./package.js";
import {compareProblems, type Problem, type Report} from "./problem.js";
import {parseQuery, type Names, type Query} from "./query.js";
import {rules} from "./rules/index.js";
import {compareIds, readTable, type Row, type TableFile} from "./table.js";

/** Everything in `data/`, read and judged. */
export interface DataRecord {
  package: DataPackage;
  tables: Map<string, Row[]>;
  sources: Source[];
  /** The questions of ledgers, named `<ledger>/<file>`. */
  questions: Query[];
  /** What they answer and what rules make of it; empty until the database is built. */
  judgement: Judgement;
  problems: Problem[];
  /** Tables, and `sources`, of which a part could not be read: nothing can be said of what refers to them. */
  partial: Set<string>;
  /** Canonical text of each file that can be read whole, by path. */
  canonical: Map<string, string>;
  /** Release name and hash of the canonical text: the same in every clone, whatever git says. */
  version: string;
}

/**
 * Reads the record from a folder and, behind it, from further folders that add rows: every `<table>.csv`,
 * `sources.bib` and question of a ledger below them. Never throws for what an author typed; see `problems`.
 */
export function readRecord(folder = "data", ...more: string[]): DataRecord {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const dataPackage = readPackage(folder, report) ?? emptyPackage;
  const record: DataRecord = {
    package: dataPackage,
    tables: new Map(dataPackage.tables.map(({name}) => [name, []])),
    sources: [],
    questions: [],
    judgement: {answers: new Map(), verdicts: []},
    problems,
    partial: new Set(),
    canonical: new Map(),
    version: ""
  };
  const files = [folder, ...more].flatMap(visit);
  for (const file of files) readFile(file, record, report);
  const names = namesOf(record.tables);
  for (const file of files.filter((name) => name.endsWith(".sql"))) readQuestion(file, record, names, report);
  reportMissingFiles(folder, record, report);
  for (const rows of record.tables.values()) rows.sort((a, b) => compareIds(a.id, b.id));
  record.sources.sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const rule of rules) rule(record, report);
  problems.sort(compareProblems);
  record.version = dataVersion(record);
  return record;
}

const emptyPackage: DataPackage = {name: "", title: "", description: "", version: "", asOf: "", tables: [], raw: {}};

function visit(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? visit(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function readFile(file: string, record: DataRecord, report: Report): void {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const table = record.package.tables.find(({path}) => path === name);
  if (!table && name !== "sources.bib") {
    if (name.endsWith(".csv")) {
      report({file, message: "unknown table", remedy: "describe it in data/datapackage.json or remove it"});
    }
    return;
  }
  const text = decodeText(readFileSync(file), file, report);
  const canonical =
    text === null
      ? null
      : table
        ? readRows(text, file, table, record, report)
        : readSources(text, file, record, report);
  if (canonical === null) record.partial.add(table?.name ?? "sources");
  else compare(file, text!, canonical, record, report);
}

function readRows(text: string, file: string, table: Table, record: DataRecord, report: Report): string | null {
  const key = JSON.stringify([file, table]);
  let known = read.get(key);
  if (known?.text !== text) {
    const problems: Problem[] = [];
    known = {text, problems, ...readTable(text, file, table, (problem) => problems.push(problem))};
    read.set(key, known);
  }
  known.problems.forEach(report);
  for (const row of known.rows) record.tables.get(table.name)!.push(row);
  return known.canonical;
}

// A warm program reads only what changed.
const read = new Map<string, {text: string; problems: Problem[]} & TableFile>();

function readQuestion(file: string, record: DataRecord, names: Names, report: Report): void {
  const text = decodeText(readFileSync(file), file, report);
  if (text === null) return;
  compare(file, text, text.replace(/\r\n/g, "\n"), record, report);
  const question = parseQuery(text, file, names, report);
  if (question) record.questions.push({...question, name: `${basename(dirname(file))}/${question.name}`});
}

function readSources(text: string, file: string, record: DataRecord, report: Report): string | null {
  const sources = parseBibliography(text, file, report);
  record.sources.push(...(sources ?? []));
  return sources && formatBibliography(sources);
}

function compare(file: string, text: string, canonical: string, record: DataRecord, report: Report): void {
  record.canonical.set(file, canonical);
  if (text === canonical) return;
  const ours = canonical.split("\n");
  const line = text.split("\n").findIndex((theirs, at) => theirs !== ours[at]) + 1;
  report({file, line: line || ours.length, message: "not canonical", remedy: "run npm run format", fixable: true});
}

function reportMissingFiles(folder: string, record: DataRecord, report: Report): void {
  const found = new Set(visit(folder).map((file) => file.slice(file.lastIndexOf("/") + 1)));
  const text = existsSync(join(folder, "datapackage.json"))
    ? readFileSync(join(folder, "datapackage.json"), "utf8")
    : "";
  for (const {name, path} of record.package.tables) {
    if (found.has(path)) continue;
    record.partial.add(name);
    const file = join(folder, "datapackage.json");
    report({
      file,
      line: lineOf(text, `"${path}"`),
      field: path,
      message: "missing file",
      remedy: `restore ${join(folder, path)}, if only its header`
    });
  }
  if (!found.has("sources.bib")) {
    record.partial.add("sources");
    report({file: join(folder, "sources.bib"), message: "missing file", remedy: "restore the bibliography"});
  }
}

function dataVersion({canonical, package: {version, raw}}: DataRecord): string {
  const hash = createHash("sha256").update(JSON.stringify(raw));
  for (const [file, text] of [...canonical].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(file).update(text);
  return `${version}-${hash.digest("hex").slice(0, 8)}`;
}
