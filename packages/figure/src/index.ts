export {answerColumns, rowsOf, toRows} from "./answers.js";
export {cardsOf} from "./card.js";
export {caseName, casesOf, colorOf} from "./cases.js";
export {hasText, translator, text} from "./catalogue.js";
export type {TextName} from "./catalogue.js";
export {choose, resolveChoices, writeChoices} from "./choices.js";
export type {Selections} from "./choices.js";
export {amount, amountScale, linearScale} from "./scale.js";
export type {Scale} from "./scale.js";
export {copy, copyButton, copyParts} from "./copy-dialog.js";
export {element, setChildren, maker, nameLanguages, write} from "./dom.js";
export {familyName} from "@cold-winter/data/shared";
export {fenceRows} from "./fence-rows.js";
export type {FenceColumn, FenceRows} from "./fence-rows.js";
export type {FigureInput} from "./figure-input.js";
export {damaged, noFile} from "./fault.js";
export {localLabel} from "./labels.js";
export {findingElement} from "./finding-element.js";
export {
  numberCell,
  ordinal,
  percent,
  plainDate,
  plainNumber,
  plainRange,
  plainYears,
  textCell
} from "./format.js";
export {languages, unreviewed} from "./languages.js";
export {
  fold,
  inWords,
  listed,
  noun,
  possessive,
  roughly,
  sentenceCase,
  timesInWords
} from "./prose.js";
export {excludedSources} from "./excluded-sources.js";
export {timeAxis} from "./time-axis.js";
export type {TimeAxis} from "./time-axis.js";
export {caseColor, filled, halo, markLabel, plotOptions} from "./marks.js";
export type {Outline} from "@cold-winter/data/comparison";
export {externalLink, referenceItem} from "./references.js";
export type {References} from "./references.js";
export type {
  RenderContext,
  Case,
  Cell,
  Choice,
  Context,
  DrawnShare,
  FigureSpec,
  Robustness,
  Row,
  TableColumn
} from "./spec.js";
export {verdictColor, verdictName, verdicts} from "./verdict.js";
export {storeys} from "./storeys.js";
