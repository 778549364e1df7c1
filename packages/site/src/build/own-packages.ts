import {existsSync, readdirSync, readFileSync} from "node:fs";
import {cp, mkdir, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path/posix";
import {build as bundle, type BuildOptions, type Plugin} from "esbuild";
import {JSDOM} from "jsdom";
import {frameworkWords} from "../reactive/words.js";
import {withoutEval} from "./without-eval.js";

/** What methods of `FileAttachment` need. */
export const filePackages: Record<string, string> = {
  parquet: "parquet-wasm",
  sqlite: "sql.js",
  xlsx: "exceljs",
  zip: "jszip"
};

/** All packages that Framework's documentation takes for granted. */
export const documented = [
  ...new Set([...Object.values(frameworkWords).flat(), ...Object.values(filePackages)])
].filter((name) => name !== "@observablehq/inputs");

/** Where Framework looks for the module of a package, and what of the package it is, where that is not the package itself. */
const places: Record<string, {file: string; entry?: string}> = {
  "deck.gl": {file: "dist.min.js._esm.js"},
  echarts: {file: "dist/echarts.esm.min.js._esm.js"},
  "jquery-ui": {file: "dist/jquery-ui.js._esm.js"},
  mermaid: {file: "dist/mermaid.esm.min.mjs._esm.js"},
  "react-dom": {file: "client._esm.js", entry: "react-dom/client"}
};

/** Files beside the module of a package that Framework asks for by themselves. */
const beside: Record<string, string[]> = {
  katex: ["dist/katex.min.css", "dist/fonts"],
  leaflet: ["dist/leaflet.css", "dist/images"],
  "mapbox-gl": ["dist/mapbox-gl.css"],
  "parquet-wasm": ["esm/parquet_wasm_bg.wasm"],
  "sql.js": ["dist/sql-wasm.wasm"]
};

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
}

const manifestOf = (name: string) =>
  JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")) as Manifest;

/** Whether a package is installed. */
export const isInstalled = (name: string) => existsSync(join("node_modules", name, "package.json"));

/** Whether Framework finds a package without asking for it: installed, or, as `npm:`, in its cache. */
export function isAtHand(name: string, cached: boolean): boolean {
  if (!cached) return isInstalled(name);
  const [scope, rest] = name.startsWith("@") ? name.split("/") : ["", name];
  const folder = join("src/.observablehq/cache/_npm", scope!);
  return existsSync(folder) && readdirSync(folder).some((each) => each.startsWith(`${rest!}@`));
}

/** The packages that a notebook has for its pages: those that its own `package.json` names, the kit's left out. */
export function ownPackages(): string[] {
  const {dependencies = {}} = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  const kit = /^(@cold-winter\/|@observablehq\/framework$|@duckdb\/)/;
  return Object.keys(dependencies).filter((name) => !kit.test(name) && isInstalled(name));
}

/** Returns where Framework looks for the module of a package of some version. */
export function moduleFile(cache: string, name: string, version: string): string {
  return join(cache, `${name}@${version}`, places[name]?.file ?? "_esm.js");
}

/**
 * Puts a package where Framework would put what it downloads: its module, with what it shares with others left to these,
 * and its styles, fonts and programs. One that cannot be put into a page says so there.
 */
export async function placePackage(
  cache: string,
  name: string,
  shared: Map<string, string>
): Promise<void> {
  const {version} = manifestOf(name);
  const file = moduleFile(cache, name, version);
  await mkdir(dirname(file), {recursive: true});
  try {
    await writeFile(file, await moduleText(name, file, shared));
  } catch (error) {
    const [first] = (error as {errors?: {text: string}[]}).errors ?? [];
    await writeFile(file, throwing(`${name} is not for pages: ${first?.text ?? String(error)}`));
  }
  for (const path of beside[name] ?? [])
    if (existsSync(join("node_modules", name, path)))
      await cp(join("node_modules", name, path), join(cache, `${name}@${version}`, path), {
        recursive: true
      });
}

/** Puts a module in the place of a package that is not installed: where a page asks for it, it says what to do. */
export async function placeAbsent(cache: string, name: string): Promise<void> {
  const file = moduleFile(cache, name, "0.0.0");
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, throwing(`${name} is not installed: run npm install ${name}`));
}

const throwing = (words: string) => `throw new Error(${JSON.stringify(words)});\n`;

async function moduleText(
  name: string,
  file: string,
  shared: Map<string, string>
): Promise<string> {
  const entry = JSON.stringify(places[name]?.entry ?? name);
  const all = `export * from ${entry};`;
  const plugins = [withoutEval, leave(name, file, shared)];
  const whole = await made(`${all} export {default} from ${entry};`, plugins).catch(() => null);
  const built = whole ?? (await made(all, plugins));
  if (built.names.some((each) => each !== "default")) return built.text;
  // A module of the older kind tells its names only when it runs.
  const names = await namesWhenRun(entry);
  if (!names.length) return built.text;
  const listed = `import all from ${entry}; export default all; export const {${names.join()}} = all;`;
  return (await made(listed, plugins)).text;
}

const settings: BuildOptions = {
  bundle: true,
  platform: "browser",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "silent",
  define: {"process.env.NODE_ENV": '"production"'}
};

async function made(contents: string, plugins: Plugin[]): Promise<{text: string; names: string[]}> {
  const {outputFiles, metafile} = await bundle({
    ...settings,
    ...{stdin: {contents, resolveDir: process.cwd()}, format: "esm", plugins},
    ...{write: false, metafile: true}
  });
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports);
  return {text: outputFiles[0]!.text, names};
}

function leave(name: string, file: string, shared: Map<string, string>): Plugin {
  return {
    name: "shared-packages",
    setup(build) {
      build.onResolve({filter: /^[^./]/}, ({path}) => {
        const target = path === name ? undefined : shared.get(path);
        return target ? {path: relative(dirname(file), target), external: true} : undefined;
      });
    }
  };
}

async function namesWhenRun(entry: string): Promise<string[]> {
  const contents = `globalThis.coldWinterNames = Object.keys(require(${entry}));`;
  const {outputFiles} = await bundle({
    ...settings,
    ...{stdin: {contents, resolveDir: process.cwd()}, format: "iife", write: false}
  });
  const {window} = new JSDOM("", {runScripts: "outside-only"});
  try {
    window.eval(outputFiles[0]!.text);
    const names = (window as unknown as {coldWinterNames: string[]}).coldWinterNames;
    return names.filter((each) => /^[A-Za-z_$][\w$]*$/.test(each) && !reserved.has(each));
  } catch {
    return [];
  } finally {
    window.close();
  }
}

const reserved = new Set(
  "default all await break case catch class const continue debugger delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield eval arguments".split(
    " "
  )
);
