import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import type {DuckDBConnection} from "@duckdb/node-api";
import {answer, largestAnswers, type Answers} from "./answers.js";
import {arrowBytes} from "./arrow.js";
import {citationTemplates} from "./citation-templates.js";
import {claimsPage} from "./claims-page.js";
import {databaseTables} from "./columns.js";
import {downloads} from "./downloads.js";
import {createDatabase, lock} from "./database.js";
import {answerFences, readPages, type Page} from "./pages.js";
import {codebookPage, sourcesPage} from "./reference-pages.js";
import {references} from "./references.js";
import {compareProblems, formatProblem, type Problem, type Report} from "./problem.js";
import {answerLedgers} from "./ledger.js";
import {byPosition, namesOf} from "./names.js";
import {readQueries, type Query} from "./query.js";
import {readRecord, type DataRecord} from "./record.js";
import {questionList} from "./questions.js";
import {schemaOf} from "./schema.js";
import {works} from "./works.js";
import {searchDocuments} from "./search.js";

/** All that one run of the program makes: the files for Framework's loaders, by path below `src/`, and what is wrong. */
export interface Outputs {
  record: DataRecord;
  problems: Problem[];
  answers: Map<string, Answers>;
  files: Map<string, Uint8Array | string>;
}

/** Folders from which a run reads. */
export interface Inputs {
  data?: string[];
  queries?: string;
  pages?: string;
  preview?: boolean;
  /** Whether to make the files that readers take away, which takes longer. */
  takeaway?: boolean;
}

/** Reads, validates, builds and answers everything, in one process and once. */
export async function computeOutputs({
  data = ["data"],
  queries = "src/queries",
  pages: folder = "src",
  preview = false,
  takeaway = false
}: Inputs = {}): Promise<Outputs> {
  const record = readRecord(data[0], ...data.slice(1));
  const problems = [...record.problems];
  const report: Report = (problem) => void problems.push(problem);
  const questions = readQueries(queries, namesOf(record.tables), report);
  const keys = record.sources.map(({key}) => key);
  const pages = readPages(folder, keys, report);
  const files = new Map<string, Uint8Array | string>();
  const answers = new Map<string, Answers>();
  const errors = problems.filter(({fixable}) => !fixable);
  if (errors.length === 0) {
    const connection = await createDatabase(record);
    try {
      if (takeaway) for (const [path, contents] of await downloads(connection, record)) files.set(path, contents);
      await lock(connection);
      files.set("data/database.json", JSON.stringify(await schemaOf(record, connection)));
      await answerAll(connection, record.version, questions, answers, report);
      await answerLedgers(connection, record, answers, report);
      for (const {name} of questions)
        if (answers.has(name)) files.set(`data/answers/${name}.json`, JSON.stringify(answers.get(name)));
      const workbench = pages.some(({path}) => path === "/workbench");
      files.set("claims.md", claimsPage(record, answers, workbench));
      files.set("data/fences.json", JSON.stringify(await answerFences(connection, pages, report)));
    } finally {
      connection.closeSync();
    }
  }
  problems.sort(compareProblems);
  addRecordFiles(record, questions, pages, files);
  files.set("data/site.json", JSON.stringify(siteJson(record, problems, preview)));
  return {record, problems, answers, files};
}

// A warm program answers again only what changed. A question that had faults is not kept.
const known = new Map<string, {key: string; answers: Answers}>();

async function answerAll(
  connection: DuckDBConnection,
  version: string,
  questions: Query[],
  answers: Map<string, Answers>,
  report: Report
): Promise<void> {
  for (const question of questions) {
    const key = JSON.stringify([version, question]);
    const answered =
      known.get(question.name)?.key === key
        ? known.get(question.name)!.answers
        : await answer(connection, question, report);
    if (!answered) continue;
    known.set(question.name, {key, answers: answered});
    const size = gzipSync(JSON.stringify(answered)).length;
    if (size > largestAnswers) {
      const message = `answers of ${size} bytes compressed, more than ${largestAnswers}`;
      report({
        file: question.file,
        line: 1,
        message,
        remedy: "return fewer rows or columns, or leave a choice to the figure"
      });
    }
    answers.set(question.name, answered);
  }
}

function addRecordFiles(record: DataRecord, questions: Query[], pages: Page[], files: Outputs["files"]): void {
  for (const table of databaseTables(record)) files.set(`data/tables/${table.name}.arrow`, arrowBytes(table));
  files.set("data/queries.json", JSON.stringify(questionList([...questions, ...record.questions], pages)));
  files.set("data/citation.json", JSON.stringify(citationTemplates(record.version)));
  files.set("data/works.json", JSON.stringify(works(record.sources)));
  files.set("data/references.json", JSON.stringify(references(record.sources)));
  files.set("sources.md", sourcesPage(record));
  files.set("codebook.md", codebookPage(record));
  files.set("data/search.json", JSON.stringify(searchDocuments(record, questions, pages)));
}

function siteJson(record: DataRecord, problems: Problem[], preview: boolean) {
  const pick = (table: string, ...names: string[]) =>
    byPosition(record.tables.get(table) ?? []).map(({values}) =>
      Object.fromEntries(names.map((name) => [name, values[name]]))
    );
  return {
    version: record.version,
    asOf: record.package.asOf,
    preview,
    problems: preview ? problems.map(formatProblem) : [],
    cases: pick("cases", "id", "name", "native_name", "native_lang", "role", "position"),
    lenses: pick("lenses", "id", "name", "description"),
    repository: repository()
  };
}

/** Where the kit's copy keeps its issues, as `CITATION.cff` says; null where it names no repository. */
function repository(): string | null {
  return /^repository-code:\s*["']?(https?:[^"'\s]+)/m.exec(readFileSync("CITATION.cff", "utf8"))?.[1] ?? null;
}
