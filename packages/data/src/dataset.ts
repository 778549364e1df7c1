import type {Answers} from "./answers.js";
import type {Source} from "./bibliography.js";
import type {DataPackage} from "./description.js";
import type {Problem, Report} from "./problem.js";
import type {Query} from "./query.js";
import type {Lock} from "./remote/lock.js";
import type {RemoteTable} from "./remote/remote-table.js";
import type {Row} from "./table.js";

/** Everything in `data/`, read and judged. */
export interface Dataset {
  package: DataPackage;
  tables: Map<string, Row[]>;
  sources: Source[];
  /** The questions of ledgers, named `<ledger>/<file>`. */
  questions: Query[];
  /** What they answer and what rules make of it; empty until they are asked. */
  ledgerVerdicts: LedgerVerdicts;
  problems: Problem[];
  /** The tables that lie elsewhere, whose sums are among `tables`. */
  remote: RemoteTable[];
  /** What was last answered of each, by name. */
  remoteLock: Lock;
  /** Tables, and `sources`, of which a part could not be read: nothing can be said of what refers to them. */
  partial: Set<string>;
  /** Canonical text of each file that can be read whole, by path. */
  canonical: Map<string, string>;
  /** Release name and hash of the canonical text: the same in every clone, whatever git says. */
  version: string;
}

/** What the questions of all ledgers answer, by name, and what their rules make of it. */
export interface LedgerVerdicts {
  answers: Map<string, Answers>;
  verdicts: Verdict[];
  /** What the engine refused. */
  problems: Problem[];
}

/** What a ledger says of one statement for one lens, with all rows or the checked ones. */
export interface Verdict extends VerdictDetail {
  statement: string;
  lens: string;
  checked: string;
}

/** What becomes of a statement when its rules are read. */
export interface VerdictDetail {
  verdict: string;
  /** Whether a rule gave the verdict; else the documents did. */
  computed: boolean;
  /** Whether the whole published range gives the same verdict; null where no range is known. */
  steady: boolean | null;
  /** The numbers behind it in words; null where no query tells any. */
  says: string | null;
}

/** A rule looks at the whole record and reports what no single cell can show. */
export type Rule = (dataset: Dataset, report: Report) => void;
