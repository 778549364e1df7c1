export {answerFromCache} from "./answer-cache.js";
export {answer, engineProblem, largestAnswers, runQuery} from "./answers.js";
export type {Answers, Cell, Columns} from "./answers.js";
export {drawAnswers} from "./draw-answers.js";
export type {Drawn} from "./draw-answers.js";
export {formatBibliography, formatEntry, parseBibliography} from "./bibliography.js";
export type {Source} from "./bibliography.js";
export {readCitationFile} from "./citation-file.js";
export {citationRows, databaseTables} from "./columns.js";
export type {CitationRow, Column, DatabaseTable} from "./columns.js";
export {formatCsv, readableText} from "./csv.js";
export {databaseFile, written} from "./database-file.js";
export {
  addVerdicts,
  createDatabase,
  hasTable,
  judge,
  lock,
  mapConcurrent,
  openDataset
} from "./database.js";
export {askKept, problemsOfSets, refreshDatabase, stagedRow} from "./kept-database.js";
export {dependencyHash} from "./dependencies.js";
export type {Dependencies} from "./dependencies.js";
export {filesBelow, readBytes, systemProblem, writeWhole} from "./files.js";
export {answerLedgers} from "./ledger.js";
export {comparisonQuery} from "./comparison/query.js";
export {checkSchema, comparisonSchema} from "./comparison-schema.js";
export type {SchemaFault} from "./comparison-schema.js";
export {canCompare, catalogueOf, comparisonSlices, outlineFile, outlineOf} from "./comparisons.js";
export {answerLessons, readLessons} from "./lessons.js";
export type {Lesson, LessonPart, Lessons} from "./lessons.js";
export {memoizeByName, memoizeRecent, memoize} from "./memoize.js";
export {byPosition, namesOf} from "./names.js";
export {familiesOf} from "./description.js";
export type {DataPackage, Field, Table, ThingTable} from "./description.js";
export {ProblemError, compareProblems, countProblems, formatProblem} from "./problem.js";
export type {Problem, Report} from "./problem.js";
export {readQueries} from "./query.js";
export type {Choice, Query} from "./query.js";
export {readFiles, readDataset, datasetOf} from "./read-dataset.js";
export type {Dataset, VerdictDetail} from "./dataset.js";
export type {Files} from "./read-dataset.js";
export {references} from "./references.js";
export type {Reference} from "./references.js";
export {decides, questionOf, rulesOf} from "./rule.js";
export {checkUse, notYetCited} from "./rules/citations.js";
export {checkSources, neededFields, sourceTypes} from "./rules/sources.js";
export {schemaOf} from "./schema.js";
export type {Schema, SchemaMacro, SchemaTable} from "./schema.js";
export {allowance, askAuthored, prepareAuthored, queryRows} from "./statement.js";
export {readTable} from "./table.js";
export type {Row} from "./table.js";
export {readLabels} from "./labels.js";
export type {Labels} from "./labels.js";
export {citedBySynonyms, readSynonyms} from "./synonyms.js";
export type {Synonym} from "./synonyms.js";
export {readTags} from "./tags.js";
export type {Tags} from "./tags.js";
export {readViews} from "./views.js";
export type {View} from "./views.js";
export {bibliographyEntries} from "./bibliography-entries.js";
export {readWorks} from "./bibliography-import.js";
export type {Work} from "./bibliography-import.js";
export type {
  Engine,
  EngineOptions,
  FileTable,
  Limits,
  Progress,
  Reading,
  Result
} from "./engine.js";
export type {Question} from "./question.js";
