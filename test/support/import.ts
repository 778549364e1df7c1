import {FileFault} from "../../packages/workbench/src/import/grid.js";
import {openFile, type TextChoices} from "../../packages/workbench/src/import/open-file.js";
import {findChoices, makeTable} from "../../packages/workbench/src/import/table.js";
import {translate} from "../../packages/workbench/src/text.js";

const none = () => Promise.reject(new Error("no database here"));

/** Opens a file as the workbench does, with all that it finds by itself. */
export async function read(
  contents: string | Uint8Array,
  file = "some",
  wanted: Partial<TextChoices> = {}
) {
  const bytes = typeof contents === "string" ? new TextEncoder().encode(contents) : contents;
  const opened = await openFile(file, bytes, none, wanted).catch((error: unknown) => {
    if (!(error instanceof FileFault)) throw error;
    throw new Error(translate(error.said, error.parameters), {cause: error});
  });
  const grid = opened.grids.at(-1)!;
  const choices = findChoices(grid);
  return {opened, grid, choices, table: makeTable(grid, choices)};
}
