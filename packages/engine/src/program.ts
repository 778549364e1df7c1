import type {Progress} from "@cold-winter/data";
import type {EngineHost} from "./host.js";
import {unpacked} from "./packed.js";

/** What an engine is started from: its compiled program and the text of its worker. */
export interface Program {
  module: WebAssembly.Module;
  worker: Blob;
}

const shared = globalThis as {coldWinterProgram?: Promise<Program>};

/** Loads and compiles the engine's program, once a page: a second engine starts without doing so again. */
export function loadProgram(host: EngineHost, progress: Progress): Promise<Program> {
  return (shared.coldWinterProgram ??= load(host, progress).catch((error: unknown) => {
    forgetProgram();
    throw error;
  }));
}

/** Lets the next engine load its program anew: the one that was loaded may have come damaged. */
export function forgetProgram(): void {
  shared.coldWinterProgram = undefined;
}

async function load(host: EngineHost, progress: Progress): Promise<Program> {
  const [module, code] = await Promise.all([
    loadModule(host, progress),
    host.ask("data/engine/duckdb.worker.txt").then((reply) => reply.blob())
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
      navigator.locks?.request(event.data.life, () => {
        postMessage({coldWinterLives: true});
        return new Promise(() => undefined);
      });
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

const programBytes = 35_000_000;

// Compiled while it comes, and unpacked on the way.
async function loadModule(host: EngineHost, progress: Progress): Promise<WebAssembly.Module> {
  const path = "data/engine/duckdb.wasm.gz";
  const reply = await host.ask(path);
  const total = Number(reply.headers.get("content-length")) || programBytes;
  let loaded = 0;
  const told = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      progress(Math.min(1, loaded / total));
      controller.enqueue(chunk);
    }
  });
  try {
    const stream = await unpacked(reply.body!.pipeThrough(told));
    const wasm = {headers: {"content-type": "application/wasm"}};
    return await WebAssembly.compileStreaming(new Response(stream, wasm));
  } catch (error) {
    throw host.damaged(path, error);
  }
}
