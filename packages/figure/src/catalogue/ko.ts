import type {Translation} from "../catalogue.js";
import chrome from "./ko/chrome.js";
import comparison from "./ko/comparison.js";
import dispute from "./ko/dispute.js";
import draws from "./ko/draws.js";
import lessons from "./ko/lessons.js";
import provenance from "./ko/provenance.js";
import workbench from "./ko/workbench.js";

export default {
  chrome,
  comparison,
  dispute,
  draws,
  lessons,
  provenance,
  workbench
} satisfies Translation;
