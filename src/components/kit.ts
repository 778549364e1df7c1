export {figure} from "./figure.js";
export {query} from "./query.js";
export {sql} from "./sql.js";
