import {chmod, readdir} from "node:fs/promises";
import {join} from "node:path/posix";

/** Lets everybody read a folder and what is in it, as a web server must, whoever made the files and with what rights. */
export async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}
