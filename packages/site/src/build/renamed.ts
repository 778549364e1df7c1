import * as figure from "@cold-winter/figure";
import {nearest} from "@cold-winter/data/shared";

/** Public names for figures that have changed, each with what it is called now. */
const renamed: Record<string, string> = {
  Canvas: "RenderContext",
  Chosen: "Selections",
  Holds: "Robustness",
  HoldsWords: "RobustnessWords",
  columnsOf: "answerColumns",
  hold: "setChildren",
  holds: "robustness",
  leftOut: "excludedSources",
  speaker: "translator"
};

const absent =
  /does not provide an export named '(\w+)'|"(\w+)" is not exported by|No matching export in ".*" for import "(\w+)"/;

/** Returns what to say of a message of Node or of the bundler that a file imports what is not there; null of others. */
export function importFault(text: string): {field: string; message: string; remedy: string} | null {
  const name = absent.exec(text)?.slice(1).find(Boolean);
  return name === undefined ? null : {field: name, ...nameFault(name)};
}

/** Returns what to say of a part of a figure under a name that has changed; null of others. */
export function partFault(name: string): {field: string; message: string; remedy: string} | null {
  return Object.hasOwn(renamed, name) ? {field: name, ...nameFault(name)} : null;
}

function nameFault(name: string) {
  const now = Object.hasOwn(renamed, name) ? renamed[name]! : null;
  if (now !== null) return {message: `renamed: ${name}`, remedy: `write ${now}`};
  const near = nearest(name, Object.keys(figure));
  const remedy = near ? `did you mean ${near}?` : "import what the package's README names";
  return {message: `unknown import: ${name}`, remedy};
}
