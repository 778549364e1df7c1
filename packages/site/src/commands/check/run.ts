import {compareProblems, readCitationFile, type Problem} from "@cold-winter/data";
import {withoutAddress} from "../../machines/address.js";
import {computeOutputs} from "../../outputs/outputs.js";
import {endDryRuns} from "../../reactive/dry-run.js";
import {checkCode} from "./code.js";
import {checkDrawings} from "./drawings.js";

/** What is wrong with a notebook, and what its pages show only once scripts run. */
export interface Found {
  problems: Problem[];
  unbaked: {file: string; line: number; reason: string}[];
  /** What is no fault and worth a word. */
  notes: string[];
}

/** Reads, validates, answers and draws everything. */
export async function checkAll(): Promise<Found> {
  const outputs = await computeOutputs({kept: true});
  const problems = [...outputs.problems];
  const report = (problem: Problem) => void problems.push(problem);
  checkCode(outputs.dataset, report);
  if (!outputs.broken) await checkDrawings(outputs, report);
  await endDryRuns();
  const addressed = readCitationFile().url !== null;
  return {
    problems: problems.sort(compareProblems),
    unbaked: outputs.runs?.unbaked(outputs.pages) ?? [],
    notes: addressed ? [] : [`CITATION.cff: note: no url, so ${withoutAddress}`]
  };
}
