import {writeOutput} from "../loaders/output.js";

await writeOutput("claims.md");
