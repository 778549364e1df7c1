import {whole} from "./hash.js";
import type {Drawing, Method, Reading} from "./reading.js";
import {isClosed, thingsOf, type Refusal} from "./things.js";

/** Returns why readings cannot be drawn by a method: a range that is empty, reversed or of too many steps, weights that leave a thing no reading, a family that nobody belongs to. */
export function refusals(readings: Reading[], drawing: Drawing, method: Method): Refusal[] {
  const rows = new Map(readings.map((reading) => [reading.id, reading]));
  const found = [...rows.values()].flatMap((row): Refusal[] => {
    const reason = fault(row, drawing);
    return reason ? [{reason, name: row.id}] : [];
  });
  if (found.length || method.way !== "families") return found;
  const families = new Set(readings.map(({family}) => family ?? ""));
  const nobody = Object.keys(method.weights ?? {}).filter((family) => !families.has(family));
  const silent = thingsOf(readings, drawing, method).filter(
    ({bounds}) => bounds.length && bounds.every(({weight}) => !weight)
  );
  const nameOf = (thing: string) => readings.find((each) => each.thing === thing)!.thing_name;
  return [
    ...nobody.map((name): Refusal => ({reason: "nobody", name})),
    ...silent.map(({name}): Refusal => ({reason: "weights", name: nameOf(name)}))
  ];
}

function fault(row: Reading, {step}: Drawing): Refusal["reason"] | null {
  const {low, best, high} = row;
  if (low === null && best === null && high === null) return "empty";
  if (!isClosed(row)) return null;
  const [least, most] = [(low ?? best)!, (high ?? best)!];
  if (least > most || (best !== null && (best < least || best > most))) return "reversed";
  return (most - least) / step >= whole ? "wide" : null;
}
