import {writeOutput} from "../../loaders/output.js";

await writeOutput("data/citation.json");
