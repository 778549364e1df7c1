import {createHash} from "node:crypto";
import {existsSync, readdirSync} from "node:fs";
import {basename, dirname, join} from "node:path/posix";
import {formatBibliography, formatEntry, parseBibliography, type Source} from "./bibliography.js";
import {decodeText} from "./csv.js";
import type {Dataset} from "./dataset.js";
import {readBytes} from "./files.js";
import {memoizeByName, memoizeRecent, memoize} from "./memoize.js";
import {reportMissingFiles} from "./missing-files.js";
import {namesOf} from "./names.js";
import {readPackage} from "./package.js";
import {familiesOf, type DataPackage, type Table} from "./description.js";
import {compareProblems, type Problem, type Report} from "./problem.js";
import {parseQuery, type Names} from "./query.js";
import type {Head} from "./remote/head.js";
import {isAnswer, isHead, readHeads} from "./remote/read-heads.js";
import {atHeads} from "./remote/remote-table.js";
import {readRemote} from "./remote/read-remote.js";
import {measureOf, resourceOf, withPartitions} from "./remote/resource.js";
import {rules} from "./rules/index.js";
import {compareIds, readTable, type TableFile} from "./table.js";

/** The bytes of files by path. */
export type Files = Map<string, Uint8Array>;

/**
 * Reads the record from a folder and, behind it, from further folders that add rows: every `<table>.csv`,
 * `sources.bib` and question of a ledger below them. Never throws for what an author typed; see `problems`.
 */
export function readDataset(folder = "data", ...more: string[]): Dataset {
  return datasetOf(readFiles(folder, ...more), folder);
}

/** Reads the files of folders that a record is made from. */
export function readFiles(...folders: string[]): Files {
  const names = folders
    .flatMap(visit)
    .filter(
      (file) => /\.(csv|bib|sql)$|\/(datapackage|remote\.lock)\.json$/.test(file) || isHead(file)
    );
  return new Map(names.map((file) => [file, readBytes(file)]));
}

function visit(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? visit(join(folder, entry.name)) : [join(folder, entry.name)]
    );
}

/** Makes the record from files in memory, as `readDataset` does from those of `folder` and others. */
export function datasetOf(files: Files, folder = "data"): Dataset {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const described = files.get(join(folder, "datapackage.json"));
  const heads = readHeads(files, report);
  const dataPackage =
    readPackage(
      described && new TextDecoder().decode(described),
      report,
      join(folder, "datapackage.json"),
      elsewhere(...heads)
    ) ?? emptyPackage;
  const dataset: Dataset = {
    package: dataPackage,
    tables: new Map(),
    sources: [],
    questions: [],
    ledgerVerdicts: {answers: new Map(), verdicts: [], problems: []},
    problems,
    remote: [],
    remoteLock: {},
    partial: new Set(),
    canonical: new Map(),
    version: ""
  };
  const parts = new Map<string, TableFile[]>(dataPackage.tables.map(({name}) => [name, []]));
  const works: Source[][] = [];
  for (const [file, bytes] of files) readFile(file, bytes, {dataset, parts, works}, report);
  const addSums = (name: string, read: TableFile) => void parts.get(name)!.push(read);
  readRemote(heads, {files, folder, dataset}, addSums, report);
  reportMissingFiles(files, folder, dataset, report);
  for (const [name, read] of parts) dataset.tables.set(name, merged(name)(...read));
  for (const {head} of dataset.remote) {
    const rows = dataset.tables.get(head.name)!;
    dataset.tables.set(head.name, withPartitions(rows)(head));
  }
  dataset.sources = sorted(...works);
  const names = namesOf(dataset.tables);
  for (const [file, bytes] of files)
    if (file.endsWith(".sql")) readQuestion(file, bytes, dataset, names, report);
  for (const rule of rules) rule(dataset, report);
  dataset.problems = atHeads(problems).sort(compareProblems);
  dataset.version = dataVersion(dataset);
  return dataset;
}

const emptyPackage: DataPackage = {
  name: "",
  title: "",
  description: "",
  version: "",
  asOf: "",
  tables: [],
  figures: {},
  raw: {}
};

// What is made from the same files is the same object, so that a warm program makes anew only what rests on a change.
const merged = memoizeByName(() =>
  memoizeRecent((...parts: TableFile[]) =>
    parts.flatMap(({rows}) => rows).sort((a, b) => compareIds(a.id, b.id))
  )
);

const elsewhere = memoizeRecent((...heads: Head[]) => ({
  resources: heads.map(resourceOf),
  measures: heads.flatMap((head) => measureOf(head) ?? [])
}));

const digestOf = memoizeByName((file) =>
  memoizeRecent((text: string) => createHash("sha256").update(file).update(text).digest())
);

const entryText = memoize((source: Source) => formatEntry(source));

const sorted = memoizeRecent((...works: Source[][]) =>
  works.flat().sort((a, b) => (a.key < b.key ? -1 : 1))
);

/** What is filled while files are read. */
interface Reading {
  dataset: Dataset;
  parts: Map<string, TableFile[]>;
  works: Source[][];
}

function readFile(
  file: string,
  bytes: Uint8Array,
  {dataset, parts, works}: Reading,
  report: Report
): void {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (isAnswer(file) || !/\.(csv|bib)$/.test(name)) return;
  const table = dataset.package.tables.find(({path}) => path === name);
  if (!table && name !== "sources.bib") {
    if (name.endsWith(".csv"))
      report({
        file,
        message: "unknown table",
        remedy: "describe it in data/datapackage.json or remove it"
      });
    return;
  }
  const {text, problems} = decoded(file)(bytes);
  problems.forEach(report);
  let canonical: string | null = null;
  if (text !== null && table) {
    canonical = addTable(file, text, table, parts, report);
  } else if (text !== null) {
    const read = sourcesOf(file)(text, dataset.package);
    read.problems.forEach(report);
    works.push(read.sources);
    canonical = read.canonical;
  }
  if (canonical === null) dataset.partial.add(table?.name ?? "sources");
  else compare(file, text!, canonical, dataset, report);
}

function addTable(
  file: string,
  text: string,
  table: Table,
  parts: Reading["parts"],
  report: Report
): string | null {
  const read = tableOf(file)(text, table);
  read.problems.forEach(report);
  parts.get(table.name)!.push(read);
  return read.canonical;
}

const decoded = memoizeByName((file) =>
  memoize((bytes: Uint8Array) => {
    const problems: Problem[] = [];
    return {text: decodeText(bytes, file, (problem) => void problems.push(problem)), problems};
  })
);

const tableOf = memoizeByName((file) =>
  memoizeRecent((text: string, table: Table) => {
    const problems: Problem[] = [];
    return {problems, ...readTable(text, file, table, (problem) => void problems.push(problem))};
  })
);

function readQuestion(
  file: string,
  bytes: Uint8Array,
  dataset: Dataset,
  names: Names,
  report: Report
): void {
  const text = decodeText(bytes, file, report);
  if (text === null) return;
  compare(file, text, text.replace(/\r\n/g, "\n"), dataset, report);
  const question = parseQuery(text, file, names, report);
  if (question)
    dataset.questions.push({...question, name: `${basename(dirname(file))}/${question.name}`});
}

const sourcesOf = memoizeByName((file) =>
  memoizeRecent((text: string, described: DataPackage) => {
    const problems: Problem[] = [];
    const report = (problem: Problem) => void problems.push(problem);
    const sources = parseBibliography(text, file, familiesOf(described), report);
    return {
      problems,
      sources: sources ?? [],
      canonical: sources && formatBibliography(sources, text)
    };
  })
);

function compare(
  file: string,
  text: string,
  canonical: string,
  dataset: Dataset,
  report: Report
): void {
  dataset.canonical.set(file, canonical);
  if (text === canonical) return;
  const ours = canonical.split("\n");
  const line = text.split("\n").findIndex((theirs, at) => theirs !== ours[at]) + 1;
  report({
    file,
    line: line || ours.length,
    message: "not canonical",
    remedy: "run npm run format",
    fixable: true
  });
}

// A comment in a bibliography says nothing of the record.
function dataVersion({canonical, sources, package: {version, raw}}: Dataset): string {
  const hash = createHash("sha256").update(JSON.stringify(raw));
  for (const [file, text] of [...canonical].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const works = () => sources.filter((source) => source.file === file).map(entryText);
    hash.update(digestOf(file)(file.endsWith(".bib") ? works().join("\n") : text));
  }
  return `${version}-${hash.digest("hex").slice(0, 8)}`;
}
