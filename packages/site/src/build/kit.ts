import {existsSync} from "node:fs";
import {cp, mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, extname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {
  rolldown,
  type ChunkingContext,
  type CodeSplittingNameFunction,
  type OutputOptions,
  type RolldownOptions
} from "rolldown";
import {shellPath, shellSource} from "../things/shell.js";
import {figureNames} from "../pages/questions.js";
import {bundleProblem} from "./bundle-problem.js";
import {sharedPackages} from "./packages.js";

/** Where the bundled kit lies; made anew at every start, never committed. */
export const kitFolder = "src/kit";

/** The letters that pictures take with them; a page itself never asks for them. */
export const fontFiles = ["latin", "latin-ext"].flatMap((part) =>
  [400, 600].map((weight) => `arimo-${part}-${weight}-normal.woff2`)
);

/** The terms of that face, which go where it goes. */
export const fontTerms = "OFL.txt";

/** The modules that pages may import, each a file of the bundle. */
export const kitModules: Record<string, string> = {
  "@cold-winter/site": "kit",
  "@cold-winter/figure": "kit",
  "@cold-winter/site/claims": "claims",
  "@cold-winter/site/compare": "compare",
  "@cold-winter/site/dispute": "dispute",
  "@cold-winter/site/gallery": "gallery",
  "@cold-winter/site/filter": "filter",
  "@cold-winter/site/embed": "embed",
  "@cold-winter/workbench": "workbench",
  "@cold-winter/workbench/lessons": "lessons",
  "@cold-winter/engine": "engine"
};

/** The program of the worker that reads a reader's file: it shares no part with a page, for it has none. */
const workerModule = "import-worker";

const require = createRequire(import.meta.url);
const source = fileURLToPath(new URL("../..", import.meta.url));

// What takes the place of a module that a page asks for and that is not there: the rest of the page works.
const absent = `throw new Error("what this cell imports is not there: see npm run check, then start again");\n`;

/** Empties the folder of the bundle and puts the kit's styles there, and the page whose frame things have. */
export async function emptyKit(): Promise<void> {
  await rm(kitFolder, {recursive: true, force: true});
  await mkdir(kitFolder, {recursive: true});
  for (const name of ["style", "style.css"])
    await cp(join(source, name), join(kitFolder, name), {recursive: true});
  await mkdir(join(kitFolder, "fonts"), {recursive: true});
  for (const name of fontFiles)
    await cp(require.resolve(`@fontsource/arimo/files/${name}`), join(kitFolder, "fonts", name));
  await cp(require.resolve("@fontsource/arimo/LICENSE"), join(kitFolder, "fonts", fontTerms));
  await writeFile(join(kitFolder, "absent.js"), absent);
  await mkdir(dirname(`src/${shellPath}`), {recursive: true});
  await writeFile(`src/${shellPath}.md`, shellSource);
}

/**
 * Bundles the kit and the notebook's figures. Parts are written before what names them, and only what changed: an open
 * page never finds one missing. Throws ProblemError where a module cannot be read; what was written last then stays.
 */
export async function bundleKit(): Promise<void> {
  const worker = await bundled(options([[workerModule, moduleFile(workerModule)]]));
  const pages = await bundled(options(pageModules()), {
    codeSplitting: {includeDependenciesRecursively: false, groups: [{name: partsByUse()}]}
  });
  await writeKit(withoutRelays([...worker, ...pages]));
}

async function bundled(input: RolldownOptions, output: OutputOptions = {}): Promise<KitFile[]> {
  const bundle = await rolldown(input);
  try {
    const files = await bundle.generate({
      ...{
        format: "esm",
        minify: true,
        comments: false,
        entryFileNames: "[name].js",
        chunkFileNames: "part-[hash].js"
      },
      ...output
    });
    return files.output.map(({fileName, ...file}) => [
      fileName,
      "code" in file ? file.code : file.source
    ]);
  } catch (error) {
    throw bundleProblem(error);
  } finally {
    await bundle.close();
  }
}

// The file of a module that pages import.
function moduleFile(name: string): string {
  const browser = join(dirname(fileURLToPath(import.meta.url)), "../browser");
  return join(browser, name + extname(import.meta.url));
}

function pageModules(): [name: string, file: string][] {
  const kit = Object.values(kitModules);
  return [
    ...kit.map((name): [string, string] => [name, moduleFile(name)]),
    ...figureNames().map((name): [string, string] => [
      `figures/${name}`,
      `./src/figures/${name}.ts`
    ])
  ];
}

function options(modules: [name: string, file: string][]): RolldownOptions {
  return {
    input: Object.fromEntries(modules),
    platform: "browser",
    preserveEntrySignatures: "allow-extension",
    external: /^(npm|observablehq):/,
    logLevel: "silent",
    plugins: [
      {
        name: "shared",
        // What Framework serves itself stays outside, so that a page has one Plot and one d3.
        resolveId: (id) => {
          const name = sharedPackages.get(id);
          return name === undefined ? null : {id: name, external: true};
        }
      }
    ]
  };
}

/**
 * Returns what gives a module to a part of the kit by who reaches it without waiting for it: what every page needs at once,
 * what draws, and what the pages with tools need, each in one file in place of many. Who reaches a module reaches what it
 * imports too, so that no part waits for one that waits for it.
 */
function partsByUse(): CodeSplittingNameFunction {
  let reached: Map<string, Set<string>> | undefined;
  return (id, context) => {
    reached ??= new Map(
      ["kit", "embed", ...tools].map((name) => [name, reachedFrom(moduleFile(name), context)])
    );
    const by = [...reached].flatMap(([name, ids]) => (ids.has(id) ? [name] : []));
    return by.find((name) => !tools.includes(name)) ?? (by.length ? by.join("-") : null);
  };
}

const tools = ["compare", "workbench", "lessons"];

function reachedFrom(id: string, context: ChunkingContext, reached = new Set<string>()) {
  if (!reached.has(id)) {
    reached.add(id);
    for (const next of context.getModuleInfo(id)?.importedIds ?? [])
      reachedFrom(next, context, reached);
  }
  return reached;
}

type KitFile = [name: string, contents: string | Uint8Array];

const list = (names: string) =>
  names.split(",").map((each) => {
    const [name, as = name] = each.split(" as ");
    return [name!, as!] as const;
  });

/** Gives a module that only hands on what one part holds the place of that part: a page then asks for one file in place of two. */
export function withoutRelays(files: KitFile[]): KitFile[] {
  for (const [relay, code] of files) {
    const [, names, part] =
      /^export\{([^}]*)\}from"\.\/(part-[\w-]+\.js)";\s*$/.exec(String(code)) ?? [];
    const held = String(files.find(([name]) => name === part)?.[1]);
    const [, own] = /export\{([^}]*)\};\s*$/.exec(held) ?? [];
    if (!names || !part || !own) continue;
    const locals = new Map(list(own).map(([local, as]) => [as, local]));
    const more = list(names).filter(([name, as]) => name !== as);
    const exported = more.map(([name, as]) => `${locals.get(name)!} as ${as}`);
    if (more.some(([, as]) => locals.has(as))) continue;
    const whole = `${held.trimEnd()}export{${exported.join(",")}};\n`;
    return withoutRelays(
      files
        .filter(([name]) => name !== part)
        .map(([name, each]) => [
          name,
          typeof each === "string"
            ? (name === relay ? whole : each).replaceAll(`/${part}`, `/${relay}`)
            : each
        ])
    );
  }
  return files;
}

async function writeKit(files: KitFile[]): Promise<void> {
  const named = new Set(
    files.flatMap(([, code]) =>
      [...String(code).matchAll(/["`]\.\.?\/([\w-]+\.js)["`]/g)].map(([, name]) => name)
    )
  );
  const isPart = ([name]: [string, unknown]) => named.has(name);
  for (const [name, contents] of [
    ...files.filter(isPart),
    ...files.filter((file) => !isPart(file))
  ]) {
    const path = join(kitFolder, name);
    if (existsSync(path) && (await readFile(path, "utf8")) === contents) continue;
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, contents);
  }
}
