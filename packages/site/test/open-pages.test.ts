import {mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {LoaderResolver} from "@observablehq/framework/dist/loader.js";
import {createMarkdownIt} from "@observablehq/framework/dist/markdown.js";
import {afterAll, beforeEach, describe, expect, it, vi} from "vitest";
import {OpenPages} from "../src/build/open-pages.js";

const root = mkdtempSync(join(tmpdir(), "cold-winter-open-"));
const file = (name: string) => join(root, name);
const pages = new OpenPages();
const markdown = createMarkdownIt({markdownIt: (md) => md});
const loaders = new LoaderResolver({root, interpreters: {}});

/** Opens a page as Framework does: it watches the files, then the page, and the files anew whenever it was drawn. */
async function open(path: string) {
  const seen = {draws: 0, atOnce: 0, most: 0};
  const draw = async (): Promise<void> => {
    seen.most = Math.max(seen.most, ++seen.atOnce);
    await loaders.watchFiles(path, ["./a.csv", "./b.csv"], draw);
    seen.draws++;
    seen.atOnce--;
  };
  await loaders.watchFiles(path, ["./a.csv", "./b.csv"], draw);
  const watcher = loaders.watchPage(path, (event) => {
    throw new Error(event);
  });
  return {seen, watcher};
}

const write = (name: string, text: string) => writeFileSync(file(name), text);

beforeEach(() => {
  for (const name of ["page.md", "other.md", "a.csv", "b.csv"]) write(name, "first");
});

afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("pages open in preview", () => {
  it("are drawn one after another, once for many events", async () => {
    const {seen, watcher} = await open("/page");
    for (let at = 0; at < 50; at++) {
      write("page.md", `edit ${at}`);
      utimesSync(file("a.csv"), at, at);
      utimesSync(file("b.csv"), at, at);
      pages.draw();
    }
    await vi.waitFor(() => expect(seen.draws).toBeGreaterThan(0));
    const before = seen.draws;
    pages.draw();
    await vi.waitFor(() => expect(seen.draws).toBe(before + 1));
    expect(before).toBeLessThan(10);
    expect(seen.most).toBe(1);
    watcher.close();
  });

  it("are drawn when an editor puts a new file into the place of the old one", async () => {
    const {seen, watcher} = await open("/page");
    renameSync(file("page.md"), file("page.md~"));
    write("page.md", "second");
    await vi.waitFor(() => expect(seen.draws).toBe(1));
    write("page.md", "third");
    await vi.waitFor(() => expect(seen.draws).toBe(2));
    watcher.close();
  });

  it("are drawn when something changed between their reading and their watching", async () => {
    const read = (path: string) => loaders.loadPage(path, {path, md: markdown});
    await read("/other");
    const other = await open("/other");
    await read("/page");
    pages.draw();
    const {seen, watcher} = await open("/page");
    await vi.waitFor(() => expect(seen.draws).toBe(1));
    expect(other.seen.draws).toBe(1);
    watcher.close();
    other.watcher.close();
  });

  it("are left alone once they are closed", async () => {
    const closed = await open("/page");
    const other = await open("/other");
    closed.watcher.close();
    write("a.csv", "second");
    await vi.waitFor(() => expect(other.seen.draws).toBeGreaterThan(0));
    pages.draw();
    const before = other.seen.draws;
    await vi.waitFor(() => expect(other.seen.draws).toBeGreaterThan(before));
    expect(closed.seen.draws).toBe(0);
    other.watcher.close();
  });
});
