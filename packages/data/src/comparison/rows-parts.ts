import type {Cell} from "../shared/cell.js";
import type {Catalogue, Measure, Zero} from "./catalogue.js";
import {drawnSeries, leadOf, divisorOf, type Part, type Plan} from "./plan.js";
import {keysOf, rawRows, type Raw, type Slices} from "./row.js";
import {groupBy} from "../shared/group-by.js";
import {isEach, type Scalar, type Where} from "./value.js";

/** All that rows are made from without an engine. */
export interface Hand {
  plan: Plan;
  catalogue: Catalogue;
  slices: Slices;
  zeros: PlacedZero[];
}

/** Where the clock runs from in one case; of a clock with many zeros one of them. */
export interface PlacedZero {
  case: string;
  zero: string | null;
  zero_low: number | null;
  zero_high: number | null;
  zero_year: number | null;
  why: string | null;
}

const days = 365.2425;

/** The names of the slices that a comparison needs. */
export function slicesOf(plan: Plan, catalogue: Catalogue): string[] {
  const concepts = (of: string) => {
    const lead = leadOf(of, plan.lens, catalogue);
    return lead ? [`series-${lead.concept}`] : [];
  };
  const {clock, context = []} = plan.comparison;
  const measureSlice = (id: string) => {
    const measure = catalogue.measures.find((each) => each.id === id)!;
    return measure.kind === "steps"
      ? `rows-${measure.table}-${plan.lens}-${plan.checked ? "checked" : "all"}`
      : `rows-${measure.table}`;
  };
  const names = plan.parts.flatMap(({what, measure}) => {
    const divisor = divisorOf(what, catalogue);
    return [
      ...(measure ? [measureSlice(measure.id)] : concepts(what.of)),
      ...(divisor ? concepts(divisor.of) : [])
    ];
  });
  if (isEach(clock)) names.push(measureSlice(clock.each));
  if (context.some((word) => word !== "milestones") && catalogue.context)
    names.push(measureSlice(catalogue.context));
  return [...new Set(names)];
}

function meets(cell: Cell, value: Where[string]): boolean {
  if (cell === null) return false;
  const same = (other: Scalar) => cell === other;
  if (Array.isArray(value)) return value.some(same);
  if (typeof value !== "object") return same(value);
  return (
    (value.from === undefined || cell >= value.from) && (value.to === undefined || cell <= value.to)
  );
}

/** Whether a row holds all that is asked of its columns. */
export function meetsAll(row: Raw, where: Where): boolean {
  return Object.entries(where).every(([column, value]) => meets(row[column] ?? null, value));
}

/** Whether a row counts: of the cases asked, checked where only these are wanted, resting on no work left out. */
export function counts(row: Raw, {cases, checked, comparison}: Plan): boolean {
  const without = comparison.numbers?.without ?? [];
  return (
    cases.includes(String(row["case"])) &&
    (!checked || row["status"] === "checked") &&
    (!without.length || !keysOf(row["sources"]!).some((key) => without.includes(key)))
  );
}

/** The rows of a measure's table that hold what always holds, and what is asked for. */
export function measureRows(
  measure: Measure,
  where: Where | undefined,
  {plan, slices}: Hand
): Raw[] {
  const name =
    measure.kind === "steps"
      ? `rows-${measure.table}-${plan.lens}-${plan.checked ? "checked" : "all"}`
      : `rows-${measure.table}`;
  return rawRows(slices.get(name)!).filter(
    (row) => counts(row, plan) && meetsAll(row, measure.where ?? {}) && meetsAll(row, where ?? {})
  );
}

/** The values of the variables of a part, or of a divisor. */
export function seriesRows(part: Pick<Part, "what">, hand: Hand): Raw[] {
  const {plan, catalogue, slices} = hand;
  const drawn = drawnSeries(part, plan, catalogue).map(({id}) => id);
  const lead = leadOf(part.what.of, plan.lens, catalogue);
  if (!lead) return [];
  return rawRows(slices.get(`series-${lead.concept}`)!).filter(
    (row) => counts(row, plan) && drawn.includes(String(row["series"]))
  );
}

/** Where the clock starts; nothing for the calendar. */
export function zerosOf({plan, catalogue, slices}: Omit<Hand, "zeros">): PlacedZero[] {
  const {clock = "calendar"} = plan.comparison;
  if (clock === "calendar") return [];
  if (isEach(clock)) {
    const measure = catalogue.measures.find(({id}) => id === clock.each)!;
    const hand = {plan, catalogue, slices, zeros: []};
    return eachZeros(measure, measureRows(measure, clock.where, hand));
  }
  const all: Zero[] = catalogue.zeros[plan.lens]?.[plan.checked ? "checked" : "all"] ?? [];
  return all
    .filter(({case: id, kind}) => kind === (typeof clock === "string" ? clock : clock[id]))
    .map(({attainment, argument, ...zero}) => ({
      ...zero,
      zero: null,
      why: attainment.replaceAll("_", " ") + (argument ? `: ${argument}` : "")
    }));
}

function eachZeros(measure: Measure, rows: Raw[]): PlacedZero[] {
  const from = (row: Raw) => String(row[`${measure.time}_from`]);
  const dated = rows.filter((row) => row[`${measure.time}_from`] !== null);
  const groups = groupBy(dated, (row) => `${String(row["case"])}|${from(row).slice(0, 4)}`);
  return [...groups].map(([key, list]) => {
    const [id, year] = key.split("|") as [string, string];
    const sorted = [...list].sort(
      (a, b) => compareTexts(from(a), from(b)) || compareTexts(a["id"], b["id"])
    );
    const names = sorted.flatMap((row) => row[measure.title] ?? []).map(String);
    return {
      case: id,
      zero: names.length ? `${year}: ${names.join(", ")}` : null,
      ...{zero_low: null, zero_high: null, zero_year: Number(year), why: null}
    };
  });
}

/** Orders texts by their code units, as the engine does; nothing comes last. */
export function compareTexts(a: unknown, b: unknown): number {
  const none = (cell: unknown) => cell === null || cell === undefined;
  if (none(a) || none(b)) return Number(none(a)) - Number(none(b));
  const [one, other] = [a as string | number, b as string | number];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Where a day stands on the clock, in years with their parts. */
export function placeOf(
  day: number,
  bound: "low" | "high",
  zero: PlacedZero | null,
  exact: boolean
): number {
  const years = 1970 + day / days;
  if (!zero) return years;
  if (!exact) return years - zero.zero_year!;
  return (day - (bound === "low" ? zero.zero_high! : zero.zero_low!)) / days;
}

/** The zeros that place a row of a case: none for the calendar, which is told by null. */
export function zerosFor(id: string, {plan, zeros}: Hand): (PlacedZero | null)[] {
  if (plan.calendar) return [null];
  const placed = ({zero_low, zero_year}: PlacedZero) =>
    plan.exact ? zero_low !== null : zero_year !== null;
  return zeros.filter((zero) => zero.case === id && placed(zero));
}

/** Whether years of the clock are drawn. */
export function inWindow(x: number | null, {comparison: {window}}: Plan): boolean {
  const [from, to] = window ?? [null, null];
  if (from === null && to === null) return true;
  return x !== null && (from === null || x >= from) && (to === null || x <= to);
}

/** The word of a category of a row, as text. */
export function partOf(row: Raw, by: string | undefined, other: string | null): string | null {
  if (by === undefined) return null;
  const cell = row[by] ?? null;
  return cell === null ? other : String(cell);
}
