import {languages} from "@cold-winter/figure";
import {answerEarly, language} from "@cold-winter/figure/live";
import "./engines.js";
import "./offer-tools.js";

export {column} from "@cold-winter/data/shared";
export * from "@cold-winter/figure";
export {figure, finding, query} from "@cold-winter/figure/live";
export {bind} from "./bind.js";
export {brush} from "./brush.js";
export {comparison} from "./comparison.js";
export {choice, selections, setChoice} from "./choice.js";
export {frame} from "./frame.js";
export {sql} from "./sql.js";

// What came with the page is in its first language.
if (language === languages[0]) answerEarly();
