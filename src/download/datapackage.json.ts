import {writeOutput} from "../../loaders/output.js";

await writeOutput("download/datapackage.json");
