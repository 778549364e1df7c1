import {gunzipSync} from "node:zlib";
import {unzipSync} from "fflate";
import {largestFile} from "../files.js";
import {ProblemError, type Problem} from "../problem.js";

/** A file as its publisher gave it, or one out of a publisher's archive. */
export interface PublisherFile {
  /** Its name, with the archive or sheet that it lies in: what a refusal calls it. */
  name: string;
  bytes: Uint8Array;
}

/** Refuses a publisher's file: throws what is wrong, where, and what to do. */
export function refuse(problem: Problem): never {
  throw new ProblemError([problem]);
}

/** Says what to do where a file is not whole. */
export const cutOff = "fetch it again: it may have been cut off";

/** Says what to do where a publisher's file has another form than its loader knows. */
export const changedForm = (loader = "the loader") =>
  `the publisher may have changed the form: look at the file, then mend ${loader}`;

/** Decodes a file of text. Refuses a web page in its place, and bytes that are no text of that encoding. */
export function textOf({name, bytes}: PublisherFile, encoding = "utf-8"): string {
  refuseWebPage({name, bytes});
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    return refuse({
      file: name,
      message: `not text in ${encoding}`,
      remedy: changedForm()
    });
  }
}

/** Returns the one file of a zip archive that has such a name. Refuses half an archive, none or several such files, and what unpacks to more than may be read. */
export function unzip(archive: PublisherFile, wanted: RegExp): PublisherFile {
  const found = entries(archive, (name) => wanted.test(name));
  const [only, ...others] = [...found];
  if (only && !others.length) return {name: `${archive.name}/${only[0]}`, bytes: only[1]};
  const names = [...entries(archive, () => false).names].join(", ");
  return refuse({
    file: archive.name,
    message: `${found.size || "no"} files named like ${wanted.source}; it holds ${names || "none"}`,
    remedy: changedForm()
  });
}

/** The files of an archive that were asked for, by name; the names of all. */
export class Entries extends Map<string, Uint8Array> {
  readonly names: string[] = [];
}

/** Unpacks the files of a zip archive that are wanted. Refuses an archive that is broken, or that unpacks to more than may be read. */
export function entries(
  {name: file, bytes}: PublisherFile,
  wanted: (name: string) => boolean
): Entries {
  refuseWebPage({name: file, bytes});
  const found = new Entries();
  let size = 0;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({name, originalSize}) => {
        if (name.endsWith("/")) return false;
        found.names.push(name);
        if (!wanted(name)) return false;
        size += originalSize;
        if (size > largestFile)
          refuse({
            file,
            message: `unpacks to more than ${Math.round(largestFile / 1e6)} MB`,
            remedy: "give the file that is meant with --from, unpacked by hand"
          });
        return true;
      }
    });
    for (const [name, content] of Object.entries(unpacked)) found.set(name, content);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    refuse({
      file,
      message: "no whole zip archive",
      remedy: cutOff
    });
  }
  return found;
}

/** Unpacks a file packed by gzip. Refuses half a file, and what unpacks to more than may be read. */
export function gunzip({name, bytes}: PublisherFile): PublisherFile {
  refuseWebPage({name, bytes});
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return {name, bytes};
  try {
    const unpacked = gunzipSync(bytes, {maxOutputLength: largestFile});
    return {name: name.replace(/\.gz$/, ""), bytes: unpacked};
  } catch {
    return refuse({
      file: name,
      message: `half a file, or more than ${Math.round(largestFile / 1e6)} MB unpacked`,
      remedy: cutOff
    });
  }
}

/** Refuses a page that a server sent in place of a file, as it does when an address has moved. */
export function refuseWebPage({name, bytes}: PublisherFile): void {
  const start = new TextDecoder().decode(bytes.subarray(0, 2000));
  if (!/^\uFEFF?\s*<(!doctype\s+html|html|head)\b/i.test(start)) return;
  const title = /<title[^>]*>\s*([^<]{1,80}?)\s*</i.exec(start)?.[1];
  refuse({
    file: name,
    message: `a web page in place of a file${title ? `: ${title}` : ""}`,
    remedy:
      "the address has moved, or asks for a login: open it in a browser, or give a file with --from"
  });
}
