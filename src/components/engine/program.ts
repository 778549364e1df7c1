import {address} from "../site.js";

/** Called with the share of the engine that has arrived, 0 to 1. */
export type Progress = (share: number) => void;

/** What an engine is started from: its compiled program and the text of its worker. */
export interface Program {
  module: WebAssembly.Module;
  worker: Blob;
}

const shared = globalThis as {coldWinterProgram?: Promise<Program>};

/** Loads and compiles the engine's program, once a page: a second engine starts without doing so again. */
export function loadProgram(progress: Progress): Promise<Program> {
  return (shared.coldWinterProgram ??= load(progress).catch((error: unknown) => {
    shared.coldWinterProgram = undefined;
    throw error;
  }));
}

async function load(progress: Progress): Promise<Program> {
  const [module, code] = await Promise.all([
    download("data/engine/duckdb.wasm.gz", progress).then(compile),
    get("data/engine/duckdb.worker.txt").then((reply) => reply.blob())
  ]);
  return {module, worker: new Blob([gate, code], {type: "text/javascript"})};
}

// The worker gets its program by message and, once it has it, no way to ask the network for anything: a wall of its
// own behind the page's policy and the engine's lock. What fails there is told to the page and not to the console.
const gate = `"use strict";
(() => {
  for (const name of ["debug", "log", "info", "warn", "error"]) console[name] = () => undefined;
  const program = new Promise((resolve) => {
    addEventListener("message", function take(event) {
      if (!event.data?.coldWinterProgram) return;
      removeEventListener("message", take);
      event.stopImmediatePropagation();
      resolve(event.data.coldWinterProgram);
    });
  });
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await program;
    const instance = await WebAssembly.instantiate(module, imports);
    const none = class { constructor() { throw new Error("no network here"); } };
    for (const name of ["XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "Worker", "SharedWorker", "BroadcastChannel"])
      Object.defineProperty(self, name, {value: none});
    for (const name of ["fetch", "importScripts"])
      Object.defineProperty(self, name, {value: () => { throw new Error("no network here"); }});
    return {module, instance};
  };
})();
`;

/** Asks for a file of the site. Throws where there is none. */
export async function get(path: string): Promise<Response> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response;
}

const programBytes = 35_000_000;

// By XMLHttpRequest, which tells how far it is without reading the body piece by piece.
function download(path: string, progress: Progress): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address(path));
    request.responseType = "blob";
    request.onprogress = ({loaded, lengthComputable, total}) =>
      progress(Math.min(1, loaded / (lengthComputable ? total : programBytes)));
    request.onerror = () => reject(new Error(`no answer: ${path}`));
    request.onload = () =>
      request.status === 200 ? resolve(request.response as Blob) : reject(new Error(`${request.status} ${path}`));
    request.send();
  });
}

// Some hosts unpack `.gz` on the way; the first two bytes tell.
async function compile(blob: Blob): Promise<WebAssembly.Module> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = first === 0x1f && second === 0x8b;
  const stream = packed ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
  return WebAssembly.compileStreaming(new Response(stream, {headers: {"content-type": "application/wasm"}}));
}
