import type {Catalogue} from "./catalogue.js";
import {checkComparison, type Finding} from "./check.js";
import {planOf, type PartKind} from "./plan.js";
import type {Comparison, Form} from "./value.js";

/** What is said of a comparison of which nothing else is to be said. */
export const usualCaveat =
  "Rows as they stand in the record; what each maker counts is said in the codebook.";

/** What a drawing knows of one part besides its rows. */
export interface ToldPart {
  n: number;
  kind: PartKind;
  form: Form;
  name: string;
  names?: Record<string, string>;
  one: string;
  many: string;
  /** Countries whose values may not stand on one axis. */
  apart: boolean;
}

/** Coasts and borders as lines of places, each of longitude and latitude in degrees. */
export interface Outline {
  type: "MultiLineString";
  coordinates: [longitude: number, latitude: number][][];
}

/** What a drawing knows of a comparison besides its rows: small, so that it travels with them. */
export interface Told {
  comparison: Comparison;
  parts: ToldPart[];
  /** Name of what starts the clock; null for the calendar. */
  clock: string | null;
  /** Whether years run from the anniversary, and not with the calendar. */
  exact: boolean;
  /** What is noted of comparability and coverage. */
  notes: string[];
  /** What lies behind a map. */
  outline?: Outline;
}

/** Returns what a drawing must know of a comparison besides its rows. */
export function toldOf(comparison: Comparison, catalogue: Catalogue): Told {
  const plan = planOf(comparison, catalogue);
  const noted = checkComparison(comparison, catalogue).filter(({refused}) => !refused);
  return {
    comparison,
    parts: plan.parts.map(({n, kind, form, name, measure, what}) => ({
      ...{n, kind, form, name},
      ...(measure?.names && {names: measure.names}),
      one: measure?.one ?? "value",
      many: measure?.many ?? "values",
      apart: catalogue.caseVerdicts.some(
        ({of, a, b, verdict}) =>
          of === what.of && verdict === "block" && plan.cases.includes(a) && plan.cases.includes(b)
      )
    })),
    clock: clockName(comparison, catalogue),
    exact: plan.exact && !plan.calendar,
    notes: [...new Set(noted.map(noteOf))]
  };
}

const noteOf = ({message}: Finding) => `${message[0]!.toUpperCase()}${message.slice(1)}.`;

function clockName({clock}: Comparison, {clocks, measures}: Catalogue): string | null {
  if (clock === undefined || clock === "calendar") return null;
  if (typeof clock === "string") return clocks.find(({id}) => id === clock)?.name ?? clock;
  if ("each" in clock) return measures.find(({id}) => id === clock["each"])?.one ?? clock["each"];
  const names = [...new Set(Object.values(clock))].map(
    (kind) => clocks.find(({id}) => id === kind)?.name ?? kind
  );
  return names.join(" / ");
}
