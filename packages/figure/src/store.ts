import {readChoices, writeChoices, type Selections} from "./choices.js";

type Listener = (selections: Selections) => void;

const listeners = new Set<Listener>();

/** Returns what the reader chose: the address of the page holds it and nothing else does. */
export function currentSelections(): Selections {
  return readChoices(location.search);
}

/**
 * Writes choices into the address and tells every listener: as a new step of the history, or in place of the last one
 * where they belong to one movement of the reader's hand.
 */
export function setSelections(selections: Selections, {replace = false} = {}): void {
  const address = `${location.pathname}${writeChoices(selections)}${location.hash}`;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  notify();
}

/** Calls a listener at every change of choices, by hand or by back and forward; returns the way to stop. */
export function onSelectionsChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener(currentSelections());
}

addEventListener("popstate", notify);
