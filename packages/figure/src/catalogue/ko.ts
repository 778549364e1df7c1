import type {Translation} from "../catalogue.js";
import chrome from "./ko/chrome.js";
import comparison from "./ko/comparison.js";
import lessons from "./ko/lessons.js";
import workbench from "./ko/workbench.js";

export default {chrome, comparison, lessons, workbench} satisfies Translation;
