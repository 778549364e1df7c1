export {readDatabaseFile} from "./database-file.js";
export {engine, EngineStopped, startEngine} from "./engine.js";
export type {EngineHost} from "./host.js";
