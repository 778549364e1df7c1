import {translator} from "@cold-winter/figure";
import {comparisonTexts} from "@cold-winter/figure/texts";

/** Texts of the explorer. */
export const say = translator("comparison", comparisonTexts);
