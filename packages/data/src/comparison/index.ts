export {addressVersion, comparisonAddress, readComparison, readWhat, whatText} from "./address.js";
export {caseNameOf, variablesOf} from "./catalogue.js";
export type {Catalogue, Measure, SeriesEntry, Zero} from "./catalogue.js";
export {checkComparison, currentNames} from "./check.js";
export type {Finding} from "./check.js";
export {fenceText} from "./fence.js";
export {
  formsOf,
  isDated,
  isMapped,
  kindOf,
  leadOf,
  mapOf,
  planOf,
  sentenceCase,
  suffixOf
} from "./plan.js";
export type {Part, PartKind, Plan} from "./plan.js";
export {comparisonQuery} from "./query.js";
export type {Placed} from "./query.js";
export type {ComparedRow, PlacedRow, Slice, Slices} from "./row.js";
export {comparisonRows, neededSlices} from "./rows.js";
export {columnsOf, comparisonSql} from "./sql.js";
export {filledComparison, fillTemplate, hasPlace, placeOfValue} from "./template.js";
export {toldOf, usualCaveat} from "./told.js";
export type {Outline, Told, ToldPart} from "./told.js";
export {forms, isCalendar, isEach, normalComparison, steps} from "./value.js";
export type {As, Clock, Comparison, Each, Form, Scalar, What, Where} from "./value.js";
export {writtenComparison} from "./written.js";
