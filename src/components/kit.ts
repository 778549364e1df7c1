export {figure} from "./figure.js";
