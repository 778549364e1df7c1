import {figureState} from "./element.js";
import {type FigureInput} from "./figure-input.js";
import {pictureFile, pictureImage} from "./picture-file.js";
import {rowsAsCsv, rowsAsJson, save} from "./row-files.js";
import {site} from "./site.js";
import type {ExportFormat} from "./export-menu.js";

/** Hands a reader what was asked for of a figure as it is shown: its rows, its picture, all of it, or its citation. Throws with the reason. */
export async function exportFigure(
  what: ExportFormat,
  node: HTMLElement,
  input: FigureInput
): Promise<void> {
  const {rows} = figureState(input);
  const edition = await site();
  const name = `${input.name}-${edition.version}`;
  switch (what) {
    case "csv":
      return save(`${name}.csv`, "text/csv", rowsAsCsv(rows));
    case "json":
      return save(`${name}.json`, "application/json", rowsAsJson(rows));
    case "svg":
      return save(`${name}.svg`, "image/svg+xml", await pictureFile(node, input, edition));
    case "png":
      return save(
        `${name}.png`,
        "image/png",
        await pictureImage(await pictureFile(node, input, edition))
      );
    case "bundle": {
      const {bundle} = await import("./bundle.js");
      return save(`${name}.zip`, "application/zip", await bundle(node, input, edition));
    }
    case "cite": {
      const {showCitation} = await import("./cite-view.js");
      return showCitation(node, input);
    }
    case "embed": {
      const {showEmbed} = await import("./embed-view.js");
      return showEmbed(node, input);
    }
  }
}
