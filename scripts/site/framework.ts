import {stripVTControlCharacters} from "node:util";
import {build, FileBuildEffects} from "@observablehq/framework/dist/build.js";
import {readConfig, setCurrentDate} from "@observablehq/framework/dist/config.js";

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
    await build({config}, new FileBuildEffects(folder, "src/.observablehq/cache", {logger, output}));
  } catch (error) {
    console.error(log.slice(-20).join("\n"));
    throw error;
  }
  const broken = log
    .filter((line) => line.includes("\u21B3") && !line.includes("#observablehq-main"))
    .map(stripVTControlCharacters);
  if (broken.length) throw new Error(`broken links, from page to target:\n${broken.join("\n")}`);
  for (const line of log) if (/non-local/.test(line)) throw new Error(`a file outside src is named: ${line}`);
}
