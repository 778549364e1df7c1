import {existsSync} from "node:fs";
import {join} from "node:path/posix";
import {writeWhole} from "../files.js";
import {ProblemError, type Problem} from "../problem.js";
import {readDataset} from "../read-dataset.js";
import {reportFaults} from "../schema-faults.js";
import {AnswerError, answerOf} from "./answer.js";
import {askEngine, NoClientError} from "./engines.js";
import {engineNames, type Head} from "./head.js";
import {askedHash, sha256, writeLock, type Lock, type LockedAnswer} from "./lock.js";
import {answerFile, saysUnanswered, type RemoteTable} from "./remote-table.js";
import {answeredPart} from "./resource.js";
import {statementOf} from "./statement.js";

/**
 * Asks the engines of a folder's remote tables for their sums, where these are not there yet or `fresh` ones are wanted,
 * and returns a line for each table. All answers are written, or none. Throws a ProblemError with all that was
 * refused; where the engine of a table is not named by its variable, the rules of the record say that it is unanswered.
 */
export async function answerRemote(
  folder = "data",
  {fresh = false, env = process.env}: {fresh?: boolean; env?: NodeJS.ProcessEnv} = {}
): Promise<string[]> {
  if (!existsSync(join(folder, "remote"))) return [];
  const {remote, remoteLock, problems: known} = readDataset(folder);
  const problems: Problem[] = [];
  const lines: string[] = [];
  const given: Given[] = [];
  const lock: Lock = {...remoteLock};
  for (const each of remote) {
    const {head, answered} = each;
    // What is wrong with the head is told where the record is read.
    if (known.some((fault) => fault.file === head.file && !saysUnanswered(fault))) continue;
    if (answered && !fresh) {
      lines.push(`${head.file}: as answered on ${answered.day} by ${answered.engine}`);
      continue;
    }
    const address = head.address ?? env[head.connection!];
    if (!address) {
      if (fresh)
        problems.push(
          problem(
            head,
            "connection",
            `${head.connection!} is not set`,
            "set it to the engine's address, or build without --fresh on what was last answered"
          )
        );
      continue;
    }
    try {
      given.push(await ask(each, address));
    } catch (error) {
      problems.push(problemOf(error as Error, head, address));
    }
  }
  if (problems.length) throw new ProblemError(problems);
  for (const {head, text, entry} of given) {
    writeWhole(answerFile(head), text);
    lock[head.name] = entry;
    lines.push(
      `${head.file}: ${entry.sums} sums of ${entry.rows} rows, answered by ${entry.engine}`
    );
  }
  if (given.length) writeLock(folder, lock);
  return lines;
}

/** What an engine answered to a head, not yet written. */
interface Given {
  head: Head;
  text: string;
  entry: LockedAnswer;
}

async function ask({head, table}: RemoteTable, address: string): Promise<Given> {
  const told = await askEngine[head.engine]({
    ...{sql: statementOf(head), address, seconds: head.seconds ?? mostSeconds}
  });
  const {text, sums, rows} = answerOf(head, told, answeredPart(table)(head));
  const entry = {
    ...{asked: askedHash(head), sha256: sha256(text)},
    engine: `${engineNames[head.engine]} ${told.version}`,
    day: new Date().toISOString().slice(0, 10),
    ...{rows, sums}
  };
  return {head, text, entry};
}

const mostSeconds = 600;

function problem(head: Head, field: string, message: string, remedy: string): Problem {
  const found: Problem[] = [];
  reportFaults(
    [{path: [field], message, remedy}],
    head.text,
    head.file,
    (each) => void found.push(each)
  );
  return found[0]!;
}

function problemOf(error: Error, head: Head, address: string): Problem {
  if (error instanceof AnswerError) return problem(head, error.field, error.message, error.remedy);
  if (error instanceof NoClientError)
    return problem(
      head,
      "engine",
      `its client is not installed: ${error.message}`,
      `npm install ${error.message}`
    );
  const message = withoutSecrets(wordsOf(error), address);
  const slow = /timeout|timed out|TIMEOUT_EXCEEDED|Timeout exceeded|INTERRUPT/i.test(message);
  if (slow && !/connect/i.test(message))
    return problem(
      head,
      "seconds",
      `the engine took longer than ${head.seconds ?? mostSeconds} s`,
      "give it more seconds, or fewer rows"
    );
  return problem(
    head,
    head.connection ? "connection" : "address",
    `the engine gave no whole answer: ${message}`,
    "mend the head or the variable, or start the engine; nothing was kept of it"
  );
}

function wordsOf(error: Error & {code?: string; errors?: Error[]}): string {
  const words = error.message || error.errors?.[0]?.message || error.code || error.name;
  const cause = error.cause instanceof Error ? `: ${wordsOf(error.cause)}` : "";
  return `${words.split("\n")[0]!.replace(/\s+/g, " ")}${cause}`.slice(0, 300);
}

const plain = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

// Engines and clients repeat what they were given.
function withoutSecrets(words: string, address: string): string {
  const {username = "", password = "", search = ""} = URL.canParse(address) ? new URL(address) : {};
  return [address, plain(password), password, search, username && `${username}@`]
    .filter(Boolean)
    .reduce((text, secret) => text.replaceAll(secret, "…"), words);
}
