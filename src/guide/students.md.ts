import {writeOutput} from "../../loaders/output.js";

await writeOutput("guide/students.md");
