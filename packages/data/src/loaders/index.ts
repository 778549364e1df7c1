export {Line} from "./lines.js";
export {decimal, loaderRecord, observation, readLoaders} from "./loader.js";
export type {Figure, KnownFormat, LoadedRow, Loader, LoaderFile, LoaderRecord} from "./loader.js";
export {changedForm, gunzip, refuse, unzip} from "./publisher-file.js";
export type {PublisherFile} from "./publisher-file.js";
export {cells, csv, elements, elementText, json, sheet, xml} from "./read.js";
export type {Element} from "./read.js";
