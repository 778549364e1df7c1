import {answer, type Answers} from "./answers.js";
import {dependencyHash, type Dependencies} from "./dependencies.js";
import {codeHash, readCache, writeCache} from "./disk-cache.js";

/**
 * Returns what answers a question as `answer` does, or gives what was answered before where nothing that the answer rests
 * on has changed since, in this process or an earlier one. An answer that had faults is not kept.
 */
export function answerFromCache(dependencies: Dependencies): typeof answer {
  return async (connection, question, report) => {
    const name = `answers/${question.name}`;
    const key = dependencyHash(JSON.stringify([codeHash(import.meta.url), question]), dependencies);
    const kept = readCache(name, key) as Answers | undefined;
    if (kept) return kept;
    const answers = await answer(connection, question, report);
    if (answers) writeCache(name, key, answers);
    return answers;
  };
}
