export {followBar} from "./control-bar.js";
export {preserveParams} from "./preserve-params.js";
export {citationForms} from "./citation-forms.js";
export type {CitationTemplates, Form} from "./citation-forms.js";
export {citeTexts} from "./cite-view.js";
export {excludedSources, toggleExcluded} from "./excluded-sources.js";
export {answerEarly} from "./detail.js";
export {figure, steeredFigure} from "./figure.js";
export type {SteeredFigure} from "./figure.js";
export {FigureParts} from "./figure-parts.js";
export type {Parts} from "./figure-parts.js";
export {finding} from "./finding.js";
export {language} from "./language.js";
export {idle, painted} from "./deferred.js";
export {morph} from "./morph.js";
export {numberCitations} from "./page-references.js";
export {openProvenance} from "./provenance/open.js";
export type {AskRecord} from "./provenance/ask.js";
export {query} from "./query.js";
export {
  address,
  ask,
  load,
  loadAnswers,
  questionAnswers,
  loadCitation,
  loadReferences,
  pageAddress,
  site
} from "./site.js";
export type {Site} from "./site.js";
export {giveEngines, ownEngine, readDatabaseFile, startedEngine} from "./start-engine.js";
export {currentSelections, onSelectionsChange, setSelections} from "./store.js";
