import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("data/{output}.json");
