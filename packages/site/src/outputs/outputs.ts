import {gzipSync} from "node:zlib";
import type {DuckDBConnection} from "@duckdb/node-api";
import {
  ProblemError,
  answer,
  answerLedgers,
  answerLessons,
  checkUse,
  citedBySynonyms,
  compareProblems,
  answerFromCache,
  judge,
  largestAnswers,
  mapConcurrent,
  namesOf,
  memoize,
  openDataset,
  readLabels,
  readLessons,
  readQueries,
  readDataset,
  readSynonyms,
  readTags,
  refreshDatabase,
  schemaOf
} from "@cold-winter/data";
import type {Answers, Dependencies, Lessons, Query, Report, Synonym, Tags} from "@cold-winter/data";
import {readLoaders, type LoaderFile} from "@cold-winter/data/loaders";
import {remoteSchema} from "@cold-winter/data/remote";
import {claimsPage} from "../templates/claims-page.js";
import {addDatasetFiles, addReferences, hasDisputes, hasWorkbench} from "./dataset-files.js";
import type {Inputs, Outputs, Preview} from "./run.js";
import {takeawayOf} from "./takeaway.js";
import {studentsPage, teachersPage} from "../templates/lessons-page.js";
import {readPages, type Page} from "../pages/pages.js";
import {fenceFile, runPages} from "../reactive/page-runs.js";
import {readingsOf} from "../things/readings.js";
import {comparisonOutputs, steeredQuestions} from "./comparison-outputs.js";
import {comparisonQuestions, type Compared} from "../pages/comparisons.js";
import {siteJson} from "./site-json.js";
import {addLineage} from "../provenance/files.js";
import {checkPages} from "../pages/rules/index.js";
import {checkMade} from "../pages/rules/made.js";
import {figureNames} from "../pages/questions.js";

export type {Outputs};

/** Reads, validates, builds and answers everything, in one process and once. */
export async function computeOutputs(inputs: Inputs = {}): Promise<Outputs> {
  const {
    data = ["data"],
    queries = "src/queries",
    lessons: lessonFolder = "src/lessons",
    preview
  } = inputs;
  const dataset = readDataset(data[0], ...data.slice(1));
  const problems = [...dataset.problems];
  const report: Report = (problem) => void problems.push(problem);
  // A fault of a question or a page keeps no rows from being made, and no other question from its answer.
  const broken = problems.some(({fixable}) => !fixable);
  const asked = readQueries(queries, namesOf(dataset.tables), report);
  const questions = asked.filter(({file}) => !problems.some((problem) => problem.file === file));
  const tags = readTags("src/tags.yaml", report);
  const synonyms = readSynonyms("src/synonyms.csv", report);
  const labels = readLabels("src/labels.csv", report);
  const lessons = readLessons(lessonFolder, report);
  const pages = readPages(inputs.pages ?? "src", report);
  const keys = dataset.sources.map(({key}) => key);
  checkUse(
    dataset,
    [...pages.flatMap(({cites}) => cites), ...citedBySynonyms(synonyms)].map(({key}) => key),
    report
  );
  checkPages({keys, figures: figureNames(), queries: asked.map(({name}) => name), pages}, report);
  const outputs: Outputs = {
    dataset,
    problems,
    broken,
    answers: new Map(),
    pages,
    readings: [],
    files: new Map([["data/labels.json", JSON.stringify(labels)]])
  };
  const shown = preview ? pages : pages.filter(({draft}) => !draft);
  const rest = {tags, synonyms, lessons, report, loaders: await readLoaders()};
  const run: Run = {
    outputs,
    questions,
    pages,
    shown,
    ...rest,
    preview: preview !== undefined
  };
  if (broken) return finish(run);
  try {
    if (preview) await answerWarm(run, preview);
    else await answerCold(run, inputs);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    outputs.broken = true;
  }
  return finish(run);
}

/** One run while it goes on. */
interface Run {
  outputs: Outputs;
  questions: Query[];
  pages: Page[];
  /** The pages that readers see: drafts in preview alone. */
  shown: Page[];
  tags: Tags;
  synonyms: Synonym[];
  lessons: Lessons;
  loaders: LoaderFile[];
  compared?: Compared;
  /** What statements rest on, where what was made before is taken. */
  dependencies?: Dependencies;
  report: Report;
  preview: boolean;
}

// Takes the answer that was made before, where what it rests on is known.
function ask(connection: DuckDBConnection, question: Query, {dependencies, report}: Run) {
  return (dependencies ? answerFromCache(dependencies) : answer)(connection, question, report);
}

async function answerCold(run: Run, {downloadOutputs, kept}: Inputs): Promise<void> {
  const {outputs, questions} = run;
  const {connection, judged, dependencies} = await openDataset(outputs.dataset, {kept});
  outputs.dataset = judged;
  run.dependencies = dependencies;
  try {
    await compare(connection, run);
    const answers = await mapConcurrent(connection, questions, (each, question) =>
      ask(each, question, run)
    );
    for (const [at, question] of questions.entries()) addAnswers(question, answers[at]!, run);
    await addRest(connection, run);
  } finally {
    connection.closeSync();
  }
  // What is taken away is written by a database of its own, which no author's statement was put to.
  if (downloadOutputs)
    for (const [path, file] of await takeawayOf(judged)) outputs.files.set(path, file);
}

async function answerWarm(run: Run, {first, early, signal, urgent: other}: Preview): Promise<void> {
  const {outputs, questions} = run;
  const {dataset} = outputs;
  const {connection, dependencies} = await refreshDatabase(dataset);
  run.dependencies = dependencies;
  const urgent = questions.filter(
    ({name, sql}) => first.includes(name) && !/\bverdicts\b/i.test(sql)
  );
  const answerEach = async (some: Query[]) => {
    for (const question of some) {
      addAnswers(question, await ask(connection, question, run), run);
      signal?.throwIfAborted();
    }
  };
  await answerEach(urgent.filter(({draws}) => !draws));
  await addFences(connection, run, first);
  addReferences(outputs.dataset, outputs.files);
  addSite(run);
  await early?.(outputs);
  // Ten thousand draws take longer than an author waits: the picture is there before them.
  const drawn = urgent.filter(({draws}) => draws);
  await answerEach(drawn);
  if (drawn.length) await early?.(outputs);
  signal?.throwIfAborted();
  outputs.dataset = await judge(connection, dataset, dependencies);
  await compare(connection, run);
  for (const question of questions) {
    await other?.();
    if (!urgent.includes(question)) await answerEach([question]);
  }
  signal?.throwIfAborted();
  await addRest(connection, run);
}

// The fences of open pages, where these ask of nothing that is made later.
async function addFences(connection: DuckDBConnection, run: Run, first: string[]): Promise<void> {
  const {outputs, shown, report} = run;
  const {dataset, answers, files} = outputs;
  const open = shown.filter(
    ({path, source}) => first.includes(fenceFile(path)) && !/\bquery\(|\bverdicts\b/i.test(source)
  );
  const {dependencies} = run;
  const from = {connection, dataset, questions: answers, dependencies};
  const runs = await runPages(open, from, report);
  for (const {path, file} of open)
    files.set(fenceFile(path), JSON.stringify(runs.of({file})?.answers ?? {}));
}

// Comparisons of pages are questions like others; what may be compared is known from the rows.
async function compare(connection: DuckDBConnection, run: Run): Promise<void> {
  const fences = run.pages.flatMap(({comparisons}) => comparisons);
  const {dataset} = run.outputs;
  const kept = run.dependencies !== undefined;
  run.compared = await comparisonQuestions(connection, dataset, fences, kept, run.report);
  run.questions.push(...run.compared.questions);
}

async function addRest(connection: DuckDBConnection, run: Run): Promise<void> {
  const {outputs, pages, shown, report} = run;
  const {dataset, answers, files} = outputs;
  const {dependencies} = run;
  const kept = dependencies !== undefined;
  const {catalogue} = run.compared ?? {};
  for (const [path, text] of await comparisonOutputs(connection, dataset, catalogue, kept))
    files.set(path, text);
  files.set("download/remote.schema.json", `${JSON.stringify(remoteSchema, null, 2)}\n`);
  files.set("data/database.json", JSON.stringify(await schemaOf(dataset, connection, kept)));
  answerLedgers(dataset, answers, report);
  files.set("claims.md", claimsPage(dataset, answers, hasWorkbench(shown)));
  const reportOnce: Report = (problem) =>
    void (outputs.problems.includes(problem) || report(problem));
  const from = {connection, dataset, questions: answers, dependencies, catalogue};
  const runs = await runPages(pages, from, reportOnce);
  for (const question of steeredQuestions(run.compared!, dataset, pages, runs)) {
    run.questions.push(question);
    addAnswers(question, await ask(connection, question, run), run);
  }
  const parts = await answerLessons(connection, run.lessons, report, dependencies);
  files.set("data/lessons.json", JSON.stringify(parts));
  const classroom = {...run.lessons, parts, version: dataset.version, disputes: hasDisputes(shown)};
  files.set("guide/students.md", studentsPage(classroom));
  files.set("guide/teachers.md", teachersPage(classroom));
  for (const [path, file] of runs.filesOf(shown)) files.set(path, file);
  files.set(
    "data/ledgers.json",
    JSON.stringify(Object.fromEntries(dataset.ledgerVerdicts.answers))
  );
  outputs.runs = runs;
  outputs.readings = await readingsOf(connection, dataset);
  await addLineage(connection, dataset, {answers, files});
}

function addAnswers({name, file}: Query, found: Answers | null, {outputs, compared}: Run): void {
  if (!found) return;
  const told = compared?.told.get(name);
  const answers = told ? {...found, told} : found;
  const text = answersText(answers);
  const size = compressedSize(answers);
  if (size > largestAnswers) {
    const message = `answers of ${size} bytes compressed, more than ${largestAnswers}`;
    const remedy = "return fewer rows or columns, or leave a choice to the figure";
    outputs.problems.push({file, line: 1, message, remedy});
  }
  outputs.answers.set(name, answers);
  outputs.files.set(`data/answers/${name}.json`, text);
}

const answersText = memoize((answers: Answers) => JSON.stringify(answers));
const compressedSize = memoize((answers: Answers) => gzipSync(answersText(answers)).length);

// Adds what does not rest on answers, and returns the outputs as they are.
function finish(run: Run): Outputs {
  const {outputs, pages, preview, report} = run;
  const {dataset, answers, files, runs} = outputs;
  addReferences(dataset, files);
  addDatasetFiles({...run, dataset, answers, files, runs, pages: run.shown}, preview);
  if (runs) checkMade(pages, outputs.files, runs, report);
  addSite(run);
  return outputs;
}

function addSite({outputs, preview, shown}: Run): void {
  const {dataset, problems, files} = outputs;
  problems.sort(compareProblems);
  files.set("data/site.json", JSON.stringify(siteJson(dataset, problems, {preview, pages: shown})));
}
