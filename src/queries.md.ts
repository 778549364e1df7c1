import {writeOutput} from "../loaders/output.js";

await writeOutput("queries.md");
