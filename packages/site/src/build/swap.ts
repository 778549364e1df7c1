import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {rename, rm} from "node:fs/promises";
import {ProblemError} from "@cold-winter/data/light";

/** The built site, the next one while it is made, the last one while they change places, and who makes the next. */
export const site = {
  now: "dist",
  next: "dist.next",
  last: "dist.last",
  maker: "dist.maker"
} as const;

/** Begins a next site, which this process alone makes until it ends. Throws where another process makes one. */
export async function beginSite(): Promise<void> {
  const other = take();
  if (other !== null) {
    const message = `is being made by process ${other || "that has just begun"}`;
    const remedy = `wait until it has ended, then run this again; where there is no such build, delete ${site.maker}`;
    throw new ProblemError([{file: site.now, message, remedy}]);
  }
  process.once("exit", release);
  await clear();
}

/** Puts the next site in place of the present one. A death at any point leaves one of them whole; see `recoverSite`. */
export async function swapSite(): Promise<void> {
  await rm(site.last, {recursive: true, force: true});
  if (existsSync(site.now)) await rename(site.now, site.last);
  await rename(site.next, site.now);
  await rm(site.last, {recursive: true, force: true});
}

/** Finishes or takes back a swap that was interrupted; every command begins with it. What another process makes it leaves alone. */
export async function recoverSite(): Promise<void> {
  if (![site.last, site.next, site.maker].some((left) => existsSync(left)) || take() !== null)
    return;
  await clear();
  release();
}

async function clear(): Promise<void> {
  if (!existsSync(site.now) && existsSync(site.last)) await rename(site.last, site.now);
  for (const left of [site.last, site.next]) await rm(left, {recursive: true, force: true});
}

const self = String(process.pid);

// Makes this process the maker, or returns the number of the one that is. A process that was killed leaves its number
// behind. Of those that find it, one alone can write the claim to succeed it, and renames its claim into its place.
function take(): string | null {
  for (;;) {
    if (writeNew(site.maker)) return null;
    const held = numberIn(site.maker);
    if (held === null) continue;
    if (lives(held)) return held;
    const claim = `${site.maker}.${held}`;
    if (!writeNew(claim)) {
      const other = numberIn(claim);
      if (other !== null && lives(other)) return other;
      rmSync(claim, {force: true});
    } else if (numberIn(site.maker) === held) {
      renameSync(claim, site.maker);
      return null;
    } else rmSync(claim, {force: true});
  }
}

function release(): void {
  if (numberIn(site.maker) === self) rmSync(site.maker, {force: true});
}

function writeNew(file: string): boolean {
  try {
    writeFileSync(file, self, {flag: "wx"});
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function numberIn(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

// One that has not written its number yet has just begun.
function lives(number: string): boolean {
  if (number === "") return true;
  try {
    return process.kill(Number(number), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
