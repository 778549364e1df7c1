import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("data/engine/duckdb.worker.txt");
