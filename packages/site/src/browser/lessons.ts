import "./engines.js";

export {lessons} from "@cold-winter/workbench/lessons";
