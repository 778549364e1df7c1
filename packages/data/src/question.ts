import type {Choice} from "./query.js";

/** A question that a reader can open in the workbench: a file of its own, one of a ledger, or a fenced statement of a page. */
export interface Question {
  /** Name of the file; for a fence the page's path and its number there, as `timelines:1`. */
  name: string;
  kind: "query" | "ledger" | "fence";
  title: string;
  question: string;
  sql: string;
  key: string[];
  choices: Choice[];
  caveat: string;
  tags: string[];
  /** What a reader may try first; empty but for the question that a first visit of the workbench opens. */
  hint: string;
  /** What a row of its answer says, `{column}` in it replaced. */
  says: string;
  /** Figures that draw it. */
  figures: string[];
  /** The first page that shows it, as a path below the root; null where none does. */
  page: string | null;
}
