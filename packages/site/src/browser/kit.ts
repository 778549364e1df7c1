import "./engines.js";

export * from "@cold-winter/figure";
export {figure, finding, query} from "@cold-winter/figure/live";
export {frame} from "./frame.js";
export {sql} from "./sql.js";
