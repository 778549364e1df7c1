import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("embed/{figure}.md");
