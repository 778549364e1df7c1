import {whole} from "./hash.js";
import type {Drawing, Method, Reading} from "./reading.js";

/** One reading of a thing as it is drawn: its bounds and best value in steps, its weight. */
export interface Bounds {
  reading: Reading;
  low: number;
  best: number | null;
  high: number;
  weight: number;
}

/** What is drawn, with its readings by id; none where nothing can be drawn. */
export interface Thing {
  name: string;
  bounds: Bounds[];
}

/** Readings that cannot be drawn, and why; told in words by `drawProblem`. */
export interface Refusal {
  reason: "reversed" | "empty" | "wide" | "weights" | "nobody";
  /** The row, the thing or the family. */
  name: string;
}

/** Returns each thing of some readings with the weights that a method gives. Bounds that are open on one side are not drawn. */
export function thingsOf(
  readings: Reading[],
  {step}: Pick<Drawing, "step">,
  method: Method
): Thing[] {
  const things = new Map<string, Map<string, Reading>>();
  for (const reading of readings) {
    const known = things.get(reading.thing) ?? new Map<string, Reading>();
    things.set(reading.thing, known.set(reading.id, reading));
  }
  return [...things].map(([name, rows]) => {
    const closed = [...rows.values()]
      .filter(isClosed)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((reading) => inSteps(reading, step));
    const weights = weightsOf(
      closed.map(({reading}) => reading),
      method
    );
    return {name, bounds: closed.map((each, at) => ({...each, weight: weights[at]!}))};
  });
}

/** Whether a reading says both of its ends, or a single value. */
export function isClosed({low, best, high}: Reading): boolean {
  return (low ?? best) !== null && (high ?? best) !== null;
}

const steps = (value: number, step: number) => Math.floor(value / step + 0.5);

function inSteps(reading: Reading, step: number): Omit<Bounds, "weight"> {
  const {low, best, high} = reading;
  return {
    reading,
    low: steps((low ?? best)!, step),
    best: best === null ? null : steps(best, step),
    high: steps((high ?? best)!, step)
  };
}

/** Returns whole weights of the readings of one thing, by which they are drawn; their sum is at most `whole`. */
function weightsOf(readings: Reading[], {way, weights = {}}: Method): number[] {
  if (way === "even" || way === "best")
    return readings.map(() => Math.floor(whole / readings.length));
  const own = readings.filter(({derived}) => !derived);
  const heard = own.length ? own : readings;
  const familyOf = ({family}: Reading) => (way === "families" ? (family ?? "") : "");
  const weightOf = (family: string) => (way === "families" ? (weights[family] ?? 0) : 1);
  const families = [...new Set(heard.map(familyOf))];
  const sum = families.reduce((total, family) => total + weightOf(family), 0);
  return readings.map((reading) => {
    if (!sum || !heard.includes(reading)) return 0;
    const family = heard.filter((each) => familyOf(each) === familyOf(reading));
    const voices = new Set(family.map(({voice}) => voice)).size;
    const same = family.filter(({voice}) => voice === reading.voice).length;
    return Math.floor((whole * weightOf(familyOf(reading))) / (sum * voices * same));
  });
}
