import {element, text} from "@cold-winter/figure";
import type {Asked, Group, CacheRequest, CacheReply} from "./offline/files.js";

const signs = ["pointermove", "pointerdown", "keydown", "focusin", "change", "scroll"];
let registration: ServiceWorkerRegistration | undefined;
const asked: CacheRequest["keep"][] = [];

/**
 * Makes a built site work without its host: what this page has loaded is kept as soon as it is at rest, the other pages
 * and all answers at the first sign of a reader. A page left alone asks for nothing more.
 */
export function registerServiceWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  if (!document.documentElement.dataset["build"]) return void forget();
  if (document.documentElement.dataset["shown"] === "kept") showKept();
  navigator.serviceWorker.addEventListener(
    "message",
    ({data, ports}: MessageEvent<CacheReply | Asked>) => {
      if ("kept" in data) tell(data);
      else ports[0]?.postMessage(document.documentElement.dataset["build"]);
    }
  );
  const reader = () => {
    for (const sign of signs) removeEventListener(sign, reader, true);
    requestCache("site");
  };
  for (const sign of signs) addEventListener(sign, reader, {capture: true, passive: true});
  const rest = () => setTimeout(() => void register().catch(() => undefined), 500);
  if (document.readyState === "complete") rest();
  else addEventListener("load", rest, {once: true});
}

// The host does not answer, or answers late.
function showKept(): void {
  const words = text("offline.shown", {version: document.documentElement.dataset["version"] ?? ""});
  document
    .querySelector("main")
    ?.prepend(element(document, "p", {class: "page-kept", role: "status"}, words));
}

// A preview keeps nothing, and a site that was built earlier and stood at its address goes.
async function forget(): Promise<void> {
  for (const old of await navigator.serviceWorker.getRegistrations()) await old.unregister();
}

/** Keeps a group of files for reading without the host, or those of some paths: the engine once it was used. */
export function requestCache(what: CacheRequest["keep"]): void {
  asked.push(what);
  if (registration) ask(registration, what);
}

function ask(
  {installing, waiting, active}: ServiceWorkerRegistration,
  keep: CacheRequest["keep"]
): void {
  const {build} = document.documentElement.dataset;
  // Each keeper heeds only the pages of its own build.
  for (const keeper of [installing, waiting, active]) keeper?.postMessage({build, keep});
}

async function register(): Promise<void> {
  const root = new URL("../../", import.meta.url).href;
  const loaded = performance.getEntriesByType("resource").map(({name}) => name);
  const paths = [location.href, ...loaded]
    .map((name) => name.replace(/[?#].*$/s, ""))
    .filter((name) => name.startsWith(root))
    .map((name) => decodeURI(name.slice(root.length)));
  asked.unshift(paths.map(pageFile));
  const made = await navigator.serviceWorker.register(`${root}offline.js`, {
    updateViaCache: "none"
  });
  const askAll = () => {
    for (const what of asked) ask(made, what);
  };
  made.addEventListener("updatefound", askAll);
  askAll();
  registration = made;
}

// Hosts show a page without the end of its file's name, and a folder for its index.
function pageFile(path: string): string {
  if (path === "" || path.endsWith("/")) return `${path}index.html`;
  return /\.\w+$/.test(path) ? path : `${path}.html`;
}

function tell({kept}: CacheReply): void {
  const {dataset} = document.documentElement;
  const group: Group | "page" = typeof kept === "string" ? kept : "page";
  dataset["kept"] = [...new Set([...(dataset["kept"] ?? "").split(" "), group])].join(" ").trim();
  if (group !== "site" || document.querySelector(".kept")) return;
  document
    .querySelector("#observablehq-footer p")
    ?.append(element(document, "span", {class: "kept"}, ` ${text("offline.kept")}`));
}
