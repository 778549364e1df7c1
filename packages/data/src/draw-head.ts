import type {Drawing} from "./draws/index.js";

type Wrong = (field: string, message: string, remedy: string) => void;

const fields = ["asks", "says", "unit", "step", "per", "leaves_out", "log"];

/** Reads `draws` in the head of a question. Reports what is wrong with it; returns null where there is none to draw by. */
export function readDrawing(given: unknown, wrong: Wrong): Drawing | null {
  if (given === undefined || given === null) return null;
  const own = given as Record<string, unknown>;
  const fault = (message: string, remedy: string) => {
    wrong("draws", message, remedy);
    return null;
  };
  if (typeof given !== "object")
    return fault("draws has no fields", `give it ${fields.join(", ")}, a line each`);
  for (const name of Object.keys(own))
    if (!fields.includes(name)) return fault(`unknown field: ${name}`, `use ${fields.join(", ")}`);
  const asks = own["asks"] ?? "more";
  if (asks !== "more" && asks !== "reversed")
    return fault(`draws asks for ${String(asks)}`, "ask for more or reversed");
  for (const name of ["says", "unit", "leaves_out"])
    if (typeof own[name] !== "string" || !own[name])
      return fault(`draws lacks ${name}`, `add ${name}: to draws`);
  const [step, per] = [own["step"] ?? 1, own["per"] ?? 1].map(Number) as [number, number];
  if (!(step > 0 && per > 0))
    return fault("a step of draws is not above zero", "write a number above 0");
  const [says, unit, leaves_out] = ["says", "unit", "leaves_out"].map((name) => String(own[name]));
  return {
    asks,
    says: says!,
    unit: unit!,
    step,
    per,
    leaves_out: leaves_out!,
    log: own["log"] === true
  };
}
