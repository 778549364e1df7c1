import type {Kept, Measure} from "./catalogue.js";
import {suffixOf, type Part} from "./plan.js";
import {comparedRow, dayNumber, worksOf, type ComparedRow} from "./row.js";
import {groupBy} from "../shared/group-by.js";
import {compareTexts, inWindow, measureRows, partOf, zerosFor, type Hand} from "./rows-parts.js";
import type {Point} from "./point.js";
import {stepped} from "./rows-steps.js";

interface Listed {
  thing: string;
  part: string | null;
  first: number;
  last: number;
  sources: string;
  status: string;
}

interface Year {
  year: number;
  from: number;
  to: number;
}

interface Count extends Point {
  whole: boolean;
  partial: boolean;
}

/** Makes the rows of counts by year, as `countSql` does. */
export function countPart(part: Part, hand: Hand): ComparedRow[] {
  const {plan, catalogue} = hand;
  const measure = part.measure!;
  const listed = groupBy(listedOf(part, measure, hand), (each) => each.case);
  const points = keptOf(measure, hand).flatMap((kept) =>
    yearsOf(kept, hand).flatMap((year) =>
      counted(part, measure, kept, year, listed.get(kept.case) ?? [])
    )
  );
  const anniversary = plan.exact && !plan.calendar;
  const none = plan.comparison.bounds === "none";
  const panel = part.name + suffixOf(part, catalogue);
  return (stepped(part, points, hand) as Count[]).flatMap((point) => {
    const {whole, partial, year, high, unit, stretch, series, note, sources, status} = point;
    if (!whole && !(high !== null && high > 0)) return [];
    const zeros = anniversary ? [null] : zerosFor(point.case, hand);
    return zeros.flatMap((zero) => {
      const x = year - (zero?.zero_year ?? 0);
      if (!inWindow(x, plan)) return [];
      return comparedRow({
        role: "value",
        id: [point.case, series, point.part, year].filter((each) => each !== null).join("/"),
        ...{what: part.n, panel, case: point.case, series, series_name: part.name},
        ...{part: point.part, zero: zero?.zero ?? null, x, year: anniversary ? null : year},
        low: whole && !none ? point.low : null,
        best: whole ? point.best : null,
        high: whole && !none ? high : null,
        listed: whole ? null : high,
        ...{unit, stretch, rival: false, partial},
        reason: whole ? point.reason : "a selection: no count and no rate",
        ...{note, sources, status}
      });
    });
  });
}

function listedOf({what}: Part, measure: Measure, hand: Hand): (Listed & {case: string})[] {
  const {asOf} = hand.catalogue;
  return measureRows(measure, what.where, hand).flatMap((row) => {
    const first = dayNumber(row[`${measure.time}_from`]!);
    if (first === null) return [];
    return {
      thing: String(row[measure.each ?? "id"]),
      case: String(row["case"]),
      part: partOf(row, what.by, "not stated"),
      first,
      last: dayNumber(row[`${measure.time}_to`]!) ?? asOf,
      sources: String(row["sources"]),
      status: String(row["status"])
    };
  });
}

function keptOf(measure: Measure, {plan, catalogue}: Hand): Kept[] {
  const record = measure.record ?? measure.table;
  return catalogue.kept.filter((kept) => kept.record === record && plan.cases.includes(kept.case));
}

const yearLength = 365.2425;
const dayOf = (year: number, month: number, day: number) => Date.UTC(year, month, day) / 86_400_000;

function yearsOf({from_day, to_day, case: id}: Kept, {plan, zeros}: Hand): Year[] {
  if (!plan.exact || plan.calendar) {
    const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear();
    return between(yearOf(from_day), yearOf(to_day)).map((year) => ({
      ...{year, from: dayOf(year, 0, 1), to: dayOf(year + 1, 0, 1)}
    }));
  }
  const zero = zeros.find((each) => each.case === id)?.zero_low;
  if (zero === null || zero === undefined) return [];
  const first = Math.floor((from_day - zero) / yearLength);
  const last = Math.floor((to_day - zero) / yearLength);
  return between(first, last).map((year) => ({
    ...{year, from: anniversary(zero, year), to: anniversary(zero, year + 1)}
  }));
}

const between = (from: number, to: number) =>
  Array.from({length: Math.max(0, to - from + 1)}, (_, at) => from + at);

// The 29th of February has its anniversary on the 28th in common years, as the engine has it.
function anniversary(zero: number, years: number): number {
  const date = new Date(zero * 86_400_000);
  const [year, month, day] = [date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(year, month, Math.min(day, last));
}

function counted(
  {what}: Part,
  measure: Measure,
  kept: Kept,
  {year, from, to}: Year,
  listed: Listed[]
): Count[] {
  const here = listed.filter(({first, last}) => first < to && last >= from);
  const point = (part: string | null, list: Listed[]): Count => {
    const all = new Set(list.map(({thing}) => thing)).size;
    const sure = new Set(
      list.filter(({first, last}) => first >= from && last < to).map(({thing}) => thing)
    ).size;
    return {
      ...{id: "", case: kept.case, series: measure.id, series_name: null, part, year},
      ...{origin: null, work: "", breaks: false, low: sure, high: all},
      best: sure === all ? all : null,
      ...{unit: measure.many, dimension: "events", denominator: null, name: "", rival: false},
      note: kept.rule,
      sources: list.length ? worksOf(list.map(({sources}) => sources)) : kept.sources,
      status: list.some(({status}) => status === "unchecked") ? "unchecked" : "checked",
      ...{stretch: 0, era: 0, reason: null, whole: kept.whole},
      partial: from < kept.from_day || to - 1 > kept.to_day
    };
  };
  if (!here.length) return kept.whole ? [point(null, [])] : [];
  const parts = groupBy(here, ({part}) => part ?? "");
  return [...parts]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([part, list]) => point(what.by === undefined ? null : part, list));
}
