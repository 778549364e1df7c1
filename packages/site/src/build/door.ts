import type {IncomingMessage, Server, ServerResponse} from "node:http";
import type {Duplex} from "node:stream";

/** Answers a request whose path was read. */
export type Serve = (request: IncomingMessage, response: ServerResponse, path: string) => unknown;

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

interface Refusal {
  status: number;
  words: string;
}

/**
 * Stands before all that a preview answers: only this machine may ask, under a name of its own, from a page of its own;
 * an address that cannot be read is refused, and one that fails does not end the preview.
 */
export function guardDoor(server: Server, port: number, serve: Serve): void {
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const read = readRequest(request, port);
    if ("words" in read) return answer(response, read);
    Promise.resolve()
      .then(() => serve(request, response, read.path))
      .catch((error: unknown) => answer(response, {status: 500, words: (error as Error).message}));
  });
  const upgrades = server.listeners("upgrade") as Upgrade[];
  server.removeAllListeners("upgrade");
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const read = readRequest(request, port);
    if ("words" in read)
      return void socket.end(`HTTP/1.1 ${read.status} Refused\r\nconnection: close\r\n\r\n`);
    for (const upgrade of upgrades) upgrade.call(server, request, socket, head);
  });
}

function answer(response: ServerResponse, {status, words}: Refusal): void {
  if (!response.headersSent)
    response.writeHead(status, {"content-type": "text/plain; charset=utf-8"});
  response.end(words);
}

function readRequest({headers, url = ""}: IncomingMessage, port: number): {path: string} | Refusal {
  const hosts = ["127.0.0.1", "localhost"].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : [])
  ]);
  if (!hosts.includes(headers.host ?? ""))
    return {status: 403, words: `this preview answers to http://${hosts[0]!}/ alone`};
  if (
    headers.origin !== undefined &&
    !hosts.map((host) => `http://${host}`).includes(headers.origin)
  )
    return {status: 403, words: "this preview answers to its own pages alone"};
  const path = readPath(url);
  return path === null ? {status: 400, words: "this address cannot be read"} : {path};
}

// Behind this, addresses are read with less care: what they would fail at does not pass.
function readPath(url: string): string | null {
  if (!/^\/(?!\/)/.test(url)) return null;
  const raw = url.replace(/[?#].*/s, "");
  try {
    const segments = decodeURIComponent(raw).split(/[\\/]/);
    return segments.includes("..") || raw.includes("\\") || /%(00|5c)/i.test(raw) ? null : raw;
  } catch {
    return null;
  }
}
