import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";

const folder = "node_modules/@duckdb/duckdb-wasm/dist";

/** The browser engine's own files; its program is compressed, since some hosts refuse files above 25 MB. */
export const engineFiles: Record<string, () => Uint8Array> = {
  "duckdb.wasm.gz": () => gzipSync(readFileSync(`${folder}/duckdb-eh.wasm`), {level: 9}),
  "duckdb.worker.txt": () => readFileSync(`${folder}/duckdb-browser-eh.worker.js`)
};

/** Returns the version of DuckDB in the browser's engine package. */
export function enginePackageVersion(): string {
  const text = readFileSync("node_modules/@duckdb/duckdb-wasm/package.json", "utf8");
  return (JSON.parse(text) as {version: string}).version;
}
