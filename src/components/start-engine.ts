import type {Engine, EngineOptions} from "./engine.js";
import {text} from "./catalogue.js";
import {element, write} from "./dom.js";
import {keep} from "./offline.js";

/** Starts the engine, or returns the one that runs; its progress is shown at the foot of the window. Throws with the reason. */
export async function startedEngine(options: Omit<EngineOptions, "progress"> = {}): Promise<Engine> {
  const note = element(document, "p", {class: "engine-note", role: "status"}, text("engine.starting"));
  document.body.append(note);
  const progress = (share: number) => {
    write(note, text("engine.loading", {percent: Math.round(share * 100)}));
  };
  try {
    const {engine} = await import("./engine.js");
    const started = await engine({...options, progress});
    keep("engine");
    return started;
  } catch (error) {
    throw new Error(text("engine.failed", {reason: (error as Error).message}), {cause: error});
  } finally {
    note.remove();
  }
}
