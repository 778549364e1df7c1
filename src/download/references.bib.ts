import {writeOutput} from "../../loaders/output.js";

await writeOutput("download/references.bib");
