export {byLayer, layers, lineageOf, namedBy, namesOf} from "./lineage.js";
export type {
  Asked,
  Layer,
  LineageFile,
  LineageNode,
  RecordReading,
  RecordRow,
  RecordWork
} from "./lineage.js";
export {lineageParts, madeFrom, readingRowColumns} from "./part.js";
export type {LineageRecord, ReadingRow, RecordLine} from "./part.js";
export {provDocument} from "./prov.js";
export type {ProvDocument} from "./prov.js";
