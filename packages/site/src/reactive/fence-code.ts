import {parseInfo} from "@observablehq/framework/dist/info.js";
import {transpileSql} from "@observablehq/framework/dist/sql.js";

/** The name under which a page's cells see the reader's choices that every fence obeys. */
export const choicesName = "coldWinterChoices";

/**
 * Writes a fence of SQL as the JavaScript that Framework would make of it, but for its name and the reader's choices: with
 * these it is asked anew when the reader changes one, finds what was answered at build, and shows its sources below.
 */
export function fenceCode(name: string, info: string, sql: string): string {
  const {id, display} = parseInfo(info).attributes;
  const code = transpileSql(sql.trim().replace(/;$/, ""), {id, display});
  const called = JSON.stringify(name);
  return code.replace("await sql`", `await sql.fence(${called}, ${choicesName}, invalidation)\``);
}
