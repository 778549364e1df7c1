import type {Engine, EngineOptions} from "@cold-winter/data";
import type {EngineHost} from "@cold-winter/engine";
import {damaged, noFile, text} from "@cold-winter/figure";
import {address, ask, giveEngines} from "@cold-winter/figure/live";
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
    const started = await engines[kind](options, host);
    requestCache("engine");
    return started;
  };
}

giveEngines({shared: starter("engine"), own: starter("startEngine")});
