import {writeOutput} from "../../../loaders/output.js";

await writeOutput("data/tables/{table}.arrow");
