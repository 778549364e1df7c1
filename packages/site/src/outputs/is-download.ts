/** The rows of the browser's engine. */
export const recordFile = "data/record.duckdb.gz";

/** Whether a file, by its path below `src/`, is made of the whole database, for readers or for the browser's engine. */
export function isDownload(path: string): boolean {
  return path.startsWith("download/") || path === recordFile;
}
