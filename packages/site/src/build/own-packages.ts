import {existsSync, readdirSync, readFileSync} from "node:fs";
import {cp, mkdir, writeFile} from "node:fs/promises";
import {dirname, extname, join, relative} from "node:path/posix";
import {
  getImplicitDownloads,
  getImplicitStylesheets
} from "@observablehq/framework/dist/libraries.js";
import {build as bundle, type BuildOptions, type Plugin} from "esbuild";
import {JSDOM} from "jsdom";
import {askedBy, faultOf, fileOf, isInstalled, versionOf} from "../pages/asked.js";
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

/** Modules of a package that Framework asks for beside it. */
const submodules: Record<string, string[]> = {react: ["jsx-runtime"]};

/** Returns the files beside the module of a package that Framework asks for by themselves: styles, fonts, programs. */
function beside(name: string): string[] {
  const files = [
    ...getImplicitStylesheets([`npm:${name}`]),
    ...getImplicitDownloads([`npm:${name}`])
  ];
  return [
    ...files.map((file) => file.slice(`npm:${name}/`.length)),
    ...(name === samples ? sampleFiles() : [])
  ];
}

const samples = "@observablehq/sample-datasets";

// Each word of these is a file of its own.
function sampleFiles(): string[] {
  const words = Object.keys(frameworkWords).filter((word) =>
    frameworkWords[word]!.includes(samples)
  );
  return words.map((word) => `${word}.${word === "miserables" ? "json" : "csv"}`);
}

/** Whether Framework finds what a module's name asks for without asking for it: installed, or, as `npm:`, in its cache. */
export function isAtHand(specifier: string): boolean {
  if (faultOf(specifier)) return false;
  const asked = askedBy(specifier);
  if (!asked) return true;
  const {name, path} = asked;
  if (!specifier.startsWith("npm:")) return isInstalled(name);
  const [scope, rest] = name.startsWith("@") ? name.split("/") : ["", name];
  const folder = join("src/.observablehq/cache/_npm", scope!);
  if (!existsSync(folder)) return false;
  const versions = readdirSync(folder).filter((each) => each.startsWith(`${rest!}@`));
  return path === undefined
    ? versions.length > 0
    : versions.some((each) => existsSync(join(folder, each, cachedName(path))));
}

// As Framework calls a file of a package in its cache.
function cachedName(path: string): string {
  if (path === "+esm") return "_esm.js";
  return extname(path) ? path : path.replace(/(?:\/\+esm)?$/, "._esm.js");
}

/** The packages that a notebook has for its pages: those that its own `package.json` names, the kit's left out. */
export function ownPackages(): string[] {
  const {dependencies = {}} = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies?: Record<string, string>;
  };
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
  const version = versionOf(name);
  const entry = places[name]?.entry ?? name;
  await placeModule({name, entry, file: moduleFile(cache, name, version), shared});
  for (const path of beside(name)) await placeFile(cache, name, path);
  for (const path of submodules[name] ?? []) await placePath(cache, {name, path}, shared);
}

/** Puts one file of a package there, as it is, or, where it is code, as a module. */
export async function placePath(
  cache: string,
  {name, path}: {name: string; path: string},
  shared: Map<string, string>
): Promise<void> {
  const plain = path.replace(/\/?\+esm$/, "");
  const isCode = /^\.[cm]?js$|^$/.test(extname(plain));
  if (!isCode) return placeFile(cache, name, path);
  const found = fileOf(name, plain);
  if (found === null) return;
  const file = join(cache, `${name}@${versionOf(name)}`, cachedName(path));
  // A file is found by its place, whatever the package calls it.
  const entry = extname(found) ? `./${found}` : plain ? `${name}/${plain}` : name;
  if (!existsSync(file)) await placeModule({name, entry, file, shared});
}

async function placeFile(cache: string, name: string, path: string): Promise<void> {
  const from = join("node_modules", name, path);
  if (existsSync(from)) await cp(from, join(cache, `${name}@${versionOf(name)}`, path));
}

interface Placed {
  name: string;
  /** What of the package it is. */
  entry: string;
  file: string;
  shared: Map<string, string>;
}

async function placeModule({name, entry, file, shared}: Placed): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  try {
    const code = await moduleText({name, entry, file, shared});
    // The same program under another name than the one under which Framework puts it there.
    await writeFile(file, code.replaceAll("sql-wasm-browser.wasm", "sql-wasm.wasm"));
  } catch (error) {
    const [first] = (error as {errors?: {text: string}[]}).errors ?? [];
    await writeFile(file, throwing(`${entry} is not for pages: ${first?.text ?? String(error)}`));
  }
}

/** Puts a module in the place of a package that is not installed: where a page asks for it, it says what to do. */
export async function placeAbsent(cache: string, name: string): Promise<void> {
  const file = moduleFile(cache, name, "0.0.0");
  await mkdir(dirname(file), {recursive: true});
  const modules = (submodules[name] ?? []).map((path) =>
    join(cache, `${name}@0.0.0`, cachedName(path))
  );
  for (const each of [file, ...modules])
    await writeFile(each, throwing(`${name} is not installed: run npm install ${name}`));
  for (const path of beside(name)) {
    const empty = join(cache, `${name}@0.0.0`, path);
    await mkdir(dirname(empty), {recursive: true});
    await writeFile(empty, "");
  }
}

const throwing = (words: string) => `throw new Error(${JSON.stringify(words)});\n`;

async function moduleText({name, entry: of, file, shared}: Placed): Promise<string> {
  const entry = JSON.stringify(of);
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

const required = "required";

function leave(name: string, file: string, shared: Map<string, string>): Plugin {
  return {
    name: "shared-packages",
    setup(build) {
      build.onResolve({filter: /^[^./]/}, ({path, kind, namespace}) => {
        const target = path === name ? undefined : shared.get(path);
        if (!target) return undefined;
        // A browser requires nothing: what asks in the older way gets what is imported.
        if (kind === "require-call" && namespace !== required) return {path, namespace: required};
        return {path: relative(dirname(file), target), external: true};
      });
      build.onLoad({filter: /.*/, namespace: required}, ({path}) => ({
        contents: `export * from ${JSON.stringify(path)};`,
        resolveDir: process.cwd()
      }));
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
