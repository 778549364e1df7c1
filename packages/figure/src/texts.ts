export {default as lessonTexts} from "./catalogue/lessons.js";
export {default as workbenchTexts} from "./catalogue/workbench.js";
