import {readDatabaseFile} from "@cold-winter/figure/live";
import {FileFault} from "./grid.js";
import {faultOf, toldOf, type FileReading, type Told} from "./reading.js";

type What = "open" | "look" | "place" | "own" | "changes";

/** What a worker is given first: the file, and beside it a port that asks for the tables of a database file. */
export interface Given {
  file: File;
}

/** What a worker is asked: which method of its `FileReading`, and with what. Its answer comes on the port beside it. */
export interface Order {
  what: What;
  given: unknown[];
}

export type Reply = {value: unknown} | {told: Told | {message: string}};

/** A reader's file in a worker of its own: however long it is, the page goes on meanwhile. */
export class FileWorker {
  private readonly worker = new Worker(import.meta.resolve("./import-worker.js"), {type: "module"});
  private readonly ended: Promise<never>;

  /** Begins to read a file; `signal` ends the worker. */
  constructor(file: File, signal: AbortSignal) {
    this.ended = new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        this.worker.terminate();
        reject(signal.reason as Error);
      });
      this.worker.addEventListener("error", () => reject(new FileFault("import.ended")));
    });
    this.ended.catch(() => undefined);
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}: MessageEvent<Uint8Array>) => void readDatabase(data, port1);
    this.worker.postMessage({file} satisfies Given, [port2]);
  }

  /** Asks a method of the file's reading. Throws FileFault where the file is at fault, and what ended the worker. */
  ask<Asked extends What>(
    what: Asked,
    ...given: Parameters<FileReading[Asked]>
  ): Promise<Awaited<ReturnType<FileReading[Asked]>>> {
    const {port1, port2} = new MessageChannel();
    const answered = new Promise<Awaited<ReturnType<FileReading[Asked]>>>((resolve, reject) => {
      port1.onmessage = ({data}: MessageEvent<Reply>) => {
        port1.close();
        if ("told" in data) reject(faultOf(data.told));
        else resolve(data.value as Awaited<ReturnType<FileReading[Asked]>>);
      };
    });
    this.worker.postMessage({what, given} satisfies Order, [port2]);
    return Promise.race([answered, this.ended]);
  }
}

async function readDatabase(bytes: Uint8Array, port: MessagePort): Promise<void> {
  try {
    port.postMessage({tables: await readDatabaseFile(bytes)});
  } catch (error) {
    const fault = new FileFault("import.database", {reason: (error as Error).message});
    port.postMessage({told: toldOf(fault)});
  }
}
