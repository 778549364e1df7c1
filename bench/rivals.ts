import {execFileSync} from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {build as bundle} from "esbuild";
import {tableFromArrays, tableToIPC} from "@uwdata/flechette";
import type {Answers} from "@cold-winter/data";
import type {FigureInput, Row} from "@cold-winter/figure";
import {figureState, widths} from "@cold-winter/figure/drawing";
import {figureInput} from "@cold-winter/site/build";
import {serve, type BenchHost} from "./host.js";

/** The figure that is measured: the first of its page. */
export const measured = {figure: "ladder", page: "timelines.html"} as const;

const stockVersion = "1.29.0";

/** The built site and its rivals, on one host; `marks` is the number of marks of the picture that both show. */
export interface Sites {
  host: BenchHost;
  marks: number;
  close: () => void;
}

/** Builds the rivals and serves them beside the site. */
export async function openSites(): Promise<Sites> {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-rivals-"));
  const remove = () => rmSync(folder, {recursive: true, force: true});
  try {
    const {folders, marks} = await buildRivals(folder);
    const host = await serve({site: "dist", ...folders});
    const close = () => (host.close(), remove());
    return {host, marks, close};
  } catch (error) {
    remove();
    throw error;
  }
}

// All out of the packages that are installed: no network.
async function buildRivals(
  folder: string
): Promise<{folders: Record<string, string>; marks: number}> {
  const cache = "src/.observablehq/cache";
  const folderOfAnswers = "dist/data/answers";
  const answers = new Map(
    readdirSync(folderOfAnswers).map((file) => [
      basename(file, ".json"),
      JSON.parse(readFileSync(join(folderOfAnswers, file), "utf8")) as Answers
    ])
  );
  const files = new Map(
    ["site", "references"].map((name) => [
      `data/${name}.json`,
      readFileSync(`${cache}/data/${name}.json`, "utf8")
    ])
  );
  const input = await figureInput(measured.figure, {files, answers});
  const {rows} = figureState(input);
  const src = join(folder, "framework/src");
  const npm = join(src, ".observablehq/cache/_npm");
  mkdirSync(src, {recursive: true});
  symlinkSync(
    join(process.cwd(), "node_modules"),
    join(folder, "framework/node_modules"),
    "junction"
  );
  cpSync(`${cache}/_npm`, npm, {recursive: true});
  stockEngine(npm);
  writeFileSync(join(src, "rows.json"), JSON.stringify(rows));
  writeFileSync(join(src, "rows.arrow"), arrow(rows));
  await chart(src, input);
  writeFileSync(
    join(src, "bare.md"),
    page('const rows = read(await FileAttachment("rows.json").json());', "")
  );
  writeFileSync(
    join(src, "sql.md"),
    page(
      "const rows = read(Array.from(found, (row) => ({...row})));",
      "sql:\n  ladder: ./rows.arrow\n",
      "```sql id=found\nSELECT * FROM ladder\n```\n"
    )
  );
  configure(join(folder, "framework"));
  execFileSync(process.execPath, [framework, "build"], {
    cwd: join(folder, "framework"),
    stdio: ["ignore", "ignore", "inherit"],
    env: quiet
  });
  const marks = staticPage(join(folder, "static"));
  writeFileSync(
    join(folder, "static/empty.html"),
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Empty</title></html>'
  );
  await enginePage(join(folder, "engine"));
  return {
    folders: {
      framework: join(folder, "framework/dist"),
      static: join(folder, "static"),
      engine: join(folder, "engine")
    },
    marks
  };
}

/** Framework's command, and an environment in which it tells nobody of its use. */
export const framework = join(
  process.cwd(),
  "node_modules/@observablehq/framework/dist/bin/observable.js"
);
export const quiet = {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"};

function configure(folder: string): void {
  writeFileSync(
    join(folder, "observablehq.config.js"),
    "export default {root: 'src', title: 'Rival', globalStylesheets: [], preserveExtension: true, search: false, sidebar: false, toc: false, pager: false, footer: '', duckdb: {extensions: {json: null, parquet: null}}};\n"
  );
}

/** Makes a bare notebook of Framework's with so many pages, each with one chart of a hundred dots. */
export function bareNotebook(folder: string, pages: number): void {
  mkdirSync(join(folder, "src"), {recursive: true});
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "junction");
  cpSync("src/.observablehq/cache/_npm", join(folder, "src/.observablehq/cache/_npm"), {
    recursive: true
  });
  configure(folder);
  const chart = `Plot.plot({marks: [Plot.dot(Array.from({length: 100}, (_, at) => [at, Math.sin(at)]))]})`;
  for (let at = 0; at < pages; at++)
    writeFileSync(
      join(folder, "src", at ? `page-${at}.md` : "index.md"),
      `# Page ${at}\n\nA chart.\n\n\`\`\`js\n${chart}\n\`\`\`\n`
    );
}

// What starts the engine and no more: the site's own files, as the engine's documentation opens them.
async function enginePage(folder: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  const {outputFiles} = await bundle({
    stdin: {
      contents: `import * as duckdb from "@duckdb/duckdb-wasm";
const unpack = async (file) => new Response((await fetch(file)).body.pipeThrough(new DecompressionStream("gzip")));
globalThis.begin = async () => {
  const worker = new Worker("duckdb.worker.js");
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(new URL("duckdb.wasm", location.href).href);
  await database.open({});
  const record = new Uint8Array(await (await unpack("record.duckdb.gz")).arrayBuffer());
  await database.registerFileBuffer("record", record);
  const connection = await database.connect();
  await connection.query("ATTACH 'record' AS record (READ_ONLY)");
  await connection.query("USE record");
  return connection;
};`,
      resolveDir: process.cwd()
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022"
  });
  writeFileSync(join(folder, "start.js"), outputFiles[0]!.contents);
  cpSync("dist/data/engine/duckdb.worker.txt", join(folder, "duckdb.worker.js"));
  cpSync("node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm", join(folder, "duckdb.wasm"));
  cpSync("dist/data/record.duckdb.gz", join(folder, "record.duckdb.gz"));
  writeFileSync(
    join(folder, "index.html"),
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Engine</title><script type="module" src="start.js"></script></html>'
  );
}

// The stock page asks for its own version of the engine, which is not installed: it gets the one that is, under that name.
function stockEngine(npm: string): void {
  const own = readdirSync(join(npm, "@duckdb")).find((name) => name.startsWith("duckdb-wasm@"))!;
  const target = join(npm, `@duckdb/duckdb-wasm@${stockVersion}`);
  cpSync(join(npm, "@duckdb", own), target, {recursive: true});
  mkdirSync(join(target, "dist"), {recursive: true});
  for (const file of ["mvp.wasm", "browser-mvp.worker.js", "eh.wasm", "browser-eh.worker.js"])
    cpSync(
      `node_modules/@duckdb/duckdb-wasm/dist/duckdb-${file}`,
      join(target, `dist/duckdb-${file}`)
    );
}

function arrow(rows: Row[]): Uint8Array {
  const names = Object.keys(rows[0]!);
  return tableToIPC(
    tableFromArrays(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name]!)]))),
    {
      format: "stream"
    }
  )!;
}

async function chart(src: string, input: FigureInput): Promise<void> {
  const {rows, context} = figureState(input);
  const days = Object.keys(rows[0]!).filter((name) =>
    rows.some((row) => row[name] instanceof Date)
  );
  const {outputFiles} = await bundle({
    stdin: {
      contents: `import {render} from "./src/figures/${measured.figure}.ts";
const context = ${JSON.stringify(context)};
export const read = (rows) => rows.map((row) => ({...row, ...Object.fromEntries(${JSON.stringify(days)}.map((name) => [name, row[name] === null ? null : new Date(row[name])]))}));
export function draw(rows) {
  const picture = render(rows, {...context, document, width: ${widths.wide}});
  const label = document.createElement("p");
  picture.addEventListener("pointerover", ({target}) => { label.className = "detail"; label.textContent = target.closest("[aria-label*='|']")?.getAttribute("aria-label") ?? ""; });
  const both = document.createElement("div");
  both.append(picture, label);
  return both;
}`,
      resolveDir: process.cwd()
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: ["npm:*"]
  });
  writeFileSync(join(src, "chart.js"), outputFiles[0]!.contents);
}

function page(read: string, head: string, before = ""): string {
  return `${head && `---\n${head}---\n\n`}# Rival\n\n${before}\n\`\`\`js\nimport {draw, read} from "./chart.js";\n\`\`\`\n\n\`\`\`js\n${read}\n\`\`\`\n\n\`\`\`js\ndisplay(draw(rows));\n\`\`\`\n`;
}

/** Writes the picture as the site carries it into a page of its own; returns the number of its marks. */
function staticPage(folder: string): number {
  const html = readFileSync(`dist/${measured.page}`, "utf8");
  const svg =
    /<div class="wide">(<svg[\s\S]*?<\/svg>|<figure[\s\S]*?<\/figure>)/.exec(
      html.slice(html.indexOf(`id="${measured.figure}"`))
    )?.[1] ?? "";
  mkdirSync(folder, {recursive: true});
  writeFileSync(
    join(folder, "index.html"),
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Rival</title><h1>Rival</h1>${svg}</html>`
  );
  return svg.split("data-row=").length - 1;
}
