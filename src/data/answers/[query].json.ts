import {writeOutput} from "../../../loaders/output.js";

await writeOutput("data/answers/{query}.json");
