import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** Returns the SHA-256 of every file below a folder by its path there. */
export function sums(folder: string): Record<string, string> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) =>
    entry.isFile()
  );
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map(
        (file) =>
          [
            file.slice(folder.length),
            createHash("sha256").update(readFileSync(file)).digest("hex")
          ] as const
      )
      .sort()
  );
}
