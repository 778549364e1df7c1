import {writeOutput} from "../../loaders/output.js";

await writeOutput("download/cold-winter.duckdb");
