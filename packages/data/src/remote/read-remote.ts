import {join} from "node:path/posix";
import {readableText} from "../csv.js";
import type {Dataset} from "../dataset.js";
import {memoizeByName, memoizeRecent} from "../memoize.js";
import type {Problem, Report} from "../problem.js";
import {readTable, type TableFile} from "../table.js";
import type {Table} from "../description.js";
import type {Head} from "./head.js";
import {lockFile, parseLock} from "./lock.js";
import {isAnswer, isHead} from "./read-heads.js";
import {answerFile, unanswered} from "./remote-table.js";
import {answeredPart} from "./resource.js";

/**
 * Adds to a record the sums of its remote tables, as they were last answered; `add` takes the file of each. Reports a
 * head whose sums are not there, and sums without a head.
 */
export function readRemote(
  heads: Head[],
  {files, folder, dataset}: {files: Map<string, Uint8Array>; folder: string; dataset: Dataset},
  add: (name: string, read: TableFile) => void,
  report: Report
): void {
  const textOf = (file: string) => {
    const bytes = files.get(file);
    return (bytes && readableText(bytes, file, report)) ?? undefined;
  };
  dataset.remoteLock = parseLock(textOf(lockFile(folder)), lockFile(folder), report);
  for (const head of heads) {
    const table = dataset.package.tables.findLast(({name}) => name === head.name);
    if (!table) continue;
    dataset.canonical.set(head.file, head.text);
    const [file, locked] = [answerFile(head), dataset.remoteLock[head.name]];
    const text = textOf(file);
    const problem = unanswered(head, text, locked);
    dataset.remote.push({head, table, answered: problem ? null : locked!});
    if (problem) {
      report(problem);
      dataset.partial.add(head.name);
      continue;
    }
    const {problems, ...read} = sumsOf(file)(text!, answeredPart(table)(head));
    problems.forEach(report);
    dataset.canonical.set(file, text!);
    add(head.name, read);
  }
  reportStrays(files, report);
}

const sumsOf = memoizeByName((file) =>
  memoizeRecent((text: string, table: Table) => {
    const problems: Problem[] = [];
    return {problems, ...readTable(text, file, table, (problem) => void problems.push(problem))};
  })
);

function reportStrays(files: Map<string, Uint8Array>, report: Report): void {
  const known = new Set([...files.keys()].filter(isHead).map((file) => answerFile({file})));
  for (const file of files.keys())
    if (isAnswer(file) && !known.has(file))
      report({
        file,
        message: "sums without a head",
        remedy: `restore ${join(file.replace(/\.csv$/, ".yaml"))}, or remove it`
      });
}
