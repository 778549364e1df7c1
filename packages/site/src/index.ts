export {findBrowser} from "./browser.js";
export {figureInput} from "./build/bake.js";
export {footer, header} from "./build/frame.js";
export {kitMarkdown} from "./build/markdown.js";
export {writeOutput} from "./outputs/output.js";
export {computeOutputs} from "./outputs/outputs.js";
export type {FenceAnswer} from "./pages/pages.js";
export {figureNames} from "./pages/questions.js";
