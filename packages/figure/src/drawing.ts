export {drawing, figureElement, figureState} from "./element.js";
export {figureWords} from "./figure-words.js";
export {fenceElement} from "./fence-element.js";
export type {FenceInput} from "./fence-element.js";
export {isComparison, loadSpec} from "./load-spec.js";
export {narrowBelow, widths} from "./figure-input.js";
export type {FigureInput} from "./figure-input.js";
export {framedPicture, pictureImage} from "./picture-file.js";
export {csvText, jsonText, rowsAsCsv, save, sheetText} from "./row-files.js";
