import {createServer, request, type OutgoingHttpHeaders, type Server} from "node:http";
import {connect, type AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {guardDoor} from "../src/build/door.js";

let server: Server;
let port: number;
const served: string[] = [];
const opened: string[] = [];

// What stands behind fails as Framework does: outside any care for addresses that cannot be read.
beforeAll(async () => {
  server = createServer();
  server.on("upgrade", (asked, socket) => {
    opened.push(asked.url ?? "");
    socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  guardDoor(server, port, async (asked, response, path) => {
    await Promise.resolve();
    decodeURI(new URL(asked.url ?? "", "http://localhost").pathname);
    if (path === "/fails") throw new Error("no such thing");
    served.push(path);
    response.end("served");
  });
});
afterAll(() => void server.close());

function ask(path: string, headers: OutgoingHttpHeaders = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request({host: "127.0.0.1", port, path, headers, agent: false, timeout: 5000}, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .once("error", reject)
      .end();
  });
}

/** The first line of what a socket is answered. */
function open(headers: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setTimeout(5000, () => socket.destroy(new Error("no answer")));
    socket.once("error", reject);
    socket.once("data", (bytes) => {
      resolve(String(bytes).split("\r\n")[0]!);
      socket.destroy();
    });
    const lines = [
      "GET /_observablehq HTTP/1.1",
      "connection: upgrade",
      "upgrade: websocket",
      ...headers
    ];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  });
}

describe("a preview", () => {
  it.each(["/", "/timelines", "/_file/data/site.json?x=%2e", "/a%20b/c%23d", "/%E5%8E%9F"])(
    "serves %s",
    async (path) => {
      expect(await ask(path)).toBe(200);
      expect(served.at(-1)).toBe(path.replace(/\?.*/, ""));
    }
  );

  it.each([
    ...[
      "/%",
      "/%E0%A4%A",
      "//",
      "//..",
      "//example.org/x",
      "http://example.org/",
      "/../package.json",
      "/a/%2e%2e/b"
    ],
    ...[
      "/..%2f..%2fpackage.json",
      "/_file/..%2fpackage.json",
      "/_npm/..%5cx",
      "/a\\..\\b",
      "/a%00b",
      "*"
    ]
  ])("refuses %s and lives on", async (path) => {
    const before = served.length;
    expect(await ask(path)).toBe(400);
    expect(served).toHaveLength(before);
    expect(await ask("/")).toBe(200);
  });

  it.each([
    "example.org",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost.example.org:3000",
    "[::1]:3000",
    "0.0.0.0:3000"
  ])("does not answer to the name %j", async (host) => {
    expect(await ask("/", {host})).toBe(403);
    expect(await open([`host: ${host}`])).toBe("HTTP/1.1 403 Refused");
  });

  it("answers to its own names and pages, and to no other site's", async () => {
    for (const name of ["127.0.0.1", "localhost"]) {
      const [host, origin] = [`${name}:${port}`, `http://${name}:${port}`];
      expect(await ask("/", {host, origin})).toBe(200);
      expect(await open([`host: ${host}`, `origin: ${origin}`])).toMatch(/ 101 /);
    }
    expect(opened).toHaveLength(2);
    const host = `127.0.0.1:${port}`;
    for (const origin of [
      "null",
      "https://example.org",
      "http://127.0.0.1",
      "http://127.0.0.1:1",
      `https://${host}`
    ]) {
      expect(await ask("/", {host, origin}), origin).toBe(403);
      expect(await open([`host: ${host}`, `origin: ${origin}`]), origin).toBe(
        "HTTP/1.1 403 Refused"
      );
    }
    expect(opened).toHaveLength(2);
  });

  it("says what failed, and lives on", async () => {
    expect(await ask("/fails")).toBe(500);
    expect(await ask("/")).toBe(200);
  });
});
