import {basename} from "node:path/posix";
import {parseDocument} from "yaml";
import {readableText} from "../csv.js";
import {memoizeByName, memoizeRecent} from "../memoize.js";
import type {Problem, Report} from "../problem.js";
import {schemaCheck} from "../schema-check.js";
import {reportFaults, worded} from "../schema-faults.js";
import {credentialFaults, headFaults} from "./check-head.js";
import {remoteSchema} from "./head-schema.js";
import type {Head, HeadFields} from "./head.js";

const check = schemaCheck(remoteSchema);

/** Whether a file of the record is the head of a remote table. */
export const isHead = (file: string) => /(^|\/)remote\/[^/]+\.ya?ml$/.test(file);

/** Whether it is the file of a remote table's sums. */
export const isAnswer = (file: string) => /(^|\/)remote\/[^/]+\.csv$/.test(file);

/** Reads the heads of remote tables. Reports everything that is wrong with each; those that have faults are left out. */
export function readHeads(files: Map<string, Uint8Array>, report: Report): Head[] {
  return [...files]
    .filter(([file]) => isHead(file))
    .flatMap(([file, bytes]) => {
      const text = readableText(bytes, file, report);
      if (text === null) return [];
      const {head, problems} = headOf(file)(text);
      problems.forEach(report);
      return head ?? [];
    });
}

const headOf = memoizeByName((file) =>
  memoizeRecent((text: string) => {
    const problems: Problem[] = [];
    const head = readHead(text, file, (problem) => void problems.push(problem));
    return {head: problems.length ? null : head, problems};
  })
);

function readHead(text: string, file: string, report: Report): Head | null {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    report({file, line, message: error.message.split("\n")[0]!, remedy: "mend the YAML"});
    return null;
  }
  const name = basename(file, ".yaml");
  if (file.endsWith(".yml"))
    report({file, line: 1, message: "a head is called NAME.yaml", remedy: "rename it"});
  else if (!/^[a-z][a-z0-9_]*$/.test(name))
    report({
      file,
      line: 1,
      message: `no name of a table: ${name}`,
      remedy: "name the file in small letters, digits and _, as trade_flows.yaml"
    });
  const fields = document.toJS() as unknown;
  const secrets = credentialFaults(fields);
  const told = new Set(secrets.map(({path}) => path.join("/")));
  const faults = check(fields)
    .map(worded)
    .filter(({path}) => !told.has(path.join("/")));
  reportFaults([...secrets, ...faults], text, file, report);
  if (faults.length || secrets.length) return null;
  const head = fields as HeadFields;
  reportFaults(headFaults(head), text, file, report);
  return {...head, name, file, text};
}
