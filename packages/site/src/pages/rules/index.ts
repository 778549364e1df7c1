import type {Report} from "@cold-winter/data";
import {checkCells} from "./cells.js";
import {checkCitations} from "./citations.js";
import {checkImages} from "./images.js";
import {checkNumbers} from "./numbers.js";
import type {Nameable} from "./nameable.js";
import {checkModules} from "./packages.js";
import {checkPaths} from "./paths.js";
import {checkScripts} from "./scripts.js";

/** Reports what pages say that nothing stands behind: works, figures and questions that are not there, numbers without a source, pictures without words. */
export function checkPages(nameable: Nameable, report: Report): void {
  for (const page of nameable.pages) {
    checkCitations(page, nameable.keys, report);
    checkCells(page, nameable, report);
    checkScripts(page, report);
    checkNumbers(page, report);
    checkImages(page, report);
  }
  checkModules(nameable.pages, report);
  checkPaths(nameable.pages, report);
}
