import {AsyncLocalStorage} from "node:async_hooks";
import {dirname, join} from "node:path/posix";
import {LoaderResolver, type Watcher} from "@observablehq/framework/dist/loader.js";

/** What tells of itself once all outputs are in place, and is therefore not watched. */
const told = "/data/site.json";

/** How long an editor may take to write a file, in milliseconds: meanwhile it may be empty, or away. */
const saving = 30;

/** A page that is open in a browser. */
interface OpenPage {
  path: string;
  draw: () => unknown;
  files?: Watcher;
  watched: boolean;
  waiting: boolean;
  closed: boolean;
}

/**
 * The pages that are open in preview. Framework draws a page anew at each event of each file, several times at once, and
 * then forgets what it watches; here one is drawn after another, once for all that happened meanwhile.
 */
export class OpenPages {
  private readonly pages = new Set<OpenPage>();
  private readonly drawing = new AsyncLocalStorage<OpenPage>();
  private last: Promise<unknown> = Promise.resolve();
  private changes = 0;
  // How many changes there had been when a page was last read, by its path.
  private readonly read = new Map<string, number>();

  /** Takes over what Framework watches. */
  constructor() {
    const {loadPage, watchFiles, watchPage} = LoaderResolver.prototype;
    const open = {
      files: this.watchFiles.bind(this),
      page: this.watchPage.bind(this)
    };
    const reads = (path: string) => this.read.set(path, this.changes);
    LoaderResolver.prototype.loadPage = function (path, options) {
      reads(path);
      return loadPage.call(this, path, options);
    };
    LoaderResolver.prototype.watchFiles = function (path, names, changed) {
      const others = [...names].filter((name) => join(dirname(path), name) !== told);
      return open.files(path, changed, (listen) => watchFiles.call(this, path, others, listen));
    };
    LoaderResolver.prototype.watchPage = function (path, changed) {
      return open.page(path, changed, (listen) => watchPage.call(this, path, listen));
    };
  }

  /** Draws all pages anew, each once it is not being drawn. */
  draw(): void {
    this.changes++;
    for (const page of this.pages) this.queue(page);
  }

  private async watchFiles(
    path: string,
    draw: () => unknown,
    watch: (listen: () => void) => Promise<Watcher>
  ): Promise<Watcher> {
    const page = this.drawing.getStore() ?? this.open(path);
    page.draw = draw;
    page.files?.close();
    page.files = await watch(() => this.queue(page));
    if (page.closed) page.files.close();
    return page.files;
  }

  private open(path: string): OpenPage {
    const page = {path, draw: () => undefined, watched: false, waiting: false, closed: false};
    this.pages.add(page);
    return page;
  }

  private watchPage(
    path: string,
    changed: (event: string) => unknown,
    watch: (listen: (event: string) => void) => Watcher
  ): Watcher {
    const page = [...this.pages].find((each) => each.path === path && !each.watched);
    if (!page) throw new Error(`not open: ${path}`);
    page.watched = true;
    let watcher: Watcher;
    // An editor may put a new file into the place of the old one.
    const listen = (event: string): void => {
      if (event !== "rename") return this.queue(page);
      watcher.close();
      setTimeout(() => {
        if (page.closed) return;
        try {
          watcher = watch(listen);
          this.queue(page);
        } catch {
          changed(event);
        }
      }, saving);
    };
    watcher = watch(listen);
    // Framework reads a page and then begins to watch: what changes between the two it would not see.
    if ((this.read.get(path) ?? this.changes) < this.changes) this.queue(page);
    return {
      close: () => {
        watcher.close();
        page.files?.close();
        page.closed = true;
        this.pages.delete(page);
      }
    };
  }

  private queue(page: OpenPage): void {
    if (page.waiting) return;
    page.waiting = true;
    setTimeout(() => {
      // What cannot be drawn the check tells of.
      this.last = this.last
        .catch(() => undefined)
        .then(() => {
          page.waiting = false;
          return page.closed ? undefined : this.drawing.run(page, page.draw);
        });
    }, saving);
  }
}
