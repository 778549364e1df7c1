import {spawnSync} from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {transformSync} from "esbuild";
import {filesBelow} from "@cold-winter/data";

/** The packages of the kit, each after those that it stands on. */
export const kitPackages = ["data", "engine", "figure", "workbench", "site"];

const sources = fileURLToPath(new URL("../../..", import.meta.url))
  .replaceAll("\\", "/")
  .replace(/\/$/, "");

/**
 * Packs the kit from its source as tarballs of JavaScript and types into a folder; returns the name of each file by that
 * of its package. Throws where a program fails, with what it printed.
 */
export function packKit(target: string): Map<string, string> {
  const stage = mkdtempSync(join(tmpdir(), "cold-winter-pack-")).replaceAll("\\", "/");
  try {
    emitTypes(stage);
    mkdirSync(target, {recursive: true});
    return new Map(kitPackages.map((name) => [name, packOne(name, stage, target)]));
  } finally {
    rmSync(stage, {recursive: true, force: true});
  }
}

// Types of all packages at once: they name each other.
function emitTypes(stage: string): void {
  const config = {
    extends: join(sources, "../tsconfig.json"),
    compilerOptions: {
      ...{
        noEmit: false,
        // The linter checks types; here they are written.
        noCheck: true,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: sources,
        outDir: join(stage, "types")
      },
      typeRoots: [join(sources, "../node_modules/@types")]
    },
    include: kitPackages.flatMap((name) =>
      ["src", "types"].map((folder) => join(sources, name, folder))
    ),
    exclude: []
  };
  const file = join(stage, "tsconfig.json");
  writeFileSync(file, JSON.stringify(config));
  run(
    process.execPath,
    [createRequire(import.meta.url).resolve("typescript/bin/tsc"), "-p", file],
    sources
  );
}

function packOne(name: string, stage: string, target: string): string {
  const [from, to] = [
    join(sources, name).replaceAll("\\", "/"),
    join(stage, name).replaceAll("\\", "/")
  ];
  for (const file of filesBelow(join(from, "src").replaceAll("\\", "/"))) {
    const path = join(to, "dist", file.slice(`${from}/src/`.length));
    mkdirSync(dirname(path), {recursive: true});
    if (!file.endsWith(".ts")) cpSync(file, path);
    else if (!file.endsWith(".d.ts")) writeFileSync(path.replace(/\.ts$/, ".js"), javascript(file));
  }
  const types = join(stage, "types", name, "src");
  if (existsSync(types)) cpSync(types, join(to, "dist"), {recursive: true});
  for (const other of ["bin", "style", "style.css", "template", "README.md"])
    if (existsSync(join(from, other)))
      cpSync(join(from, other), join(to, other), {recursive: true});
  writeFileSync(
    join(to, "package.json"),
    `${JSON.stringify(manifest(join(from, "package.json")), null, 2)}\n`
  );
  const npm = process.env["npm_execpath"];
  const words = ["pack", "--silent", "--pack-destination", target];
  if (npm) run(process.execPath, [npm, ...words], to);
  else run("npm", words, to);
  return readdirSync(target).find((file) => file.startsWith(`cold-winter-${name}-`))!;
}

function javascript(file: string): string {
  const {code} = transformSync(readFileSync(file, "utf8"), {
    loader: "ts",
    format: "esm",
    target: "es2022"
  });
  return code;
}

/** Returns the description of a packed package: what it exports is JavaScript with types. */
function manifest(file: string): object {
  const described = JSON.parse(readFileSync(file, "utf8")) as {
    private?: boolean;
    exports: Record<string, string>;
  };
  const {private: _private, exports, ...rest} = described;
  const packed = Object.entries(exports).map(([name, path]) => {
    const built = path.replace(/^\.\/src\//, "./dist/").replace(/\.ts$/, "");
    return [name, {types: `${built}.d.ts`, default: `${built}.js`}];
  });
  return {...rest, exports: Object.fromEntries(packed) as object};
}

function run(program: string, words: string[], cwd: string): void {
  const {status, stdout, stderr, error} = spawnSync(program, words, {
    cwd,
    encoding: "utf8",
    shell: program === "npm"
  });
  if (status !== 0)
    throw new Error(`${program} ${words.join(" ")}: ${error?.message ?? stdout + stderr}`);
}
