import {existsSync} from "node:fs";
import {rename, rm} from "node:fs/promises";

/** The built site, the next one while it is made, and the last one while they change places. */
export const site = {now: "dist", next: "dist.next", last: "dist.last"} as const;

/** Puts the next site in place of the present one. A death at any point leaves one of them whole; see `recoverSite`. */
export async function swapSite(): Promise<void> {
  await rm(site.last, {recursive: true, force: true});
  if (existsSync(site.now)) await rename(site.now, site.last);
  await rename(site.next, site.now);
  await rm(site.last, {recursive: true, force: true});
}

/** Finishes or takes back a swap that was interrupted; every command begins with it. */
export async function recoverSite(): Promise<void> {
  if (!existsSync(site.now) && existsSync(site.last)) await rename(site.last, site.now);
  await rm(site.last, {recursive: true, force: true});
  await rm(site.next, {recursive: true, force: true});
}
