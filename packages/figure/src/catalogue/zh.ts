import type {Translation} from "../catalogue.js";
import chrome from "./zh/chrome.js";
import comparison from "./zh/comparison.js";
import draws from "./zh/draws.js";
import lessons from "./zh/lessons.js";
import workbench from "./zh/workbench.js";

export default {chrome, comparison, draws, lessons, workbench} satisfies Translation;
