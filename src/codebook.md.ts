import {writeOutput} from "../loaders/output.js";

await writeOutput("codebook.md");
