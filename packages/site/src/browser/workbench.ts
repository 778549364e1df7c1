import "./engines.js";

export {workbench} from "@cold-winter/workbench";
