import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("download/{table}.parquet");
