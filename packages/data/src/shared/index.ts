export {retryingMemoize} from "./retrying-memoize.js";
export {asCell, exactNumber} from "./cell.js";
export type {Cell} from "./cell.js";
export {citationKeys, parseCitations, pointers} from "./citation.js";
export type {Citation} from "./citation.js";
export {dateBounds, dateText, readDate} from "./date.js";
export type {DateBounds, DatePoint, WrittenDate} from "./date.js";
export {checkResult} from "./lesson-check.js";
export type {Checked, Table} from "./lesson-check.js";
export {escapePattern} from "./escape-pattern.js";
export {familyName} from "./family-name.js";
export {groupBy} from "./group-by.js";
export {memoize} from "../memoize.js";
export {nearest} from "./nearest.js";
export {
  codeOnly,
  combinations,
  fillPlaceholders,
  placeholders,
  sqlName,
  sqlString
} from "./placeholders.js";
export {questionId} from "./question-id.js";
export {languageOf, spans} from "./script.js";
export {oddCharacters} from "./hidden.js";
export {baseUnit, unitFactor, unitWord} from "./unit.js";
export {Column, column, literal, withValues} from "./literal.js";
