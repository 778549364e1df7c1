import type {Rule} from "../dataset.js";
import {checkCitations} from "./citations.js";
import {checkDates, checkPast, checkProgrammes} from "./dates.js";
import {checkEnvelope} from "./envelope.js";
import {checkFindable} from "./findable.js";
import {checkKeys} from "./keys.js";
import {checkLedgers} from "./ledgers.js";
import {checkLocators} from "./locators.js";
import {checkNative} from "./native.js";
import {checkQuantities} from "./quantities.js";
import {checkRemote} from "./remote.js";
import {checkSeries} from "./series.js";
import {checkSources} from "./sources.js";

export const rules: Rule[] = [
  ...[
    checkKeys,
    checkCitations,
    checkLocators,
    checkSources,
    checkFindable,
    checkProgrammes,
    checkDates,
    checkPast,
    checkEnvelope
  ],
  ...[checkQuantities, checkSeries, checkNative, checkLedgers, checkRemote]
];
