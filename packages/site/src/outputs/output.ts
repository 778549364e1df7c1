import {parseArgs} from "node:util";
import {engineFiles} from "./engine-files.js";
import {computeOutputs} from "./outputs.js";
import {ProblemError} from "@cold-winter/data";
import {isDownload} from "./is-download.js";

/**
 * Writes one output to standard output, for a Framework data loader: its path below `src/`, with `{name}` filled
 * from the loader's `--name`. Throws ProblemError where the record has faults.
 */
export async function writeOutput(pattern: string): Promise<void> {
  const {values} = parseArgs({strict: false});
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  const engineFile = engineFiles[path.replace("data/engine/", "")];
  if (engineFile) return void process.stdout.write(engineFile());
  const {files, problems} = await computeOutputs({downloadOutputs: isDownload(path)});
  if (problems.length) throw new ProblemError(problems);
  const output = files.get(path);
  if (output === undefined) throw new Error(`no such output: ${path}`);
  process.stdout.write(output);
}
