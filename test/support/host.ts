import {once} from "node:events";
import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import sirv from "sirv";

/** A static host on loopback that can go wrong. */
export interface Host {
  /** Address of the site that it shows. */
  site: string;
  /** While set, no request is answered. */
  down: boolean;
  /** Answers a request in its own way and returns true, or leaves it to the host. */
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => boolean;
  /** Paths asked for, below the site. */
  asked: string[];
  close: () => void;
}

/** Serves a folder as the plainest folder server does: a file by its name, `index.html` for a folder, nothing beside it. */
export async function serveFolder(folder: string, below = "/"): Promise<Host> {
  const files = sirv(folder, {extensions: [], dev: true, etag: true});
  const host: Host = {
    site: "",
    down: false,
    answer: () => false,
    asked: [],
    close: () => void server.close()
  };
  const server = createServer((request, response) => {
    if (host.down) return void request.socket.destroy();
    const missing = () => void response.writeHead(404).end();
    const path = request.url ?? "";
    if (!path.startsWith(below)) return missing();
    request.url = path.slice(below.length - 1).replace(/\/(?=\?|$)/, "/index.html");
    host.asked.push(request.url.slice(1));
    if (!host.answer(request.url.slice(1).replace(/\?.*/, ""), request, response))
      files(request, response, missing);
  });
  server.on("connection", (socket) => socket.unref());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  host.site = `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}`;
  return host;
}
