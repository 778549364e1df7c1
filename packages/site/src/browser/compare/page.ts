export {element} from "@cold-winter/figure";
export {language} from "@cold-winter/figure/live";
