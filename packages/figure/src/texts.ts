export {default as lessonTexts} from "./catalogue/lessons.js";
export {default as workbenchTexts} from "./catalogue/workbench.js";
export {default as comparisonTexts} from "./catalogue/comparison.js";
export {default as disputeTexts} from "./catalogue/dispute.js";
