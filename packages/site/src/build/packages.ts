import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {cp, mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {dirname, extname, join, relative} from "node:path/posix";
import {build as bundle} from "esbuild";
import {DUCKDB_WASM_VERSION} from "@observablehq/framework/dist/duckdb.js";
import {isInstalled, versionOf, type Asked} from "../pages/asked.js";
import {
  documented,
  moduleFile,
  ownPackages,
  placeAbsent,
  placePackage,
  placePath
} from "./own-packages.js";
import {withoutEval} from "./without-eval.js";

// Framework asks a CDN for what `npm:` names and is not in this folder; so everything it may ask for is put there.
const cache = "src/.observablehq/cache/_npm";

/** Packages that pages and the kit share, each one file of Framework's, their dependencies among these shared. */
const bundled = [
  "@duckdb/duckdb-wasm",
  "@observablehq/plot",
  "apache-arrow",
  "arquero",
  "d3",
  "htl",
  "isoformat"
];

/** What the kit's own bundle leaves outside: a package's name, and how Framework knows it. */
export const sharedPackages = new Map(
  bundled.map((name) => [
    name,
    // Framework has a version of its own in mind for this package: ours is named.
    name === "@duckdb/duckdb-wasm" ? `npm:${name}@${versionOf(name)}` : `npm:${name}`
  ])
);

/**
 * Fills Framework's package cache from `node_modules`, at the versions that are there: with what the kit's pages share,
 * with what the notebook's `package.json` names, and with what its pages ask for; quick where nothing changed.
 */
export async function fillPackages(all: Asked[] = []): Promise<void> {
  const asked = all.filter(({name}) => isInstalled(name));
  const own = [...new Set([...ownPackages(), ...asked.map(({name}) => name)])].filter(
    (name) => !bundled.includes(name) && name !== "@observablehq/inputs"
  );
  const modules = await d3Modules();
  const versions = await packageVersions([...bundled, ...modules]);
  const stamp = createHash("sha256")
    .update(JSON.stringify([...versions]))
    // What these packages stand on; there is none where another program than npm installed them.
    .update(await readFile("package-lock.json").catch(() => ""))
    .update(JSON.stringify([own.sort(), asked.map((each) => JSON.stringify(each)).sort()]))
    .update(await readFile(new URL(import.meta.url)))
    .update(await readFile(new URL(`./without-eval${extname(import.meta.url)}`, import.meta.url)))
    .update(await readFile(new URL(`./own-packages${extname(import.meta.url)}`, import.meta.url)))
    .digest("hex");
  const stampFile = join(cache, "..", "_npm.stamp");
  if (existsSync(stampFile) && (await readFile(stampFile, "utf8")) === stamp) return;
  await rm(stampFile, {force: true});
  await rm(cache, {recursive: true, force: true});
  for (const name of bundled) await bundlePackage(name, versions);
  for (const name of modules) await sharePackage(name, versions);
  const shared = new Map(
    [...bundled, ...modules].map((name) => [name, target(name, versions)] as const)
  );
  for (const name of own.filter((each) => !modules.includes(each)))
    shared.set(name, moduleFile(cache, name, versionOf(name)));
  for (const name of own) if (!modules.includes(name)) await placePackage(cache, name, shared);
  for (const {name, path} of asked) if (path) await placePath(cache, {name, path}, shared);
  if (asked.some(({name}) => name === engine)) await placeStockEngine(versions);
  for (const name of documented) if (!shared.has(name)) await placeAbsent(cache, name);
  await writeFile(stampFile, stamp);
}

const engine = "@duckdb/duckdb-wasm";

// Framework's own client asks for a version that it has in mind: ours answers in its place.
async function placeStockEngine(versions: Map<string, string>): Promise<void> {
  const folder = join(cache, `${engine}@${DUCKDB_WASM_VERSION}`);
  await mkdir(join(folder, "dist"), {recursive: true});
  if (versions.get(engine) !== DUCKDB_WASM_VERSION)
    await writeFile(
      join(folder, "_esm.js"),
      `export * from "${relative(folder, target(engine, versions))}";\n`
    );
  for (const platform of ["mvp", "eh"])
    for (const file of [`duckdb-${platform}.wasm`, `duckdb-browser-${platform}.worker.js`])
      await cp(join("node_modules", engine, "dist", file), join(folder, "dist", file));
}

async function d3Modules(): Promise<string[]> {
  const {dependencies} = await packageJson("d3");
  return Object.keys(dependencies ?? {});
}

interface PackageJson {
  version: string;
  dependencies?: Record<string, string>;
}

async function packageJson(name: string): Promise<PackageJson> {
  return JSON.parse(
    await readFile(join("node_modules", name, "package.json"), "utf8")
  ) as PackageJson;
}

async function packageVersions(names: string[]): Promise<Map<string, string>> {
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await packageJson(name)).version] as const))
  );
}

function target(name: string, versions: Map<string, string>): string {
  return join(cache, `${name}@${versions.get(name)!}`, "_esm.js");
}

async function bundlePackage(name: string, versions: Map<string, string>): Promise<void> {
  const file = target(name, versions);
  const shared = bundled.filter((other) => other !== name);
  await bundle({
    stdin: {
      contents: `export * from "${name}";`,
      resolveDir: process.cwd()
    },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    keepNames: false,
    legalComments: "none",
    outfile: file,
    plugins: [
      withoutEval,
      {
        name: "shared-packages",
        setup(build) {
          build.onResolve({filter: /^[^./]/}, ({path}) =>
            shared.includes(path)
              ? {path: relative(dirname(file), target(path, versions)), external: true}
              : undefined
          );
        }
      }
    ]
  });
}

// The parts of d3 come out of the one d3, so that no page carries two copies.
async function sharePackage(name: string, versions: Map<string, string>): Promise<void> {
  const file = target(name, versions);
  const names = Object.keys((await import(name)) as object);
  await mkdir(dirname(file), {recursive: true});
  await writeFile(
    file,
    `export {${names.join(",")}} from "${relative(dirname(file), target("d3", versions))}";\n`
  );
}
