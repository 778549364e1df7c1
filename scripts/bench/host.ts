import {readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join} from "node:path";
import {gzipSync} from "node:zlib";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm"
};

/** A static host on loopback that compresses as public hosts do. */
export interface BenchHost {
  /** Address of a page below one of the folders served, by the folder's name. */
  address: (folder: string, path: string) => string;
  /** What was sent: when, in milliseconds since 1970, and how many bytes. */
  sent: {time: number; bytes: number}[];
  close: () => void;
}

/** Serves folders by name; what is asked for twice is compressed once, before any page is measured. */
export async function serve(folders: Record<string, string>): Promise<BenchHost> {
  const sent: BenchHost["sent"] = [];
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const [, name = "", ...rest] = decodeURI((request.url ?? "").replace(/\?.*/, "")).split("/");
    const path = rest.join("/") || "index.html";
    const file = folders[name] && join(folders[name], path);
    if (!file || path.includes("..") || !statSync(file, {throwIfNoEntry: false})?.isFile())
      return void response.writeHead(404).end();
    const bytes = packed.get(file) ?? (path.endsWith(".gz") ? readFileSync(file) : gzipSync(readFileSync(file)));
    packed.set(file, bytes);
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-length": bytes.length,
      "cache-control": "max-age=600",
      ...(path.endsWith(".gz") ? {} : {"content-encoding": "gzip"})
    });
    sent.push({time: Date.now(), bytes: bytes.length});
    response.end(bytes);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    address: (folder, path) => `http://127.0.0.1:${port}/${folder}/${path}`,
    sent,
    close: () => void server.close()
  };
}
