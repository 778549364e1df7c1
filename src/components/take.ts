import {csvFormatRows} from "npm:d3-dsv";
import {figureState, type FigureInput} from "./element.js";
import {plainCell} from "./format.js";
import {pictureFile, pictureImage} from "./picture-file.js";
import {site} from "./site.js";
import type {Row} from "./spec.js";
import type {Taking} from "./take-away.js";

/** Hands a reader what was asked for of a figure as it is shown: its rows, its picture, all of it, or its citation. Throws with the reason. */
export async function take(what: Taking, node: HTMLElement, input: FigureInput): Promise<void> {
  const {rows} = figureState(input);
  const edition = await site();
  const name = `${input.name}-${edition.version}`;
  switch (what) {
    case "csv":
      return save(`${name}.csv`, "text/csv", rowsAsCsv(rows));
    case "json":
      return save(`${name}.json`, "application/json", rowsAsJson(rows));
    case "svg":
      return save(`${name}.svg`, "image/svg+xml", pictureFile(node, input, edition));
    case "png":
      return save(`${name}.png`, "image/png", await pictureImage(pictureFile(node, input, edition)));
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

/** Writes rows as CSV with a header; days as ISO text, lists with semicolons. */
export function rowsAsCsv(rows: Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: Row[string]) => (Array.isArray(value) ? value.map(plainCell).join(";") : csvCell(value));
  return `${csvFormatRows([names, ...rows.map((row) => names.map((name) => cell(row[name]!)))])}\n`;
}

function csvCell(value: Row[string]): string {
  return typeof value === "number" ? String(value) : plainCell(value);
}

/** Writes rows as JSON, an object a line; days as ISO text. */
export function rowsAsJson(rows: Row[]): string {
  const lines = rows.map((row) =>
    JSON.stringify(row, (name, value: unknown) => (row[name] instanceof Date ? plainCell(row[name]) : value))
  );
  return `[\n${lines.join(",\n")}\n]\n`;
}

function save(name: string, type: string, contents: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([contents], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
