import {stripVTControlCharacters} from "node:util";
import {build, FileBuildEffects} from "@observablehq/framework/dist/build.js";
import {readConfig, setCurrentDate} from "@observablehq/framework/dist/config.js";
import {type Problem, ProblemError} from "@cold-winter/data";

/** The one day that a built site bears, so that the same commit gives the same bytes. */
const day = new Date("2017-11-22T00:00:00Z");

/** Builds the site into a folder. Framework's log is kept and shown only where the build fails. */
export async function buildFramework(folder: string): Promise<void> {
  setCurrentDate(day);
  const log: string[] = [];
  const keep = (...words: unknown[]) => void log.push(words.join(" "));
  const logger = {log: keep, warn: keep, error: keep};
  const output = {write: (text: string) => void log.push(text)};
  try {
    const config = {...(await readConfig()), output: folder};
    await build(
      {config},
      new FileBuildEffects(folder, "src/.observablehq/cache", {logger, output})
    );
  } catch (error) {
    console.error(log.slice(-20).join("\n"));
    throw error;
  }
  const problems = log.flatMap(brokenLink);
  if (problems.length) throw new ProblemError(problems);
  for (const line of log)
    if (/non-local/.test(line)) throw new Error(`a file outside src is named: ${line}`);
}

// Framework prints `↳ page → target` for each; the id of its own main element it does not know,
// and a hash with a value is no anchor: the page reads it. Nor does it know a page behind a question mark, or that of a thing: our own
// rule looks at these.
function brokenLink(line: string): Problem[] {
  const [, page, target] = /\u21B3 (\S+) \u2192 (\S+)/.exec(stripVTControlCharacters(line)) ?? [];
  if (!page || !target || /#observablehq-main$|#\w+=|\?|^\/thing\//.test(target)) return [];
  return [
    {
      file: `src${page}.md`,
      message: `broken link: ${target}`,
      remedy: "mend the address or write the page"
    }
  ];
}
