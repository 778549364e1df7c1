import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {rename, rm} from "node:fs/promises";
import {ProblemError} from "@cold-winter/data";

/** The built site, the next one while it is made, the last one while they change places, and who makes the next. */
export const site = {now: "dist", next: "dist.next", last: "dist.last", maker: "dist.maker"} as const;

/** Begins a next site, which this process alone makes until it ends. Throws where another process makes one. */
export async function beginSite(): Promise<void> {
  await recoverSite();
  try {
    writeFileSync(site.maker, String(process.pid), {flag: "wx"});
  } catch {
    const message = `is being made by process ${readFileSync(site.maker, "utf8")}`;
    const remedy = `wait until it has ended, then run this again; where there is no such build, delete ${site.maker}`;
    throw new ProblemError([{file: site.now, message, remedy}]);
  }
  process.once("exit", () => rmSync(site.maker, {force: true}));
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
  if (isMade()) return;
  if (!existsSync(site.now) && existsSync(site.last)) await rename(site.last, site.now);
  for (const left of [site.last, site.next, site.maker]) await rm(left, {recursive: true, force: true});
}

// A process that was killed leaves its number behind.
function isMade(): boolean {
  if (!existsSync(site.maker)) return false;
  try {
    return process.kill(Number(readFileSync(site.maker, "utf8")), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
