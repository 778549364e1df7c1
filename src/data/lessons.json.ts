import {writeOutput} from "../../loaders/output.js";

await writeOutput("data/lessons.json");
