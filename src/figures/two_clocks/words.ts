import {plainNumber} from "@cold-winter/figure";
import type {Mark} from "./mark.js";

// What a newspaper calls a step, those first that say most of a programme.
const short: Record<string, string> = {
  first_nuclear_test: "first bomb",
  first_thermonuclear_test: "hydrogen bomb",
  first_icbm_flight: "intercontinental missile",
  first_orbit: "satellite",
  first_slbm_flight: "submarine missile",
  first_live_warhead_on_missile: "armed missile",
  weapons_decision: "bomb decision",
  submarine_launched: "nuclear submarine",
  first_icbm_full_range: "full-range missile",
  programme_started: "programme start",
  first_mrbm_success: "medium-range missile",
  first_weapon_material: "bomb material",
  first_ballistic_flight: "first missile",
  assistance_withdrawn: "aid cutoff",
  first_slbm_ejection: "underwater launch",
  submarine_sea_trial: "submarine trial",
  submarine_commissioned: "commissioned submarine",
  submarine_first_patrol: "submarine patrol",
  first_deployment: "missiles in service"
};

const order = Object.keys(short);

/** Kinds of steps that have their name on the picture. */
export const named = new Set(order.slice(0, 14));

/** How much a step matters to the sentence and to the labels: the lower, the more. */
export function weight({kind, position}: Pick<Mark, "kind" | "position">): number {
  const at = order.indexOf(kind!);
  return at < 0 ? order.length + (position ?? 0) : at;
}

/** What a step is called in few words. */
export const shortName = ({kind, name, title}: Pick<Mark, "kind" | "name" | "title">) =>
  short[kind!] ?? (name ?? title).toLowerCase();

// Where there is little room.
const brief: Record<string, string> = {
  first_icbm_flight: "ICBM",
  first_icbm_full_range: "full-range ICBM",
  first_mrbm_success: "medium missile"
};

/** What a step is called where there is little room. */
export const briefName = (row: Mark) => brief[row.kind!] ?? shortName(row);

/** Writes a place on the clock: `2.7`, `−9.8`. */
export const years = (value: number) => plainNumber(value, 1);
