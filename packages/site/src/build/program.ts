import {fork, type ChildProcess} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {News, Order, Shown} from "./compute.js";

/** The program that computes all outputs, kept warm in a process of its own; another waits to take over with changed loaders. */
export class DataProgram {
  private worker = start();
  private standby = start();

  /** Lets the process that waits take over, so that changed loaders are read; `rest` makes the next one wait. */
  replace(): void {
    this.worker.kill();
    this.worker = this.standby === this.worker ? start() : this.standby;
  }

  /** Starts the next process that waits, where there is none. */
  rest(): void {
    if (this.standby === this.worker || !this.standby.connected) this.standby = start();
  }

  /**
   * Computes, some questions before the others, and returns what to print as soon as these are in place.
   * `late` is called with the questions that were answered after that.
   */
  async compute(
    {first, rowsChanged}: {first: string[]; rowsChanged: boolean},
    late: (questions: string[]) => void
  ): Promise<Shown> {
    if (!this.worker.connected) {
      this.replace();
      this.rest();
    }
    const shown = this.news((news) => ("shown" in news ? news.shown : undefined));
    this.tell({compute: first, rowsChanged});
    const what = (await shown) ?? {lines: [], placed: 0};
    void this.news((news) => ("late" in news ? news.late : undefined)).then((questions) =>
      late(questions ?? [])
    );
    return what;
  }

  /** Makes the files that readers and the engine take away, or the engine's alone; returns what is wrong, else nothing. */
  async downloads(which: "everything" | "record"): Promise<string> {
    const made = this.news((news) =>
      "downloads" in news && news.downloads.which === which ? news.downloads.wrong : undefined
    );
    this.tell({downloads: which});
    return (await made) ?? "the loaders changed meanwhile: try again";
  }

  /** Makes the page of a thing, or its JSON, by its path below the root; null where there is none. */
  async thing(path: string, shell: string): Promise<string | null> {
    const made = this.news((news) => ("thing" in news && news.thing === path ? news : undefined));
    this.tell({thing: path, shell});
    return (await made)?.text ?? null;
  }

  private tell(order: Order): void {
    this.worker.send(order);
  }

  // Undefined where the worker ends before.
  private news<Value>(read: (news: News) => Value | undefined): Promise<Value | undefined> {
    const {worker} = this;
    return new Promise((resolve) => {
      const end = (value?: Value) => {
        worker.off("message", listen).off("exit", gone);
        resolve(value);
      };
      const listen = (news: News) => {
        const value = read(news);
        if (value !== undefined) end(value);
      };
      const gone = () => end();
      worker.on("message", listen).once("exit", gone);
    });
  }
}

function start(): ChildProcess {
  const program = fileURLToPath(new URL(import.meta.url.replace(/program(\.\w+)$/, "compute$1")));
  return fork(program, {execArgv: [...process.execArgv, "--import", import.meta.resolve("tsx")]});
}
