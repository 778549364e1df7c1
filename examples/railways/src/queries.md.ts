import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("queries.md");
