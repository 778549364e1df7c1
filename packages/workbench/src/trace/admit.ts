import {planOf, type Ask, type Plan} from "./plan.js";

/** Says in plain words why a statement may not run; the engine is as it was. */
export class Refusal extends Error {}

/** Whether a statement may run, and what the engine binds it to. */
export interface Admission {
  /** Null where the engine binds it to nothing that it can explain. */
  plan: Plan | null;
  /** The word that is refused; null where the statement may run. */
  refused: string | null;
}

// What reaches beyond the session, or turns names to something else, whether or not the engine explains it.
const refused = new Set([
  "RESET",
  "PRAGMA",
  "LOAD",
  "COPY_TO_FILE",
  "COPY_DATABASE",
  "EXPORT",
  "ATTACH",
  "DETACH",
  "TRANSACTION"
]);
const refusedWords = new Set([
  "USE",
  "ATTACH",
  "DETACH",
  "EXPORT",
  "IMPORT",
  "INSTALL",
  "COMMENT",
  "COPY"
]);
const writing = new Set(["INSERT", "UPDATE", "DELETE", "MERGE_INTO", "ALTER", "DROP"]);

/**
 * Says whether a statement may run, by what the engine makes of it; `copied` tells that the record is a copy, which
 * nothing keeps from being written.
 */
export async function admit(statement: string, ask: Ask, copied: boolean): Promise<Admission> {
  const inner = explained(statement);
  try {
    const plan = await planOf(inner, ask);
    const setting = plan.kind === "SET" && !plan.whole;
    const word = refused.has(plan.kind) || setting || (copied && writing.has(plan.kind));
    if (word) return {plan, refused: plan.kind.replaceAll("_", " ")};
    return {plan: inner === statement ? plan : null, refused: null};
  } catch {
    // The engine's own words come from the statement itself, unless it would run what cannot be explained.
    const word = /^[a-z]+/i.exec(bare(inner))?.[0].toUpperCase() ?? "";
    return {plan: null, refused: refusedWords.has(word) ? word : null};
  }
}

const lasting = /^(CREATE|INSERT|UPDATE|DELETE|MERGE|ALTER|DROP|SET|PREPARE|EXECUTE)/;

/** Whether a statement leaves anything behind. */
export function changes({kind}: Plan): boolean {
  return lasting.test(kind);
}

/** Puts each of the statements of a text at its place in it, behind blanks, so that errors name the right line. */
export function inPlace(sql: string, statements: string[]): string[] {
  let from = 0;
  return statements.map((statement) => {
    const at = sql.indexOf(statement, from);
    from = at + statement.length;
    return sql.slice(0, at).replace(/[^\n]/g, " ") + statement;
  });
}

// What stands in a text behind its first comments.
function bare(text: string): string {
  return text.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, "");
}

// The engine does not explain an explanation: what is explained is judged instead, since ANALYZE would run it.
function explained(statement: string): string {
  const text = bare(statement);
  const rest = /^explain\b/i.test(text) ? bare(text.slice("explain".length)) : null;
  if (rest === null) return statement;
  const inner = bare(rest.replace(/^analyze\b/i, ""));
  return explained(inner.startsWith("(") ? inner.replace(/^\([^()]*\)/, "") : inner);
}

/** Whether an error means that the engine broke: an error of its own tells its kind first. */
export function isFault(error: Error): boolean {
  const {message} = error;
  if (error instanceof Refusal) return false;
  return (
    !/^(\{"exception_type"|[\w -]+ Error: )/.test(message) ||
    /^(FATAL|INTERNAL) Error/i.test(message)
  );
}
