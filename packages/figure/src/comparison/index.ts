export {detailText} from "./detail-text.js";
export {drawnOf} from "./scene.js";
export {spoken} from "./sentence.js";
export {comparisonSpec} from "./spec.js";
