import {nearest} from "../shared/nearest.js";
import type {Measure} from "./catalogue.js";

/** Takes what is wrong: the choice, the message, what may mend it. */
export type Say = (field: string, message: string, remedy: string) => void;

/** Says that a name is not known, and which is meant or may be used. */
export function unknown(field: string, name: string, known: string[], refuse: Say): void {
  const near = nearest(name, known);
  const few = known.slice(0, 12).join(", ");
  refuse(
    field,
    `unknown name: ${name}`,
    near ? `did you mean ${near}?` : `use ${few}${known.length > 12 ? ", …" : ""}`
  );
}

/** Says which columns of a measure are none of those that may be asked for. */
export function checkColumns(field: string, names: string[], measure: Measure, refuse: Say): void {
  const known = [...measure.categories, ...(measure.time === "year" ? ["year"] : [])];
  for (const name of names) if (!known.includes(name)) unknown(field, name, known, refuse);
}
