import type {FileTable} from "@cold-winter/data";
import {oneAfterAnother} from "../one-after-another.js";
import type {Given, Order, Reply} from "./ask-worker.js";
import {faultOf, FileReading, toldOf, type ReadDatabase, type Told} from "./reading.js";

// The program of the worker that holds a reader's file: it is given the file first, then asked about it.
let reading: FileReading;

// A file is read in one way at a time.
const inTurn = oneAfterAnother();

addEventListener("message", ({data, ports: [port]}: MessageEvent<Given | Order>) => {
  if ("file" in data) reading = new FileReading(data.file, throughPage(port!));
  else void inTurn(() => answer(data, port!));
});

async function answer({what, given}: Order, port: MessagePort): Promise<void> {
  try {
    const value = await (reading[what] as (...all: unknown[]) => unknown)(...given);
    const {stream} = (value ?? {}) as {stream?: Uint8Array<ArrayBuffer>};
    port.postMessage({value} satisfies Reply, stream ? [stream.buffer] : []);
  } catch (error) {
    port.postMessage({told: toldOf(error)} satisfies Reply);
  }
}

// The engine that reads a database file is started by the page.
function throughPage(port: MessagePort): ReadDatabase {
  return (bytes) =>
    new Promise((resolve, reject) => {
      port.onmessage = ({data}: MessageEvent<{tables: FileTable[]} | {told: Told}>) => {
        if ("told" in data) reject(faultOf(data.told));
        else resolve(data.tables);
      };
      port.postMessage(bytes);
    });
}
