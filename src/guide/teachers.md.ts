import {writeOutput} from "../../loaders/output.js";

await writeOutput("guide/teachers.md");
