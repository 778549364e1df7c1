import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("guide/students.md");
