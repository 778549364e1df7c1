import {engineFiles} from "../../../loaders/engine.js";

process.stdout.write(engineFiles["duckdb.worker.txt"]());
