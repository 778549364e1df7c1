import {writeOutput} from "../../loaders/output.js";

await writeOutput("data/works.json");
