import {writeOutput} from "../loaders/output.js";

await writeOutput("sources.md");
