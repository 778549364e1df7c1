import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("data/engine/duckdb.wasm.gz");
