import type {Table} from "../description.js";
import type {Problem} from "../problem.js";
import type {Head} from "./head.js";
import {isAnswer} from "./read-heads.js";
import {askedHash, sha256, type LockedAnswer} from "./lock.js";

/** A table that lies elsewhere, and whether the record holds what was answered to its head. */
export interface RemoteTable {
  head: Head;
  /** The table of its sums. */
  table: Table;
  /** What was last answered, where that is still what the head asks. */
  answered: LockedAnswer | null;
}

/** Where the sums of a head are kept. */
export const answerFile = ({file}: Pick<Head, "file">) => file.replace(/\.yaml$/, ".csv");

const messages = {
  none: "not answered yet",
  other: "asks something else than was last answered",
  spoilt: "is not what the engine answered"
};

/** Whether a problem says that the sums of a head cannot be taken from its file. */
export const saysUnanswered = ({message}: Problem) => Object.values(messages).includes(message);

/** Returns why a head's sums cannot be taken from its file; null where they can. */
export function unanswered(
  head: Head,
  text: string | undefined,
  locked: LockedAnswer | undefined
): Problem | null {
  const {file, connection} = head;
  const set = connection === undefined ? "" : `set ${connection} to the engine's address and `;
  const remedy = `${set}run npm run build`;
  if (!locked || text === undefined) return {file, line: 1, message: messages.none, remedy};
  if (locked.asked !== askedHash(head)) return {file, line: 1, message: messages.other, remedy};
  if (sha256(text) === locked.sha256) return null;
  const message = messages.spoilt;
  return {
    file: answerFile(head),
    line: 1,
    message,
    remedy: `restore it, or ${set}run npm run build -- --fresh`
  };
}

/** Says of the sources of sums once what rules say of each row: they stand in the head. */
export function atHeads(problems: Problem[]): Problem[] {
  const told = new Set(problems.map(({file, message}) => `${file} ${message}`));
  return problems.flatMap((problem) => {
    if (!isAnswer(problem.file) || problem.field !== "sources") return problem;
    const file = problem.file.replace(/\.csv$/, ".yaml");
    const one = `${file} ${problem.message}`;
    if (told.has(one)) return [];
    told.add(one);
    return {...problem, file, line: 1, field: "partitions"};
  });
}
