import {baseUnit, unitFactor} from "../shared/unit.js";
import type {Measure} from "./catalogue.js";
import {dividedUnit, divisorOf, leadOf, suffixOf, type Part} from "./plan.js";
import {comparedRow, keysOf, type ComparedRow, type Raw} from "./row.js";
import {groupBy} from "../shared/group-by.js";
import {
  compareTexts,
  inWindow,
  measureRows,
  partOf,
  seriesRows,
  zerosFor,
  type Hand
} from "./rows-parts.js";
import type {Point} from "./point.js";
import {stepped} from "./rows-steps.js";

const scaled = (value: unknown, factor: number) =>
  typeof value === "number" ? value * factor : null;

/** Makes the rows of yearly values, as `seriesSql` does. */
export function seriesPart(part: Part, hand: Hand): ComparedRow[] {
  const asked = part.measure ? amountPoints(part, part.measure, hand) : variablePoints(part, hand);
  const points = stepped(part, cut(divided(part, asked, hand)), hand);
  const {plan, catalogue} = hand;
  const none = plan.comparison.bounds === "none";
  const suffix = suffixOf(part, catalogue);
  return points.flatMap((point) =>
    zerosFor(point.case, hand).flatMap((zero) => {
      const x = point.year - (zero?.zero_year ?? 0);
      if (!inWindow(x, plan)) return [];
      const {id, series, series_name, year, best, unit, denominator, stretch, rival, reason} =
        point;
      const {note, sources, status} = point;
      return comparedRow({
        ...{role: "value", id, what: part.n, panel: point.name + suffix},
        ...{case: point.case, series, series_name, part: point.part, zero: zero?.zero ?? null},
        ...{x, year, low: none ? null : point.low, best, high: none ? null : point.high},
        ...{unit, denominator, stretch, rival, reason, note, sources, status}
      });
    })
  );
}

function variablePoints(part: Part, hand: Hand): Point[] {
  const lead = leadOf(part.what.of, hand.plan.lens, hand.catalogue);
  if (!lead) return [];
  return seriesRows(part, hand).map((row) => {
    const factor = unitFactor(String(row["unit"])) / unitFactor(lead.unit);
    return point(row, {
      series: String(row["series"]),
      series_name: row["series_name"] as string | null,
      origin: row["origin"] as string | null,
      breaks: row["breaks"] === true,
      factor,
      unit: lead.unit,
      dimension: lead.dimension,
      name: lead.name,
      rival: row["series"] !== lead.id
    });
  });
}

function point(row: Raw, {factor, ...rest}: Partial<Point> & {factor: number}): Point {
  return {
    ...{id: String(row["id"]), case: String(row["case"]), series: "", series_name: null},
    ...{part: null, year: Number(row["year"]), origin: null, breaks: false},
    work: keysOf(row["sources"]!)[0] ?? "",
    low: scaled(row["low"], factor),
    best: scaled(row["best"], factor),
    high: scaled(row["high"], factor),
    ...{unit: "", dimension: "", denominator: null, name: "", rival: false},
    note: row["note"] as string | null,
    sources: row["sources"] as string | null,
    status: String(row["status"]),
    ...{stretch: 0, era: 0, reason: null},
    ...rest
  };
}

function amountPoints(part: Part, measure: Measure, hand: Hand): Point[] {
  const unit = measure.unit ?? "";
  const year = (row: Raw) =>
    measure.time === "year"
      ? Number(row["year"])
      : Number(String(row[`${measure.time}_from`]).slice(0, 4));
  const points = measureRows(measure, part.what.where, hand)
    .filter((row) => row["missing"] === null && baseUnit(String(row["unit"])) === baseUnit(unit))
    .map((row) => {
      const series = String((measure.series && row[measure.series]) ?? keysOf(row["sources"]!)[0]);
      return {
        row,
        made: point(row, {
          series,
          series_name: row["voice_name"] as string | null,
          part: partOf(row, part.what.by, null),
          year: year(row),
          factor: unitFactor(String(row["unit"])) / unitFactor(unit),
          unit,
          dimension: "count",
          name: measure.name
        })
      };
    });
  const rivals = groupBy(points, ({made}) =>
    JSON.stringify([made.case, made.series, made.part, made.year])
  );
  const place = ({row}: {row: Raw}) => [
    row["rank"],
    row["vintage"] === null ? null : -Number(row["vintage"]),
    row["id"]
  ];
  return [...rivals.values()].map(
    (list) =>
      list.reduce((a, b) => {
        const [one, other] = [place(a), place(b)];
        const at = one.findIndex((cell, n) => compareTexts(cell, other[n]) !== 0);
        return at >= 0 && compareTexts(other[at], one[at]) < 0 ? b : a;
      }).made
  );
}

/** Divides by another series: one for a whole line, of the same work where that has one, else the one that knows most of its years. */
function divided({what}: Part, points: Point[], hand: Hand): Point[] {
  const divisor = divisorOf(what, hand.catalogue);
  if (!divisor) return points;
  const by = divisors(divisor.of, hand);
  const at = groupBy(by, (row) => `${String(row["case"])}|${String(row["year"])}`);
  const lines = groupBy(points, (each) => `${each.case}|${each.series}`);
  return [...lines.values()].flatMap((line) => {
    const unit = line[0]!.unit;
    const {factor, unit: result} = dividedUnit(what, unit, divisor);
    const share = what.as?.share !== undefined;
    const pairs = line.flatMap((each) =>
      (at.get(`${each.case}|${each.year}`) ?? [])
        .filter((row) => !share || baseUnit(String(row["unit"])) === baseUnit(unit))
        .map((row) => ({each, row, work: keysOf(row["sources"]!)[0] ?? ""}))
    );
    const found = [...groupBy(pairs, ({row}) => String(row["series"]))].map(([series, list]) => ({
      series,
      list,
      own: list.some(({each, work}) => each.work === work)
    }));
    found.sort(
      (a, b) =>
        Number(b.own) - Number(a.own) ||
        b.list.length - a.list.length ||
        compareTexts(a.series, b.series)
    );
    return (found[0]?.list ?? []).map(({each, row}) => {
      const ratio = factor / (unitFactor(String(row["unit"])) * Number(row["best"]));
      return {
        ...each,
        low: scaled(each.low, ratio),
        best: scaled(each.best, ratio),
        high: scaled(each.high, ratio),
        unit: result,
        breaks: each.breaks || row["breaks"] === true,
        denominator: String(row["series"]),
        sources: `${each.sources ?? ""};${String(row["sources"])}`,
        status: [each.status, row["status"]].includes("unchecked") ? "unchecked" : "checked"
      };
    });
  });
}

function divisors(of: string, hand: Hand): Raw[] {
  const plan = {...hand.plan, comparison: {...hand.plan.comparison, bounds: "rivals" as const}};
  const concept = hand.catalogue.series.find(({id}) => id === of);
  const names = concept
    ? [concept.id]
    : hand.catalogue.series.filter((each) => each.concept === of).map(({id}) => id);
  const lead = hand.catalogue.series.find(({id}) => id === names[0]);
  if (!lead) return [];
  return rowsOfConcept(lead.concept, {...hand, plan}).filter(
    (row) =>
      names.includes(String(row["series"])) && typeof row["best"] === "number" && row["best"] > 0
  );
}

function rowsOfConcept(concept: string, hand: Hand): Raw[] {
  const all = hand.catalogue.series.filter((each) => each.concept === concept);
  return all.flatMap((each) =>
    seriesRows(
      {what: {of: each.id}},
      {
        ...hand,
        plan: {...hand.plan, comparison: {...hand.plan.comparison, bounds: undefined}}
      }
    )
  );
}

/** Ends a line at a break, a gap and another maker. */
function cut(points: Point[]): Point[] {
  const lines = groupBy(points, ({case: id, series, part}) => JSON.stringify([id, series, part]));
  return [...lines.values()].flatMap((line) => {
    const sorted = [...line].sort((a, b) => a.year - b.year);
    let [stretch, era] = [0, 0];
    return sorted.map((each, at) => {
      const before = sorted[at - 1];
      const changed = each.breaks || (before !== undefined && before.origin !== each.origin);
      if (changed) era++;
      if (changed || (before !== undefined && each.year > before.year + 1)) stretch++;
      return {...each, stretch, era};
    });
  });
}
