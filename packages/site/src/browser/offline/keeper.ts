import type {AnsweringEvent, MessageTarget, ServiceWorkerScope} from "./service-worker.js";
import type {Asked, CacheRequest, CacheReply, SiteFiles} from "./files.js";
import {missingPage} from "./missing-page.js";
import {Store} from "./store.js";

// Put before the program when the site is built.
declare const coldWinterFiles: SiteFiles;
declare const self: ServiceWorkerScope;

const root = self.registration.scope;
const store = new Store(root, coldWinterFiles);
const patience = 4000;

self.addEventListener("install", (event) => event.waitUntil(store.takeOver()));

// An earlier build keeps its pages until the last of them is gone: no page sees files of two builds.
self.addEventListener("activate", (event) =>
  event.waitUntil(store.dropOthers().then(() => self.clients.claim()))
);

self.addEventListener("message", (event) => {
  const {build, keep} = event.data as CacheRequest;
  if (build !== coldWinterFiles.build) return;
  const kept = typeof keep === "string" ? store.fillGroup(keep) : store.fill(keep);
  const tell = () => event.source?.postMessage({kept: keep} satisfies CacheReply);
  event.waitUntil(Promise.all([kept.then(tell, () => undefined), takeTurn()]));
});

async function takeTurn(): Promise<void> {
  const pages = await self.clients.matchAll({type: "window", includeUncontrolled: true});
  const builds = await Promise.all(pages.filter(({url}) => url.startsWith(root)).map(buildOf));
  if (builds.every((build) => build === coldWinterFiles.build)) await self.skipWaiting();
}

// A page that sleeps does not answer, and counts as one of another build.
function buildOf(page: MessageTarget): Promise<string | undefined> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}: MessageEvent<string>) => resolve(data);
    setTimeout(resolve, 2000);
    page.postMessage({whose: true} satisfies Asked, [port2]);
  });
}

self.addEventListener("fetch", (event) => {
  const {request} = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(root)) return;
  const path = decodeURI(url.href.slice(root.length).replace(/[?#].*$/s, ""));
  if (request.mode === "navigate") return event.respondWith(page(event, path));
  const build = url.searchParams.get("v");
  if (store.has(path) && (build ?? coldWinterFiles.build) === coldWinterFiles.build)
    event.respondWith(file(event, path));
  else
    event.respondWith(
      fetch(request).catch(async () => (await store.newer(path)) ?? Response.error())
    );
});

// Pages come from the host, so that a new deployment is seen at once; without it, or where it is slow, as they were kept:
// one that was read in a newer build never again in this one.
async function page(event: AnsweringEvent, path: string): Promise<Response> {
  const names =
    path === "" || path.endsWith("/")
      ? [`${path}index.html`]
      : path.endsWith(".html")
        ? [path]
        : [`${path}.html`, path];
  const kept = async () => {
    for (const find of [(name: string) => store.newer(name), (name: string) => store.get(name)])
      for (const name of names) {
        const response = await find(name);
        if (response) return shownAsKept(response);
      }
    return undefined;
  };
  const fresh = async () => {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(noteNewer(names[0]!, response.clone()).catch(() => undefined));
    return response;
  };
  try {
    return await Promise.race([fresh(), late(kept)]);
  } catch {
    return (
      (await kept()) ??
      missingPage(
        root,
        (await store.paths()).filter((each) => each.endsWith(".html"))
      )
    );
  }
}

// The page says itself that it was kept, and of which data.
async function shownAsKept(response: Response): Promise<Response> {
  const html = (await response.text()).replace("<html ", '<html data-shown="kept" ');
  return new Response(html, {headers: {"content-type": "text/html; charset=utf-8"}});
}

async function noteNewer(path: string, response: Response): Promise<void> {
  const html = await response.text();
  const build = /^<!DOCTYPE html>\s*<html[^>]* data-build="([^"]+)"/.exec(html)?.[1];
  if (build && build !== coldWinterFiles.build) await store.keepNewer(path, html);
}

async function late(kept: () => Promise<Response | undefined>): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, patience));
  return (await kept()) ?? new Promise<never>(() => undefined);
}

// The program of the engine is handed on as it comes, so that its progress can be shown.
async function file(event: AnsweringEvent, path: string): Promise<Response> {
  const kept = await store.get(path);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (!response.ok) return response;
  if (!path.startsWith("data/engine/"))
    return (await store.put(path, response)) ?? new Response(null, {status: 409});
  event.waitUntil(store.put(path, response.clone()).catch(() => undefined));
  return response;
}
