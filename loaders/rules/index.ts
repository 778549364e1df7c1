import type {Report} from "../problem.js";
import type {DataRecord} from "../record.js";
import {checkCitations} from "./citations.js";
import {checkDates, checkProgrammes} from "./dates.js";
import {checkEnvelope} from "./envelope.js";
import {checkKeys} from "./keys.js";
import {checkLedgers} from "./ledgers.js";
import {checkLocators} from "./locators.js";
import {checkNative} from "./native.js";
import {checkQuantities} from "./quantities.js";
import {checkSeries} from "./series.js";
import {checkSources} from "./sources.js";

/** A rule looks at the whole record and reports what no single cell can show. */
export type Rule = (record: DataRecord, report: Report) => void;

export const rules: Rule[] = [
  ...[checkKeys, checkCitations, checkLocators, checkSources, checkProgrammes, checkDates, checkEnvelope],
  ...[checkQuantities, checkSeries, checkNative, checkLedgers]
];
