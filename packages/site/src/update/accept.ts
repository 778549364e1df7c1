import {ProblemError, readDataset, writeWhole} from "@cold-winter/data";
import {
  countsOf,
  forget,
  namesIn,
  readAccepted,
  readCandidates,
  readLock,
  writeCandidates,
  writeLock,
  type Accepted,
  type Places
} from "./candidates.js";
import {mergedTexts, problemsWith, reversed, type Texts} from "./merge.js";

/**
 * Takes the candidates of one loader into the record, and says so in a line. Refuses what would not pass the rules or was
 * edited since, and writes nothing then. What it did is written first, so that a death at any point can be given back or
 * done again.
 */
export async function accept(places: Places, id: string): Promise<string> {
  if (!namesIn(places.waiting()).includes(id)) throw new Error(noneWait(id, places));
  const candidates = readCandidates(places, id);
  const texts = mergedTexts(readDataset(places.data), candidates);
  const problems = await problemsWith(places.data, texts);
  if (problems.length) throw new ProblemError(problems);
  const {[id]: locked = null} = readLock(places);
  const accepted: Accepted = {...candidates, locked};
  writeCandidates(places.accepted(id), accepted);
  writeTexts(texts);
  const {release, rows} = candidates;
  const declined = locked?.declined;
  writeLock(places, id, {...release, rows, ...(declined && {declined})});
  forget(places.waiting(id));
  return `${id}: ${countsOf(candidates)}; npm run update -- ${id} --undo gives them back`;
}

/** Gives back what was accepted last from one loader: the rows are as before and its candidates wait again. */
export function undo(places: Places, id: string): string {
  if (!namesIn(places.accepted()).includes(id))
    throw new Error(`nothing of ${id} was accepted, or it was given back already`);
  const {locked, ...candidates} = readAccepted(places, id);
  const changes = reversed(candidates.changes);
  writeTexts(mergedTexts(readDataset(places.data), {...candidates, changes}));
  writeCandidates(places.waiting(id), candidates);
  writeLock(places, id, locked);
  forget(places.accepted(id));
  return `${id}: given back; its candidates wait in ${places.waiting(id)}`;
}

/** Turns one candidate down: it is proposed again only when its publisher says something else. */
export function decline(places: Places, id: string, row: string): string {
  if (!namesIn(places.waiting()).includes(id)) throw new Error(noneWait(id, places));
  const candidates = readCandidates(places, id);
  const change = candidates.changes.find((each) => each.id === row);
  if (!change) throw new Error(`${row} is no candidate of ${id}: see ${places.waiting(id)}`);
  const {[id]: locked} = readLock(places);
  const {release, rows} = candidates;
  const declined = {...locked?.declined, [row]: change.after};
  writeLock(places, id, {...release, rows, ...locked, declined});
  const changes = candidates.changes.filter((each) => each !== change);
  if (changes.length) writeCandidates(places.waiting(id), {...candidates, changes});
  else forget(places.waiting(id));
  return `${row} is left as it is; it is proposed again when ${candidates.source} says otherwise`;
}

function noneWait(id: string, places: Places): string {
  const others = namesIn(places.waiting()).join(", ");
  return `no candidates of ${id} wait: ${others ? `those of ${others} do` : "run npm run update first"}`;
}

function writeTexts(texts: Texts): void {
  for (const [file, text] of texts) writeWhole(file, text);
}
