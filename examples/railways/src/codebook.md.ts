import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("codebook.md");
