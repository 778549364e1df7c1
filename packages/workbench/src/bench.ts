import type {Question, Schema} from "@cold-winter/data";
import type {Site} from "@cold-winter/figure/live";
import type {Footnotes} from "./footnotes.js";
import type {Opening} from "./opening.js";
import type {Answer, Session} from "./session.js";
import type {Shared} from "./share.js";
import type {Target} from "./steps.js";
import type {View} from "./view.js";
import type {ChartChoice, Draft} from "./draft.js";

/** A result as the parts of a workbench see it. */
export interface Shown {
  /** The statement that ran, its choices filled in. */
  readonly statement: string;
  readonly reading: Answer;
  readonly chart: ChartChoice;
  readonly notes: Footnotes | null;
  /** The work as it was run, the question that it still asks, and whether it asks that word for word. */
  readonly ran: Draft;
  readonly subject: Question | null;
  readonly unchanged: boolean;
  readonly target: Target | null;
  /** Whether it is the result of a work as it stands. */
  matches: (draft: Draft) => boolean;
}

/** A workbench as its parts see it. */
export interface Bench {
  readonly view: View;
  readonly session: Session;
  readonly draft: Draft;
  readonly question: Question | null;
  readonly shared: Shared | null;
  readonly schema: Schema | null;
  /** What queries can read: the record, and the reader's own tables. */
  readonly tables: Schema | null;
  readonly site: Site | null;
  readonly outcome: Shown | null;
  /** Whether the result in sight is of another text than the one that stands there. */
  readonly stale: boolean;
  show: (opening: Opening) => void;
  change: (change: Partial<Draft>) => void;
  rewrite: (sql: string, target?: Target | null) => void;
  /** Shows the tables anew: the reader brought one. */
  tablesChanged: () => void;
}
