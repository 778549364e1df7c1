import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname, extname} from "node:path/posix";
import {fileURLToPath} from "node:url";
import type {DuckDBConnection} from "@duckdb/node-api";
import {answer, type Answers} from "./answers.js";
import {dependencyHash, type Dependencies} from "./dependencies.js";
import type {Report} from "./problem.js";
import type {Query} from "./query.js";

const folder = "node_modules/.cache/cold-winter/answers";

/** The files whose code decides what an answer looks like. */
export const answeringFiles = [
  ...["answers", "duckdb-cell", "lines", "query", "statement"],
  ...["draw-answers", "draws/sql", "draws/things", "draws/count", "draws/hash", "draws/reading"],
  ...["shared/cell", "shared/placeholders"]
].map((name) => `${name}${extname(import.meta.url)}`);

let code: string | undefined;

function answeringCode(): string {
  return (code ??= answeringFiles
    .reduce(
      (hash, file) => hash.update(readFileSync(fileURLToPath(new URL(file, import.meta.url)))),
      createHash("sha256")
    )
    .digest("hex"));
}

/** Returns what answers as `keptAnswer` does, over what the statements rest on. */
export function answerFromCache(dependencies: Dependencies): typeof answer {
  return (connection, question, report) => cachedAnswer(connection, question, dependencies, report);
}

interface CachedAnswer {
  key: string;
  answers: Answers;
}

const known = new Map<string, CachedAnswer>();

/**
 * Answers a question, or gives what was answered before where nothing that the answer rests on has changed since,
 * in this process or an earlier one. An answer that had faults is not kept.
 */
export async function cachedAnswer(
  connection: DuckDBConnection,
  question: Query,
  dependencies: Dependencies,
  report: Report
): Promise<Answers | null> {
  const key = dependencyHash(JSON.stringify([answeringCode(), question]), dependencies);
  const last = known.get(question.name) ?? readCached(question.name);
  if (last?.key === key) {
    known.set(question.name, last);
    return last.answers;
  }
  const answers = await answer(connection, question, report);
  if (answers) {
    known.set(question.name, {key, answers});
    writeCached(question.name, {key, answers});
  }
  return answers;
}

function readCached(name: string): CachedAnswer | undefined {
  try {
    return JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8")) as CachedAnswer;
  } catch {
    return undefined;
  }
}

function writeCached(name: string, kept: CachedAnswer): void {
  const file = `${folder}/${name}.json`;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
  renameSync(`${file}.${process.pid}`, file);
}
