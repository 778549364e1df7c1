import type {IncomingMessage, ServerResponse} from "node:http";
import {createServer} from "node:net";
import {setTimeout as setTimer} from "node:timers/promises";
import {parseArgs} from "node:util";
import {preview} from "@observablehq/framework/dist/preview.js";
import {formatProblem, ProblemError} from "@cold-winter/data";
import {watch} from "chokidar";
import {isDownload, recordFile} from "../outputs/is-download.js";
import {aliasTarget} from "../build/aliases.js";
import {hasOutput, showProblems, touchPreview} from "../build/cache.js";
import {guardDoor} from "../build/door.js";
import {bundleKit, emptyKit} from "../build/kit.js";
import {fillPackages} from "../build/packages.js";
import {DataProgram} from "../build/program.js";
import {readPages} from "../pages/pages.js";
import {askedPackages} from "../pages/rules/packages.js";
import {shellPath, thingFile, withoutSocket} from "../things/shell.js";
import {recoverSite} from "../build/swap.js";

const {values} = parseArgs({
  options: {port: {type: "string", default: "3000"}, open: {type: "boolean"}}
});
const hostname = "127.0.0.1";
const port = Number(values.port);
const say = console.log.bind(console);

await requirePort();
process.env["COLD_WINTER_PREVIEW"] = "true";
await recoverSite();
const program = new DataProgram();
await fillPackages(askedPackages(readPages("src", () => undefined)));
await emptyKit();
await bundleKit();

// What pages asked for last: these questions and fences are answered first when something changes.
const wanted = new Set<string>();
const most = 8;
let asked = 0;
let pages = 0;
let rowsChanged = true;

const answered = new Promise<void>((resolve) => {
  void compute(() => resolve()).then(({lines}) => {
    if (!lines.at(-1)?.startsWith("data ")) resolve();
  });
});
await answered;
console.log = () => undefined;
const {server} = await preview({
  hostname,
  port,
  open: values.open ?? (process.stdout.isTTY && !process.env["CI"]),
  verbose: false
});
say(`open http://${hostname}:${port}/ (Ctrl+C ends it)`);

const [handle] = server.listeners("request") as ((
  request: IncomingMessage,
  response: ServerResponse
) => unknown)[];
guardDoor(server, port, (request, response, path) => {
  if (path.startsWith("/thing/")) return serveThing(path, response);
  const target = aliasTarget(path.replace(/\.html$/, ""));
  if (target !== null) return leadOn(target, request, response);
  if (path === "/_file/data/site.json") asked = Date.now();
  const question = /^\/_file\/data\/answers\/([\w/-]+)\.json$/.exec(path)?.[1];
  if (question) want(question);
  const fences = /^\/_file\/(data\/fences-[\w.-]+\.json)$/.exec(path)?.[1];
  if (fences) want(fences);
  const file = path.replace(/^\/(_file\/)?/, "");
  return isDownload(file) ? serveDownloads(file, request, response) : handle!(request, response);
});
server.on("upgrade", (_, socket) => {
  pages++;
  socket.on("close", () => pages--);
});

let pending: NodeJS.Timeout | undefined;
let restart = false;
let rebundle = false;
watch(["data", "loaders", "packages", "src"], {
  ignoreInitial: true,
  ignored: (path) =>
    /\.observablehq|node_modules|(^|[\\/])src[\\/](data|download|kit)([\\/]|$)/.test(path)
}).on("all", (_, path) => {
  restart ||= /^(loaders|packages)[\\/].*\.ts$/.test(path);
  if (/^(packages|src[\\/]figures)[\\/]/.test(path)) rebundle = true;
  rowsChanged ||= !/^src[\\/]/.test(path);
  clearTimeout(pending);
  pending = setTimeout(() => void recompute(), 30);
});

async function recompute(): Promise<void> {
  if (rebundle) await renewKit();
  if (restart) program.replace();
  restart = false;
  const {placed} = await compute();
  // Preview looks away while it draws a page anew; what it missed is told again until the page has asked, later each
  // time: what is told draws the page anew, and one that is slow would never come to its end.
  for (let wait = 250; wait <= 4000 && pages > 0 && asked < placed; wait *= 2) {
    await setTimer(wait);
    if (asked < placed) await touchPreview();
  }
  program.rest();
}

// A fault of the code is told where faults of the data are; the page keeps what it has.
async function renewKit(): Promise<void> {
  rebundle = false;
  await bundleKit().catch(async (error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    const lines = error.problems.map(formatProblem);
    for (const line of lines) say(line);
    await showProblems(lines);
  });
}

/** Makes everything anew; `done` is called when the last question is answered, which may be after the page was told. */
async function compute(
  done: () => void = () => undefined
): Promise<{lines: string[]; placed: number}> {
  const first = [...wanted];
  const late = (questions: string[]) => {
    done();
    if (questions.some((name) => wanted.has(name) && !first.includes(name))) void touchPreview();
  };
  const order = {first, rowsChanged};
  rowsChanged = false;
  const {lines, placed} = await program.compute(order, late);
  for (const line of lines) say(line);
  return {lines, placed};
}

function want(question: string): void {
  wanted.delete(question);
  wanted.add(question);
  for (const oldest of wanted) if (wanted.size > most) wanted.delete(oldest);
}

function leadOn(target: string, {url = ""}: IncomingMessage, response: ServerResponse): void {
  response
    .writeHead(302, {location: `${target}${url.includes("?") ? url.slice(url.indexOf("?")) : ""}`})
    .end();
}

async function serveDownloads(
  file: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const which = file === recordFile ? "record" : "everything";
  const problems = hasOutput(file) ? "" : await program.downloads(which);
  if (problems) {
    response.writeHead(503, {"content-type": "text/plain; charset=utf-8"}).end(problems);
  } else {
    request.url = `/_file/${file}`;
    handle!(request, response);
  }
}

// Pages of things are no pages of Framework's: they are made when they are asked for, in the frame of one that is.
async function serveThing(path: string, response: ServerResponse): Promise<void> {
  const file = thingFile(decodeURIComponent(path));
  const frame = await fetch(`http://${hostname}:${port}/${shellPath}`);
  const made = await program.thing(file, withoutSocket(await frame.text()));
  const type = file.endsWith(".json")
    ? "application/json"
    : made === null
      ? "text/plain"
      : "text/html";
  response.writeHead(made === null ? 404 : 200, {"content-type": `${type}; charset=utf-8`});
  response.end(made ?? "no such thing in the record");
}

async function requirePort(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    console.error(
      `not a port: ${values.port} (give a number from 1 to 65535, as in npm start -- --port 3001)`
    );
    process.exit(1);
  }
  const server = createServer();
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(port, hostname, () => resolve(null));
  });
  server.close();
  if (!error) return;
  const other = port < 65535 ? port + 1 : 3000;
  const why =
    error.code === "EADDRINUSE"
      ? "is in use: end the other program"
      : "may not be opened: choose another";
  console.error(`port ${port} ${why}, or run npm start -- --port ${other}`);
  process.exit(1);
}
