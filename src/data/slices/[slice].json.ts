import {writeOutput} from "@cold-winter/site/loader";

await writeOutput("data/slices/{slice}.json");
