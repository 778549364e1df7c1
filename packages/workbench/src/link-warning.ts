import {readSteps} from "./steps.js";
import {isMark, tokens} from "./trace/tokens.js";
import {translate} from "./text.js";

const linesInSight = 18;
const lettersInSight = 1500;

/** Says what a reader may not see of a stranger's text before running it: that it does several things, or goes on below. */
export function linkWarning(sql: string): string {
  const count = Math.max(statementCount(sql), readSteps(sql).length);
  const lines = sql.trimEnd().split("\n").length;
  return [
    count > 1 ? translate("link.several", {count}) : "",
    lines > linesInSight || sql.length > lettersInSight ? translate("link.long", {lines}) : ""
  ]
    .filter(Boolean)
    .join(" ");
}

// A text that cannot be read has as many as it may have.
function statementCount(sql: string): number {
  try {
    const list = tokens(sql);
    return list.filter(
      (token, at) => !isMark(token, ";") && (at === 0 || isMark(list[at - 1], ";"))
    ).length;
  } catch {
    return sql.split(";").filter((part) => part.trim()).length;
  }
}
