export {refusals} from "./check.js";
export {claimsOf, countDraws} from "./count.js";
export type {Claim} from "./count.js";
export {leversOf} from "./levers.js";
export type {Lever, Levers} from "./levers.js";
export {draws, ways} from "./reading.js";
export type {Count, Drawing, Method, Reading, Side, Way} from "./reading.js";
export {drawSql} from "./sql.js";
export type {Refusal} from "./things.js";
