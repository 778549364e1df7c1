import {fork, type ChildProcess} from "node:child_process";
import {createServer} from "node:net";
import {setTimeout as setTimer} from "node:timers/promises";
import {parseArgs} from "node:util";
import {preview} from "@observablehq/framework/dist/preview.js";
import {watch} from "chokidar";
import {touchPreview} from "./site/cache.js";
import {fillPackages} from "./site/packages.js";
import {recoverSite} from "./site/swap.js";

const {values} = parseArgs({options: {port: {type: "string", default: "3000"}, open: {type: "boolean"}}});
const hostname = "127.0.0.1";
const port = Number(values.port);
const say = console.log.bind(console);

await requirePort();
process.env["COLD_WINTER_PREVIEW"] = "true";
await recoverSite();
await fillPackages();
let worker = startWorker();
let standby = startWorker();
await compute();
console.log = () => undefined;
const {server} = await preview({
  hostname,
  port,
  open: values.open ?? (process.stdout.isTTY && !process.env["CI"]),
  verbose: false
});
say(`open http://${hostname}:${port}/ (Ctrl+C ends it)`);

// Preview looks away while it draws a page anew; what it missed is told again until the page has asked.
let asked = 0;
let pages = 0;
server.on("request", ({url}) => {
  if (url?.startsWith("/_file/data/site.json")) asked = performance.now();
});
server.on("upgrade", (_, socket) => {
  pages++;
  socket.on("close", () => pages--);
});

let pending: NodeJS.Timeout | undefined;
let restart = false;
watch(["data", "loaders", "src"], {
  ignoreInitial: true,
  ignored: (path) => path.includes(".observablehq") || /(^|[\\/])src[\\/]data([\\/]|$)/.test(path)
}).on("all", (_, path) => {
  restart ||= /^(loaders|src[\\/]shared)[\\/]/.test(path);
  clearTimeout(pending);
  pending = setTimeout(() => void recompute(), 40);
});

async function recompute(): Promise<void> {
  const started = performance.now();
  const replaced = restart;
  if (replaced) {
    worker.kill();
    [worker, restart] = [standby, false];
  }
  await compute();
  for (let times = 0; times < 5 && pages > 0 && asked < started; times++) {
    await setTimer(400);
    if (asked < started) await touchPreview();
  }
  if (replaced) standby = startWorker();
}

function startWorker(): ChildProcess {
  return fork("scripts/run.cjs", ["site/compute"]);
}

async function compute(): Promise<void> {
  worker.send("compute");
  const lines = await new Promise<string[]>((resolve) => {
    worker.once("message", (message) => resolve(message as string[]));
    worker.once("exit", (code) => resolve(code ? ["the data program stopped; mend loaders/ and save"] : []));
  });
  for (const line of lines) say(line);
}

async function requirePort(): Promise<void> {
  const server = createServer();
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(port, hostname, () => resolve(null));
  });
  server.close();
  if (!error) return;
  console.error(`port ${port} is in use: end the other program, or run npm start -- --port ${port + 1}`);
  process.exit(1);
}
