import "./engines.js";

export {lessons, teacher} from "@cold-winter/workbench/lessons";
