import {writeOutput} from "../../../loaders/output.js";

await writeOutput("download/figures/{figure}.mjs");
