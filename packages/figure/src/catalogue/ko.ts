import type {Translation} from "../catalogue.js";
import chrome from "./ko/chrome.js";
import lessons from "./ko/lessons.js";
import workbench from "./ko/workbench.js";

export default {chrome, lessons, workbench} satisfies Translation;
