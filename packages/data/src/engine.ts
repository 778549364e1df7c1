import type {Answers, Columns} from "./answers.js";

/** Called with the share of the engine that has arrived, 0 to 1. */
export type Progress = (share: number) => void;

/** How an engine is started. */
export interface EngineOptions {
  progress?: Progress;
  /** Citation keys of works to leave out: what rests on them alone is not in the database. */
  without?: string[];
  /** Statements that change the tables of the record before what is derived of them is made. */
  overlay?: string;
}

/** A result by column, with the SQL type of each: days are ISO text, as in an answers file. */
export interface Result {
  columns: Answers["columns"];
  rows: Columns;
}

/** How much of a result is taken: the rest is not computed. */
export interface Limits {
  rows?: number;
  /** Size of the result as it arrives, in bytes. */
  bytes?: number;
  /** Gives the question up between two steps of the engine, which goes on to live. */
  signal?: AbortSignal;
}

/** A result as far as it was taken, with its bytes as an Arrow stream. */
export interface Reading extends Result {
  cut: boolean;
  arrow: Uint8Array[];
}

/** A table of a database file, each value as the engine writes it. */
export interface FileTable {
  name: string;
  columns: {name: string; type: string}[];
  rows: (string | null)[][];
}

/** A running query engine. */
export interface Engine {
  version: string;
  query: (sql: string) => Promise<Result>;
  /** Answers a statement piece by piece and stops at a limit. */
  read: (sql: string, limits: Limits) => Promise<Reading>;
  /** Answers as `read` does, on a connection of its own: what is made there for a time, no other question sees. */
  aside: (sql: string, limits: Limits) => Promise<Reading>;
  /** Splits a text into its statements, as the engine reads it. */
  statements: (sql: string) => Promise<string[]>;
  /** Adds a table from an Arrow stream. */
  insert: (name: string, stream: Uint8Array) => Promise<void>;
  /** Rejected with the reason when the engine has ended. */
  ended: Promise<never>;
  /** Ends the engine, whatever it is doing; what still waits for an answer is rejected. */
  stop: () => void;
}
