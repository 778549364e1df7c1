import type {Answers, Dataset, Problem} from "@cold-winter/data";
import type {Page} from "../pages/pages.js";
import type {PageRuns} from "../reactive/page-runs.js";
import type {Reading} from "../things/readings.js";

/** All that one run of the program makes: the files for Framework's loaders, by path below `src/`, and what is wrong. */
export interface Outputs {
  dataset: Dataset;
  problems: Problem[];
  /** Whether faults kept the database from being built: the files then hold only what could be read. */
  broken: boolean;
  answers: Map<string, Answers>;
  /** The pages as they are written, drafts among them. */
  pages: Page[];
  /** What the cells of pages gave beforehand, once they ran. */
  runs?: PageRuns;
  /** What is published of each thing. */
  readings: Reading[];
  files: Map<string, Uint8Array | string>;
}

/** Folders from which a run reads. */
export interface Inputs {
  data?: string[];
  queries?: string;
  lessons?: string;
  pages?: string;
  /** Whether to make the files that readers and the browser's engine take away, which takes longer. */
  downloadOutputs?: boolean;
  /** Whether to take what was answered before on the same rows, here or in preview. */
  kept?: boolean;
  /** Set in preview, where the process is warm: what rests on nothing that changed is not made anew. */
  preview?: Preview;
}

/** What an open page waits for. */
export interface Preview {
  /** Questions to answer before the others, and files with answers of pages' fences. */
  first: string[];
  /** Takes the outputs as soon as the first questions are answered, and again once these are drawn; the others follow. */
  early?: (outputs: Outputs) => Promise<void>;
  /** Ends the run between two questions, by throwing. */
  signal?: AbortSignal;
  /** What is waited for between two questions. */
  urgent?: () => Promise<unknown>;
}
