import type {Engine, EngineOptions, FileTable} from "@cold-winter/data";
import {text} from "./catalogue.js";
import {element, write} from "./dom.js";

/** The engines that a page can start: one that its figures and cells share, those of its workbenches, and one for a reader's database file. */
export interface Engines {
  shared: (options: EngineOptions) => Promise<Engine>;
  own: (options: EngineOptions) => Promise<Engine>;
  file: (bytes: Uint8Array) => Promise<FileTable[]>;
}

const given = globalThis as {coldWinterEngineAccess?: Engines};

/** Hands the page its engines; what a live edit brings anew takes the place of what was there. */
export function giveEngines(engines: Engines): void {
  given.coldWinterEngineAccess = engines;
}

/** Starts an engine of one's own. Throws where the page was handed none. */
export function ownEngine(options: EngineOptions): Promise<Engine> {
  return engines().own(options);
}

/** Reads the tables of a database file in an engine of its own. Throws where the page was handed none, or the file is none. */
export function readDatabaseFile(bytes: Uint8Array): Promise<FileTable[]> {
  return engines().file(bytes);
}

function engines(): Engines {
  if (!given.coldWinterEngineAccess) throw new Error("no query engine: call giveEngines first");
  return given.coldWinterEngineAccess;
}

// However many ask at once, a reader is told once that the engine starts.
let waiting = 0;
let note: HTMLElement | undefined;

function showNote(): HTMLElement {
  waiting++;
  if (note) return note;
  const attributes = {class: "engine-note", role: "status"};
  note = element(document, "p", attributes, text("engine.starting"));
  document.body.append(note);
  return note;
}

function dropNote(): void {
  if (--waiting > 0) return;
  note?.remove();
  note = undefined;
}

/** Starts the engine, or returns the one that runs; its progress is shown at the foot of the window. Throws with the reason. */
export async function startedEngine(
  options: Omit<EngineOptions, "progress"> = {}
): Promise<Engine> {
  const shown = showNote();
  const progress = (share: number) => {
    write(shown, text("engine.loading", {percent: Math.round(share * 100)}));
  };
  try {
    return await engines().shared({...options, progress});
  } catch (error) {
    throw new Error(text("engine.failed", {reason: (error as Error).message}), {cause: error});
  } finally {
    dropNote();
  }
}
