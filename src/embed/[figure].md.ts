import {writeOutput} from "../../loaders/output.js";

await writeOutput("embed/{figure}.md");
