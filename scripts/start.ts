import {fork, type ChildProcess} from "node:child_process";
import {createServer} from "node:net";
import {parseArgs} from "node:util";
import {preview} from "@observablehq/framework/dist/preview.js";
import {watch} from "chokidar";
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
await computed(worker);
console.log = () => undefined;
await preview({hostname, port, open: values.open ?? (process.stdout.isTTY && !process.env["CI"]), verbose: false});
say(`open http://${hostname}:${port}/ (Ctrl+C ends it)`);

let pending: NodeJS.Timeout | undefined;
let restart = false;
watch(["data", "loaders", "src"], {
  ignoreInitial: true,
  ignored: (path) => path.includes(".observablehq") || /[\\/]src[\\/]data[\\/]/.test(path)
}).on("all", (_, path) => {
  restart ||= path.startsWith("loaders");
  clearTimeout(pending);
  pending = setTimeout(() => void recompute(), 40);
});

async function recompute(): Promise<void> {
  if (restart) {
    worker.kill();
    worker = startWorker();
    restart = false;
  } else worker.send("compute");
  await computed(worker);
}

function startWorker(): ChildProcess {
  return fork("scripts/run.cjs", ["site/compute"]);
}

async function computed(child: ChildProcess): Promise<void> {
  const lines = await new Promise<string[]>((resolve) => {
    child.once("message", (message) => resolve(message as string[]));
    child.once("exit", (code) => resolve(code ? ["the data program stopped; mend loaders/ and save"] : []));
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
