/** One thing wrong in what an author typed: where it stands, what it is, what to do about it. */
export interface Problem {
  file: string;
  line?: number;
  field?: string;
  message: string;
  remedy: string;
  /** True where `npm run check -- --fix` can mend it. */
  fixable?: boolean;
}

/** Collects problems, so that a reader sees all of them at once. */
export type Report = (problem: Problem) => void;

/** Returns `file:line:field: message (remedy)`; parts that are unknown are left out. */
export function formatProblem({file, line, field, message, remedy}: Problem): string {
  const place = [file, line, field].filter((part) => part !== undefined && part !== "").join(":");
  return `${place}: ${message} (${remedy})`;
}

/** Returns how many problems there are, in words. */
export function countProblems({length}: Problem[]): string {
  return length === 0 ? "no problems" : length === 1 ? "1 problem" : `${length} problems`;
}

/** Orders problems by file, then line, then field, so that two runs print the same text. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.field ?? "", b.field ?? "") ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Thrown where problems stop the work; carries all of them. */
export class ProblemError extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ProblemError";
  }
}
