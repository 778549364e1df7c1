import {writeOutput} from "../../loaders/output.js";

await writeOutput("data/ledgers.json");
