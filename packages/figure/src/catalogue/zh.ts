import type {Translation} from "../catalogue.js";
import chrome from "./zh/chrome.js";
import lessons from "./zh/lessons.js";
import workbench from "./zh/workbench.js";

export default {chrome, lessons, workbench} satisfies Translation;
