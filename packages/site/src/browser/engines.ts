import type {Engine, EngineOptions} from "@cold-winter/data";
import type {EngineHost} from "@cold-winter/engine";
import {damaged, noFile, text} from "@cold-winter/figure";
import {address, ask, giveEngines, site} from "@cold-winter/figure/live";
import {requestCache} from "./offline.js";

const host: EngineHost = {
  ...{address, ask, noFile, damaged},
  ended: (reason) => new Error(text("engine.ended", {reason: reason ?? text("engine.silent")}))
};

type Kind = "engine" | "startEngine";

// Loaded when a reader first asks something that no answer covers.
function starter(kind: Kind): (options: EngineOptions) => Promise<Engine> {
  return async (options) => {
    const engines = await import("@cold-winter/engine");
    if (kind === "engine") await endStale();
    const started = await engines[kind](options, host);
    requestCache("engine");
    return started;
  };
}

const held = globalThis as {
  coldWinterEngines?: Map<string, Promise<Engine>>;
  coldWinterData?: string;
};

// In preview the rows change under a page that stays open: an engine of other rows is ended.
async function endStale(): Promise<void> {
  const {preview, version} = await site();
  if (!preview) return;
  if (held.coldWinterData !== undefined && held.coldWinterData !== version) {
    const running = [...(held.coldWinterEngines?.values() ?? [])];
    held.coldWinterEngines?.clear();
    for (const each of running) void each.then((engine) => engine.stop());
  }
  held.coldWinterData = version;
}

async function file(bytes: Uint8Array) {
  const {readDatabaseFile} = await import("@cold-winter/engine");
  return readDatabaseFile(bytes, host);
}

giveEngines({shared: starter("engine"), own: starter("startEngine"), file});
