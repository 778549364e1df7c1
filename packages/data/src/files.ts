import {mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path/posix";
import {ProblemError} from "./problem.js";

/** Lists the files below a folder, in folders within it too, as paths with `/` in the order of their names. Throws where there is no such folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath.replaceAll("\\", "/"), entry.name))
    .sort();
}

/** The largest file of an author that is read whole, in bytes. */
export const largestFile = 150_000_000;

/** Reads a file of an author. Throws a ProblemError where the system gives none, or one that is too large to be read whole. */
export function readBytes(file: string): Uint8Array {
  try {
    const {size} = statSync(file);
    if (size <= largestFile) return readFileSync(file);
    const [found, most] = [size, largestFile].map((bytes) => `${Math.round(bytes / 1e6)} MB`);
    const remedy = "split it into files below folders of data/, or sum it up first";
    throw new ProblemError([{file, message: `${found!}, more than ${most!}`, remedy}]);
  } catch (error) {
    throw systemProblem(error, file) ?? error;
  }
}

/** Writes a file whole or not at all, whatever else writes it at the same time. */
export function writeWhole(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(part, text);
  renameSync(part, file);
}

const faults: Record<string, [message: string, remedy: string]> = {
  ELOOP: ["a link that leads back to itself", "put a file in its place"],
  EISDIR: ["a folder where a file should be", "rename it, or put a file in its place"],
  ENOTDIR: ["a file where a folder should be", "rename it, or put a folder in its place"],
  ENOENT: ["no such file", "restore it, or mend the link that names it"],
  EACCES: ["may not be read or written", "give yourself the right to"],
  EPERM: ["may not be read or written", "give yourself the right to"],
  EROFS: ["cannot be written: the disk is read-only", "work in a folder of your own"],
  ENOSPC: ["cannot be written: the disk is full", "make room"],
  ENAMETOOLONG: ["a name that is too long", "shorten it"],
  EMFILE: [
    "too many files are open",
    "close other programs, or allow more, as with ulimit -n 4096"
  ],
  ENFILE: ["too many files are open", "close other programs"]
};

/** Returns a fault of the file system in plain words, with the file that it is about; undefined where an error is another one. */
export function systemProblem(error: unknown, file?: string): ProblemError | undefined {
  const {code = "", path, syscall} = error as NodeJS.ErrnoException;
  const known = faults[code];
  if (!known || !syscall || !(file ?? path)) return undefined;
  return new ProblemError([{file: (file ?? path)!, message: known[0], remedy: known[1]}]);
}
