import {oddCharacters} from "../shared/hidden.js";
import {DisputeRefused} from "./refusal.js";

/** The form of the files: another one gets another number. */
export const disputeForm = 1;

/** What somebody reads where the record reads something else: a date, a figure with its bounds, or words. */
export interface Rival {
  date?: string;
  low?: number;
  best?: number;
  high?: number;
  unit?: string;
  text?: string;
}

/** Where it is said: a work of the bibliography by its key, or a new one with what is known of it. */
export interface DisputeSource {
  key: string;
  locator: string;
  /** How deep it was read. */
  seen: string;
  work?: Record<string, string>;
}

/** A rival reading of one value of one row, as a file or a link holds it. */
export interface Dispute {
  dispute: typeof disputeForm;
  /** The data version that it disputes. */
  data: string;
  table: string;
  row: string;
  /** What of the row: a column, or a quantity of which readings are kept. */
  field: string;
  rival: Rival;
  source: DisputeSource;
  /** Who made the value, by citation key, where that is another than its source. */
  origin?: string;
  note: string;
}

const longest = 2000;
const numbers = ["low", "best", "high"] as const;

/** Reads a dispute from the text of a file. Throws DisputeRefused. */
export function parseDispute(text: string): Dispute {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new DisputeRefused("json");
  }
  return readDispute(value);
}

/** Reads a dispute from what a file or a link holds; what is not known is left out. Throws DisputeRefused. */
export function readDispute(value: unknown): Dispute {
  const told = part(value);
  if (!("dispute" in told)) throw new DisputeRefused("kind");
  if (told["dispute"] !== disputeForm)
    throw new DisputeRefused("version", {
      version: shown(told["dispute"]),
      now: String(disputeForm)
    });
  const origin = optional(told, "origin");
  return {
    dispute: disputeForm,
    data: needed(told, "data"),
    table: needed(told, "table"),
    row: needed(told, "row"),
    field: needed(told, "field"),
    rival: readRival(part(told["rival"])),
    source: readSource(part(told["source"])),
    ...(origin !== undefined && {origin: key(origin)}),
    note: optional(told, "note") ?? ""
  };
}

function readRival(told: Record<string, unknown>): Rival {
  const rival: Rival = {};
  for (const name of ["date", "unit", "text"] as const) {
    const words = optional(told, name);
    if (words !== undefined) rival[name] = words;
  }
  for (const name of numbers) {
    const number = told[name];
    if (number === undefined || number === null || number === "") continue;
    if (typeof number !== "number" || !Number.isFinite(number))
      throw new DisputeRefused("number", {name, value: shown(number)});
    rival[name] = number;
  }
  const given = numbers.flatMap((name) => rival[name] ?? []);
  for (const [at, number] of given.entries())
    if (at && number < given[at - 1]!)
      throw new DisputeRefused("reversed", {from: String(given[at - 1]), to: String(number)});
  if (!given.length && rival.date === undefined && rival.text === undefined)
    throw new DisputeRefused("empty");
  return rival;
}

function readSource(told: Record<string, unknown>): DisputeSource {
  if (!Object.keys(told).length) throw new DisputeRefused("source");
  const locator = needed(told, "locator");
  if (/[[\];]/.test(locator)) throw new DisputeRefused("locator", {value: locator});
  const source = {key: key(needed(told, "key")), locator, seen: needed(told, "seen")};
  if (told["work"] === undefined) return source;
  const known = part(told["work"]);
  const work = Object.keys(known).flatMap((name) => {
    if (!/^[a-z]{2,20}$/.test(name)) throw new DisputeRefused("text", {name: shown(name)});
    const words = optional(known, name);
    return words === undefined ? [] : [[name, words] as const];
  });
  return {...source, work: Object.fromEntries(work)};
}

function key(text: string): string {
  if (!/^[A-Za-z0-9][\w.:+-]{0,99}$/.test(text)) throw new DisputeRefused("key", {value: text});
  return text;
}

function part(value: unknown): Record<string, unknown> {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  return plain ? (value as Record<string, unknown>) : {};
}

function needed(told: Record<string, unknown>, name: string): string {
  const words = optional(told, name);
  if (words === undefined) throw new DisputeRefused("missing", {name});
  return words;
}

function optional(told: Record<string, unknown>, name: string): string | undefined {
  const value = Object.hasOwn(told, name) ? told[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new DisputeRefused("text", {name});
  const words = value.replace(/\s+/g, " ").trim();
  if (words.length > longest) throw new DisputeRefused("long", {name, most: String(longest)});
  if (/<[a-z/!?]/i.test(words)) throw new DisputeRefused("markup", {name});
  if (oddCharacters(words).length) throw new DisputeRefused("hidden", {name});
  return words === "" ? undefined : words;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.slice(0, 40);
}
