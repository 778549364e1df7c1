import {readFileSync, statSync} from "node:fs";
import {createServer, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {gzipSync} from "node:zlib";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm"
};

/** How fast the line is: as fast as the machine, or so many megabits a second after so many milliseconds. */
export interface Speed {
  name: string;
  megabits?: number;
  latency?: number;
}

/** The lines that pages are measured over. */
export const speeds: Speed[] = [
  {name: "full speed"},
  {name: "20 Mbit/s, 40 ms", megabits: 20, latency: 40}
];

/** A static host on loopback that compresses as public hosts do. */
export interface BenchHost {
  /**
   * The line to every reader. It is slowed down here and not in the browser, which would slow down pages but not their
   * workers.
   */
  speed: Speed;
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
  let free = 0;
  const chunk = 16_384;
  const send = async (
    response: ServerResponse,
    bytes: Buffer,
    {megabits = Infinity, latency = 0}: Speed
  ) => {
    if (latency) await wait(latency);
    for (let at = 0; at < bytes.length && !response.destroyed; at += chunk) {
      const part = bytes.subarray(at, at + chunk);
      const now = performance.now();
      free = Math.max(free, now) + part.length / (megabits * 125);
      if (free > now) await wait(free - now);
      sent.push({time: Date.now(), bytes: part.length});
      response.write(part);
    }
    response.end();
  };
  const server = createServer((request, response) => {
    const [, name = "", ...rest] = decodeURI((request.url ?? "").replace(/\?.*/, "")).split("/");
    const path = rest.join("/") || "index.html";
    const file = folders[name] && join(folders[name], path);
    if (!file || path.includes("..") || !statSync(file, {throwIfNoEntry: false})?.isFile())
      return void response.writeHead(404).end();
    const bytes =
      packed.get(file) ??
      (path.endsWith(".gz") ? readFileSync(file) : gzipSync(readFileSync(file)));
    packed.set(file, bytes);
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-length": bytes.length,
      "cache-control": "max-age=600",
      ...(path.endsWith(".gz") ? {} : {"content-encoding": "gzip"})
    });
    void send(response, bytes, host.speed);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const {port} = server.address() as AddressInfo;
  const host: BenchHost = {
    speed: {name: "full speed"},
    address: (folder, path) => `http://127.0.0.1:${port}/${folder}/${path}`,
    sent,
    close: () => void server.close()
  };
  return host;
}
