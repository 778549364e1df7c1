import {writeOutput} from "../../loaders/output.js";

await writeOutput("data/record.duckdb.gz");
