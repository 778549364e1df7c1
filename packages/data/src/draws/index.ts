export {refusals} from "./check.js";
export {claimsOf, countDraws} from "./count.js";
export type {Claim} from "./count.js";
export {leversOf} from "./levers.js";
export type {End, Lever, Levers} from "./levers.js";
export {draws, readingColumns, readingsOf, ways} from "./reading.js";
export type {Count, Drawing, Method, Reading, Side, Tally, Way} from "./reading.js";
export {drawSql} from "./sql.js";
export type {Refusal} from "./things.js";
