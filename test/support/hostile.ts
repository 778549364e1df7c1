import {readFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {zlibSync} from "fflate";
import type {Page} from "playwright-core";
import sirv from "sirv";
import {hash} from "../../packages/workbench/src/rows.js";

/** Reads a list of hostile inputs, one a line; `\n` and `\uXXXX` stand for signs. */
export function hostile(name: string): string[] {
  const lines = readFileSync(`test/hostile/${name}.txt`, "utf8").split("\n").filter(Boolean);
  return lines.map((line) =>
    line
      .replaceAll("\\n", "\n")
      .replace(/\\u([0-9A-F]{4})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16))
      )
  );
}

/** A server on loopback that counts who asks it for anything, and answers a line of CSV to everybody. */
export interface Listener {
  host: string;
  heard: string[];
  close: () => void;
}

/** Starts a listener. */
export async function listen(): Promise<Listener> {
  const heard: string[] = [];
  const server: Server = createServer((request, response) => {
    heard.push(`${request.method ?? ""} ${request.url ?? ""}`);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    response.setHeader("access-control-expose-headers", "*");
    response.setHeader("content-type", "text/csv");
    response.end("a\n1\n");
  });
  server.on("connection", (socket) => socket.unref());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () => void server.close()
  };
}

const kit = /\/kit\/[\w.-]*js$/;

/** Which walls a page is served without. */
export interface Without {
  /** The statements that lock the engine. */
  lock?: boolean;
  /** The worker's own loss of the network. */
  gate?: boolean;
  /** The page's content policy. */
  policy?: boolean;
  /** The limits on what a result may hold. */
  limits?: boolean;
}

/**
 * Serves the site with some of its walls taken down. By a server of its own: to an answer that a test driver makes up
 * the browser denies loopback by itself, and nothing would be shown.
 */
export async function serveWithout({
  lock,
  gate,
  policy,
  limits
}: Without): Promise<{site: string; close: () => void}> {
  const plain = sirv("dist", {extensions: ["html"], dev: true});
  const edit = (path: string, text: string): string => {
    if (lock && path.endsWith("data/database.json"))
      return JSON.stringify({...(JSON.parse(text) as object), lock: ""});
    if (kit.test(path)) {
      const open = gate ? text.replaceAll("Object.defineProperty(self", "void (self") : text;
      return limits ? open.replace(/rows:\s*1e5,\s*bytes:\s*64e6/, "") : open;
    }
    return policy ? text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "") : text;
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    if (!/database\.json$|workbench\.html$/.test(path) && !kit.test(path))
      return plain(request, response);
    response.setHeader(
      "content-type",
      path.endsWith("html")
        ? "text/html"
        : path.endsWith("json")
          ? "application/json"
          : "text/javascript"
    );
    response.end(edit(path, readFileSync(`dist${path}`, "utf8")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    site: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close()
  };
}

/** Watches a page for pauses: the longest stretch, in milliseconds, during which it could not answer. */
export async function watchPauses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const state = globalThis as unknown as {longest: number};
    state.longest = 0;
    new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries()) state.longest = Math.max(state.longest, duration);
    }).observe({type: "longtask"});
  });
  return () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          setTimeout(() => resolve((globalThis as unknown as {longest: number}).longest), 100)
        )
    );
}

function encode(json: string): string {
  const bytes = zlibSync(new TextEncoder().encode(json), {level: 9});
  return `#s1.${hash(json)}.${Buffer.from(bytes).toString("base64url")}`;
}

/** Makes the hash that a line of `links.txt` stands for. */
export function hostileLink(line: string): string {
  const [, kind, rest] = /^(json|cut|flip|bomb):(.*)$/s.exec(line) ?? [];
  const good = encode(
    '{"sql":"SELECT 1 AS one","choices":{},"chart":null,"origin":null,"version":"","print":null,"needs":[]}'
  );
  if (kind === "json") return encode(rest!);
  if (kind === "cut") return good.slice(0, -Number(rest));
  if (kind === "flip")
    return (
      good.slice(0, Number(rest)) +
      (good[Number(rest)] === "A" ? "B" : "A") +
      good.slice(Number(rest) + 1)
    );
  if (kind === "bomb") return encode(JSON.stringify({sql: " ".repeat(Number(rest) * 1_000_000)}));
  return line;
}
