import {readChoices, writeChoices, type Chosen} from "./choices.js";

type Listener = (chosen: Chosen) => void;

const listeners = new Set<Listener>();

/** Returns what the reader chose: the address of the page holds it and nothing else does. */
export function chosenNow(): Chosen {
  return readChoices(location.search);
}

/** Writes choices into the address as a new step of the history and tells every listener. */
export function setChosen(chosen: Chosen): void {
  history.pushState(null, "", `${location.pathname}${writeChoices(chosen)}${location.hash}`);
  notify();
}

/** Calls a listener at every change of choices, by hand or by back and forward; returns the way to stop. */
export function onChosen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener(chosenNow());
}

addEventListener("popstate", notify);
