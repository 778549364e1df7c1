import {createDatabase, readDataset, type Dataset, type Problem} from "@cold-winter/data";
import {downloads, recordAlone} from "./downloads.js";

/** Files by their paths below `src/`. */
type Files = Map<string, Uint8Array | string>;

/** Makes the files that readers and the browser's engine take away, of the record as it is; none where it has problems. */
export async function makeDownloads(
  which: "everything" | "record"
): Promise<{files: Files; problems: Problem[]}> {
  const dataset = readDataset();
  if (dataset.problems.length) return {files: new Map(), problems: dataset.problems};
  return {files: await takeawayOf(dataset, which), problems: []};
}

/** Makes these files of a record that was read. */
export async function takeawayOf(
  dataset: Dataset,
  which: "everything" | "record" = "everything"
): Promise<Files> {
  const connection = await createDatabase(dataset);
  try {
    return which === "record"
      ? await recordAlone(connection)
      : await downloads(connection, dataset);
  } finally {
    connection.closeSync();
  }
}
