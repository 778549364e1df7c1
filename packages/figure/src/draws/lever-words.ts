import type {End, Lever, Levers, Reading} from "@cold-winter/data/draws";
import {pointers} from "@cold-winter/data/shared";
import {plainDate} from "../format.js";
import type {References} from "../references.js";
import {say, type DrawState} from "./state.js";

/** The most works that a sentence names. */
const mostWorks = 3;

const workName = (key: string, references: References) => references[key]?.short ?? key;

function workNames(keys: string[], references: References): string {
  const named = keys.slice(0, mostWorks).map((key) => workName(key, references));
  const others = keys.length - named.length;
  return [...named, ...(others > 0 ? [say("levers.others", {count: others})] : [])].join("; ");
}

/** A reading as its row prints it, its date in plain words. */
function printedOf(id: string, readings: Reading[]): string {
  const {printed} = readings.find((row) => row.id === id)!;
  return printed?.replace(/(?<=, )[^,]+$/, plainDate) ?? id;
}

/** What a lever is called. */
export function leverName(
  {kind, name}: Lever,
  {readings}: DrawState,
  references: References
): string {
  if (kind === "thing") return readings.find((row) => row.thing === name)!.thing_name;
  const left = kind === "source" ? workName(name, references) : printedOf(name, readings);
  return say("levers.without", {name: left});
}

/** Says what would turn a claim round, and what it cannot do without. */
export function leverSentence(
  state: DrawState,
  {levers, turns, needed}: Levers,
  references: References,
  alone: boolean
): string {
  const turning = turns.length
    ? say("levers.turn", {
        what: turns
          .slice(0, 2)
          .map((turn) => turnWords(turn, state, references))
          .join("; ")
      })
    : say("levers.firm");
  return [
    ...(levers.length ? [] : [say("levers.still")]),
    ...(levers.length && !alone ? [turning] : []),
    ...(needed.length ? [say("levers.needed", {works: workNames(needed, references)})] : [])
  ].join(" ");
}

function turnWords(
  {lever, end}: {lever: Lever; end: End},
  {readings}: DrawState,
  references: References
): string {
  if (end.reading === null) {
    const name =
      lever.kind === "source" ? workName(lever.name, references) : printedOf(lever.name, readings);
    return say("levers.turn.without", {name});
  }
  const {sources} = readings.find(({id}) => id === end.reading)!;
  const keys = [...new Set(pointers(sources).map(({key}) => key))];
  return say(end.at ? `levers.turn.${end.at}` : "levers.turn.reading", {
    reading: printedOf(end.reading, readings),
    works: workNames(keys, references)
  });
}
