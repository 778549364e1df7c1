// Runs the cells of a page as a browser would, for the first values of its inputs: in a thread of its own, which can be
// ended. It asks the thread that began it for what the database says.
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {parentPort} from "node:worker_threads";
import {JSDOM} from "jsdom";
import type {Ask, DryCell, Order, Report} from "./dry-run.js";
import {giveWindow, htmlOf} from "./dry-window.js";
import {kitWords} from "./dry-words.js";

const port = parentPort!;
const {window} = new JSDOM("<!doctype html><main id='observablehq-main'></main>", {
  pretendToBeVisual: true
});
giveWindow(window);
const {Runtime} = await import("@observablehq/runtime");
const {Inspector} = await import("@observablehq/inspector");
const {Generators, libraries} = await import("./dry-library.js");

const tell = (report: Report) => port.postMessage(report);
const waiting = new Map<
  number,
  {resolve: (value: unknown) => void; reject: (error: Error) => void}
>();
let asked = 0;

function ask(question: Ask): Promise<unknown> {
  const number = asked++;
  tell({ask: number, question});
  return new Promise((resolve, reject) => waiting.set(number, {resolve, reject}));
}

const kit = kitWords(ask);
let folder = "src";

function importOf(specifier: string): Promise<unknown> {
  if (specifier === "@cold-winter/site" || specifier === "@cold-winter/figure")
    return Promise.resolve(kit);
  if (/^https?:/.test(specifier)) return Promise.reject(new Error("asks the network"));
  const local = /^(\.{1,2})?\//.exec(specifier);
  const path = local && pathToFileURL(join(local[1] ? folder : "src", specifier)).href;
  return import(path ?? specifier.replace(/^npm:((?:@[^/]+\/)?[^/@]+)(@[^/]+)?/, "$1"));
}

let runtime: InstanceType<typeof Runtime> | undefined;

function run(cells: DryCell[]): void {
  window.document.body.innerHTML = "<main id='observablehq-main'></main>";
  // A page before it may have cells that go on giving values.
  runtime?.dispose();
  runtime = new Runtime(libraries);
  const main = runtime.module();
  const left = new Set(cells.map(({key}) => key));
  for (const cell of cells) define(main, cell, left);
  if (!left.size) tell({done: true});
}

function define(
  main: ReturnType<InstanceType<typeof Runtime>["module"]>,
  cell: DryCell,
  left: Set<string>
): void {
  const {key, body, inline} = cell;
  const shown: Node[] = [];
  const display = (value: unknown) => {
    shown.push(nodeOf(value, inline));
    return value;
  };
  const view = (input: unknown) => Generators.input(display(input) as HTMLElement);
  const own: Record<string, unknown> = {display, view, importOf};
  const names = body.inputs.filter((name) => !(name in own));
  const call = compile([...names, ...Object.keys(own)], body.code);
  const end = (report: Partial<Extract<Report, {ended: string}>>) => {
    // What is shown is its first value.
    if (!left.delete(key)) return;
    tell({ended: key, html: shown.map(htmlOf).join(""), ...report});
    if (!left.size) tell({done: true});
  };
  const observer = {
    fulfilled: () => void settle().then(() => end({})),
    rejected: (error: Error) => end({error: error.message})
  };
  const body_ = (...values: unknown[]) => {
    tell({began: key});
    shown.length = 0;
    return call(...values, ...Object.values(own));
  };
  main.variable(observer).define(body.outputs.length ? `cell ${key}` : null, names, body_);
  for (const name of body.outputs)
    main.variable(true).define(name, [`cell ${key}`], (all: Record<string, unknown>) => all[name]);
}

type Call = (...values: unknown[]) => Promise<unknown>;
const AsyncFunction = (async () => {
  // Its constructor has no name of its own.
}).constructor as new (...words: string[]) => Call;

function compile(names: string[], code: string): Call {
  return new AsyncFunction(...names, code);
}

// What draws itself when its size is known is drawn by now.
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

function nodeOf(value: unknown, inline: boolean): Node {
  const {document} = window;
  if (value instanceof window.Node) return value;
  if (inline) {
    const whole = document.createElement("span");
    const parts = typeof value === "object" && value !== null && Symbol.iterator in value;
    for (const part of parts ? (value as Iterable<unknown>) : [value])
      whole.append(part instanceof window.Node ? part : String(part));
    return whole;
  }
  const node = document.createElement("div");
  new Inspector(node).fulfilled(value);
  return node;
}

port.on("message", (order: Order) => {
  if ("run" in order) {
    folder = order.folder;
    return run(order.run);
  }
  const {resolve, reject} = waiting.get(order.answer)!;
  waiting.delete(order.answer);
  if (order.error === undefined) resolve(order.value);
  else reject(new Error(order.error));
});
tell({ready: true});
