import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {strToU8, zipSync} from "fflate";
import {parquetWriteBuffer} from "hyparquet-writer";
import type {Browser} from "playwright-core";
import {parse} from "yaml";
import {expect} from "vitest";
import {findBrowser} from "../../packages/site/src/browser.js";
import {launch, visit, type Visit} from "./chromium.js";
import {serveFolder, type Host} from "./host.js";
import type {Notebook} from "./notebook.js";

/** What Framework's documentation teaches, and what becomes of it here: a row of the guide. */
export interface Idiom {
  idiom: string;
  /** Packages that are added first, with the version that was tried. */
  install?: Record<string, string>;
  policy?: string;
  /** Where it stands on a page of its own, the path of that. */
  page?: string;
  code?: string;
  files?: Record<string, string>;
  /** What the page shows, in words or elements, after a click where one is named. */
  shows?: string;
  finds?: string;
  click?: string;
  /** What is refused, and a part of the line that says so. */
  bad?: string;
  refused?: string;
}

/** The rows of the guide, in their order. */
export const idioms = (
  parse(readFileSync("src/guide/from-framework.yaml", "utf8")) as {group: string; rows: Idiom[]}[]
).flatMap(({group, rows}) => rows.map((row) => ({...row, group})));

type Placed = Idiom & {group: string};

/** Where an idiom is tried: the path of its page, and the id of its part there. */
export function placeOf(row: Placed): {path: string; id: string} {
  const id = `idiom-${idioms.findIndex(({idiom}) => idiom === row.idiom)}`;
  const place = row.group.toLowerCase().replace(/\W+/g, "-");
  return {path: row.page ?? `tried-${place}${row.install ? "-installed" : ""}`, id};
}

const names = ["rice", "wheat", "maize"];
const sizes = [1, 2, 3];
const csv = `name,size\n${names.map((name, at) => `${name},${sizes[at]!}`).join("\n")}\n`;

/** Small files of each form that idioms read. */
const samples: Record<string, string | Uint8Array> = {
  "rows.csv": csv,
  "rows.tsv": csv.replaceAll(",", "\t"),
  "rows.json": '{"grain": "millet"}',
  "rows.xml": "<grain>sorghum</grain>",
  "dot.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>',
  "rows.arrow": tableToIPC(tableFromArrays({name: names, size: sizes})),
  "rows.zip": zipSync({"rows.csv": strToU8(csv)}, {mtime: "2017-11-22"}),
  "rows.parquet": new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        {name: "name", data: names, type: "STRING"},
        {name: "size", data: sizes, type: "INT32"}
      ]
    })
  )
};

/** Writes pages that try idioms into the `src` of a notebook, with the files that these read. */
export function writeIdioms(
  folder: string,
  rows: Placed[],
  more: Record<string, string | Uint8Array> = {}
): void {
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, "src", path)), {recursive: true});
    writeFileSync(join(folder, "src", path), text);
  };
  for (const [path, text] of Object.entries({...samples, ...more})) write(path, text);
  const pages = new Map<string, string>();
  for (const row of rows) {
    for (const [path, text] of Object.entries(row.files ?? {})) write(path, text);
    if (!row.code) continue;
    const {path, id} = placeOf(row);
    const before = pages.get(path) ?? `# ${path}\n`;
    pages.set(path, `${before}\n<section id="${id}">\n\n${row.code}\n</section>\n`);
  }
  for (const [path, text] of pages) write(`${path}.md`, text);
}

/** Opens the pages of idioms one after another, and looks at what each row shows. */
export class Walk {
  private readonly opened = new Map<string, Promise<Visit>>();

  private constructor(
    private readonly browser: Browser,
    private readonly host: Host
  ) {}

  /** Builds a notebook and opens its site. Rejects with what the build says. */
  static async through({folder, run}: Pick<Notebook, "folder" | "run">): Promise<Walk> {
    const {status, output} = run("build");
    if (status !== 0) throw new Error(output);
    const host = await serveFolder(join(folder, "dist"));
    return new Walk(await launch(findBrowser()), host);
  }

  /** Opens a page of the site in a context of its own. */
  visit(path: string): Promise<Visit> {
    return visit(this.browser, path, {}, this.host.site);
  }

  async end(): Promise<void> {
    await this.browser.close();
    this.host.close();
  }

  /** Tries a row: whether it shows what it should, cells that failed, faults of its page, and the page's policy. */
  async tryOut(row: Placed) {
    const {path, id} = placeOf(row);
    if (!this.opened.has(path)) this.opened.set(path, this.visit(`${path}.html`));
    const {page, faults} = await this.opened.get(path)!;
    const part = page.locator(row.code ? `#${id}` : "main");
    if (row.click) await part.locator(row.click).first().click();
    const look = async () =>
      ((await part.textContent()) ?? "").includes(row.shows ?? "") &&
      (row.finds === undefined || (await part.locator(row.finds).count()) > 0);
    const failed = () => part.locator(".observablehq--error").allInnerTexts();
    await expect
      .poll(async () => (await look()) || (await failed()).length > 0, {message: row.idiom})
      .toBe(true);
    const policy = page.locator("meta[http-equiv=Content-Security-Policy]");
    return {
      shown: await look(),
      failed: await failed(),
      faults,
      policy: (await policy.getAttribute("content")) ?? ""
    };
  }
}
