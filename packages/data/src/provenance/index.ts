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
export {provDocument} from "./prov.js";
export type {ProvDocument} from "./prov.js";
