export {suggestChart} from "./chart.js";
export {picture} from "./picture.js";
