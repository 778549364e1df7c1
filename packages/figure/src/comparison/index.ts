export {comparisonSpec} from "./spec.js";
export {detailText, drawnOf, spoken} from "./sentence.js";
