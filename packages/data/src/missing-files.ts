import {join} from "node:path/posix";
import type {Dataset} from "./dataset.js";
import type {Report} from "./problem.js";

/** Reports the tables that are described and have no file, and a missing bibliography. */
export function reportMissingFiles(
  files: Map<string, Uint8Array>,
  folder: string,
  dataset: Dataset,
  report: Report
): void {
  const found = new Set([...files.keys()].map((file) => file.slice(file.lastIndexOf("/") + 1)));
  const elsewhere = new Set(dataset.remote.map(({table}) => table));
  for (const table of dataset.package.tables) {
    const {name, path, line} = table;
    if (elsewhere.has(table) || found.has(path)) continue;
    dataset.partial.add(name);
    const file = join(folder, "datapackage.json");
    const remedy = `restore ${join(folder, path)}, if only its header`;
    report({file, line, field: path, message: "missing file", remedy});
  }
  if (!found.has("sources.bib")) {
    dataset.partial.add("sources");
    report({
      file: join(folder, "sources.bib"),
      message: "missing file",
      remedy: "restore the bibliography"
    });
  }
}
