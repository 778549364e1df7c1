import {execFileSync} from "node:child_process";
import {cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {build as bundle} from "esbuild";
import {tableFromArrays, tableToIPC} from "@uwdata/flechette";
import type {Answers} from "@cold-winter/data";
import type {FigureInput, Row} from "@cold-winter/figure";
import {figureState, widths} from "@cold-winter/figure/drawing";
import {figureInput} from "@cold-winter/site/build";

/** The figure that is measured: the first of its page. */
export const measured = {figure: "ladder", page: "timelines.html"} as const;

const stockVersion = "1.29.0";

/** Builds the three rivals into folders below a temporary one, out of the packages that are installed: no network. */
export async function buildRivals(
  folder: string
): Promise<{folders: Record<string, string>; marks: number}> {
  const cache = "src/.observablehq/cache";
  const answers = JSON.parse(
    readFileSync(`dist/data/answers/${measured.figure}.json`, "utf8")
  ) as Answers;
  const files = new Map(
    ["site", "references"].map((name) => [
      `data/${name}.json`,
      readFileSync(`${cache}/data/${name}.json`, "utf8")
    ])
  );
  const input = await figureInput(measured.figure, {
    files,
    answers: new Map([[measured.figure, answers]])
  });
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
  writeFileSync(
    join(folder, "framework/observablehq.config.js"),
    "export default {root: 'src', title: 'Rival', globalStylesheets: [], preserveExtension: true, search: false, sidebar: false, toc: false, pager: false, footer: '', duckdb: {extensions: {json: null, parquet: null}}};\n"
  );
  execFileSync(
    process.execPath,
    [join(process.cwd(), "node_modules/@observablehq/framework/dist/bin/observable.js"), "build"],
    {
      cwd: join(folder, "framework"),
      stdio: ["ignore", "ignore", "inherit"],
      env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"}
    }
  );
  const marks = staticPage(join(folder, "static"));
  return {
    folders: {framework: join(folder, "framework/dist"), static: join(folder, "static")},
    marks
  };
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
