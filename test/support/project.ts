import {spawn, spawnSync, type ChildProcess} from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync
} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";

// A build may be under way beside it: what it makes is none of the project's own.
const left = /^(node_modules|\.git|dist(\..*)?|\.observablehq|kit)$/;

/** A copy of the project in a folder of its own, with the packages of this one. */
export interface Project {
  folder: string;
  /** Runs a command of the kit, or a TypeScript file of the copy, to its end, behind a program that starts it if one is named. */
  run: (
    command: string,
    words?: string[],
    env?: NodeJS.ProcessEnv,
    behind?: string[]
  ) => {status: number | null; output: string};
  /** Starts a command of the kit and leaves it running. */
  start: (command: string, words?: string[]) => ChildProcess;
  /** Takes over what this project answered before. */
  warm: () => void;
  remove: () => void;
}

/** Copies the project as a clone would have it: no packages, no cache, no built site. */
export function copyProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
  cpSync(".", folder, {recursive: true, filter: (path) => !left.test(basename(path))});
  linkPackages(folder, join(folder, "packages"));
  const program = join(folder, "packages/site/bin/cold-winter.cjs");
  return {
    folder,
    run: (command, words = [], env = {}, behind = []) => {
      const options = {cwd: folder, env: {...process.env, ...env}, encoding: "utf8"} as const;
      const run = command.endsWith(".ts")
        ? ["--import", "tsx", join(folder, command)]
        : [program, command];
      const [first, ...rest] = [...behind, process.execPath, ...run, ...words];
      const {status, stdout, stderr} = spawnSync(first!, rest, options);
      return {status, output: stdout + stderr};
    },
    start: (command, words = []) =>
      spawn(process.execPath, [program, command, ...words], {
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"]
      }),
    warm: () => {
      if (existsSync(cache)) cpSync(cache, join(folder, cache), {recursive: true});
    },
    remove: () => rmSync(folder, {recursive: true, force: true})
  };
}

const cache = "node_modules/.cache/cold-winter";

/** Gives a folder the packages of the kit that stand in another, and all other packages that are installed here. */
export function linkPackages(folder: string, kit: string): void {
  linkInstalled(folder);
  const scope = join(folder, "node_modules/@cold-winter");
  mkdirSync(scope);
  for (const name of readdirSync("packages"))
    symlinkSync(join(kit, name), join(scope, name), "junction");
}

/** Gives a folder the packages that are installed here, the kit left out. */
export function linkInstalled(folder: string): void {
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync("node_modules").filter(
    (each) => !/^(@cold-winter|\.cache)$/.test(each)
  ))
    symlinkSync(join(process.cwd(), "node_modules", name), join(modules, name), "junction");
}
