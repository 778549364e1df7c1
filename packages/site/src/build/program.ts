import {fork, type ChildProcess} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Answered, News, Order, Shown} from "./compute.js";

/** The program that computes all outputs, kept warm in a process of its own; another waits to take over with changed loaders. */
export class DataProgram {
  private worker = this.start();
  private standby = this.start();
  private runs = 0;
  private asked = 0;

  /** `placed` is called whenever outputs were put in place. */
  constructor(private readonly placed: () => void) {}

  /** Lets the process that waits take over, so that changed loaders are read; `rest` makes the next one wait. */
  replace(): void {
    this.worker.kill();
    this.worker = this.standby === this.worker ? this.start() : this.standby;
  }

  /** Starts the next process that waits, where there is none. */
  rest(): void {
    if (this.standby === this.worker || !this.standby.connected) this.standby = this.start();
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
    const run = ++this.runs;
    // What an earlier run puts in place is not yet what is asked for here.
    const shown = this.news((news) =>
      "shown" in news && news.shown.run >= run ? news.shown : undefined
    );
    this.tell({compute: first, rowsChanged, run});
    const what = (await shown) ?? {lines: [], run};
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

  /** Answers a statement on the rows that are shown. */
  async ask(sql: string): Promise<Answered> {
    const number = ++this.asked;
    const answered = this.news((news) =>
      "answered" in news && news.number === number ? news.answered : undefined
    );
    this.tell({ask: sql, number});
    return (await answered) ?? {error: "the loaders changed meanwhile: try again"};
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

  private start(): ChildProcess {
    const program = fileURLToPath(new URL(import.meta.url.replace(/program(\.\w+)$/, "compute$1")));
    const execArgv = [...process.execArgv, "--import", import.meta.resolve("tsx")];
    return fork(program, {execArgv}).on("message", (news: News) => {
      if ("shown" in news) this.placed();
    });
  }
}
