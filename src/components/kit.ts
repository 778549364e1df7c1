export {figure} from "./figure.js";
export {finding} from "./finding.js";
export {query} from "./query.js";
export {sql} from "./sql.js";
