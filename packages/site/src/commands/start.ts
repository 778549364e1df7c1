import type {IncomingMessage, ServerResponse} from "node:http";
import {createServer} from "node:net";
import {buffer as readBody} from "node:stream/consumers";
import {parseArgs} from "node:util";
import {preview} from "@observablehq/framework/dist/preview.js";
import {formatProblem, ProblemError} from "@cold-winter/data";
import {watch} from "chokidar";
import {isDownload, recordFile} from "../outputs/is-download.js";
import {askPath} from "../browser/ask-preview.js";
import {aliasAt, aliasPage} from "../build/aliases.js";
import {hasOutput, showProblems, touchPreview} from "../build/cache.js";
import {guardDoor} from "../build/door.js";
import {bundleKit, emptyKit} from "../build/kit.js";
import {fillPackages} from "../build/packages.js";
import {OpenPages} from "../build/open-pages.js";
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
const pages = new OpenPages();
const program = new DataProgram(() => pages.draw());
await fillPackages(askedPackages(readPages("src", () => undefined)));
await emptyKit();
await bundleKit();

// What pages asked for last: these questions and fences are answered first when something changes.
const wanted = new Set<string>();
const most = 24;
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
guardDoor(server, port, async (request, response, path) => {
  if (path.startsWith("/thing/")) return serveThing(path, response);
  if (path === askPath) return serveAnswer(request, response);
  const former = path.replace(/\.html$/, "");
  const alias = aliasAt(former);
  if (alias) {
    response.writeHead(200, {"content-type": "text/html; charset=utf-8"});
    return void response.end(aliasPage(former, alias));
  }
  const question = /^\/_file\/data\/answers\/([\w/-]+)\.json$/.exec(path)?.[1];
  if (question) want(question);
  const fences = /^\/_file\/(data\/fences-[\w.-]+\.json)$/.exec(path)?.[1];
  if (fences) {
    want(fences);
    await settled;
  }
  const file = path.replace(/^\/(_file\/)?/, "");
  return isDownload(file) ? serveDownloads(file, request, response) : handle!(request, response);
});

let pending: NodeJS.Timeout | undefined;
// While something changes, a page that was drawn anew waits for its answers: they are sooner there than an engine.
let settled = Promise.resolve();
let settle: (() => void) | undefined;
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
  if (!settle) settled = new Promise((resolve) => (settle = resolve));
  clearTimeout(pending);
  pending = setTimeout(() => {
    pending = undefined;
    void recompute();
  }, 30);
});

async function recompute(): Promise<void> {
  if (rebundle) await renewKit();
  if (restart) program.replace();
  restart = false;
  await compute();
  if (!pending) {
    settle?.();
    settle = undefined;
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
    pages.draw();
  });
}

/** Makes everything anew; `done` is called when the last question is answered, which may be after the page was told. */
async function compute(done: () => void = () => undefined): Promise<{lines: string[]}> {
  const first = [...wanted];
  const late = (questions: string[]) => {
    done();
    if (questions.some((name) => wanted.has(name) && !first.includes(name)))
      void touchPreview().then(() => pages.draw());
  };
  const order = {first, rowsChanged};
  rowsChanged = false;
  const {lines} = await program.compute(order, late);
  for (const line of lines) say(line);
  return {lines};
}

function want(question: string): void {
  wanted.delete(question);
  wanted.add(question);
  for (const oldest of wanted) if (wanted.size > most) wanted.delete(oldest);
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

// What the published page asks its engine is answered here at once, on the rows as they are after the last edit.
async function serveAnswer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sql = (await readBody(request)).toString("utf8");
  await settled;
  const answered = await program.ask(sql);
  const [status, body] = "json" in answered ? [200, answered.json] : [422, answered.error];
  const type = status === 200 ? "application/json" : "text/plain";
  response.writeHead(status, {"content-type": `${type}; charset=utf-8`}).end(body);
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
