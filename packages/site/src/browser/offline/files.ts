/** The files of one built site, by path below its root, each with its digest; the program that keeps them carries them. */
export interface SiteFiles {
  /** Names this build among others: the version of its data and a digest of all its files. */
  build: string;
  /** Pages, their code and their answers. */
  site: Record<string, string>;
  /** What the query engine needs: kept once it was used. */
  engine: Record<string, string>;
}

/** Files that are kept together. */
export type Group = "site" | "engine";

/** A group of files that a page asks to keep, or the paths that it has just loaded. */
export interface CacheRequest {
  build: string;
  keep: Group | string[];
}

/** Asks a page for the name of its build. */
export interface Asked {
  whose: true;
}

/** What the keeper answers when a group is whole. */
export interface CacheReply {
  kept: CacheRequest["keep"];
}

/** Returns the digest of a file as the list of files has it. */
export async function digest(bytes: ArrayBuffer): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 12);
  return btoa(String.fromCharCode(...sum));
}
