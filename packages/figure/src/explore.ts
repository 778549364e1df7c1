export {axisBar} from "./axis-bar.js";
export {axisTools} from "./axis-tools.js";
export {Deferred} from "./deferred.js";
export {detail} from "./detail.js";
export {exportFigure} from "./export-figure.js";
export type {ExportFormat} from "./export-menu.js";
export {openTab, tabOpen} from "./tabs.js";
