import type {Translation} from "../catalogue.js";
import chrome from "./zh/chrome.js";
import comparison from "./zh/comparison.js";
import dispute from "./zh/dispute.js";
import draws from "./zh/draws.js";
import lessons from "./zh/lessons.js";
import provenance from "./zh/provenance.js";
import workbench from "./zh/workbench.js";

export default {
  chrome,
  comparison,
  dispute,
  draws,
  lessons,
  provenance,
  workbench
} satisfies Translation;
