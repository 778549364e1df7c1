import type {Part} from "./plan.js";
import {groupBy} from "../shared/group-by.js";
import type {Hand} from "./rows-parts.js";
import type {Point} from "./point.js";

const lineOf = ({case: id, series, part}: Point) => JSON.stringify([id, series, part]);

/** Does to values what is asked behind a division, as `sqlStep` does. */
export function stepped({what: {as = {}}}: Part, points: Point[], hand: Hand): Point[] {
  if (as.index !== undefined) return indexed(as.index, points, hand);
  if (as.change) return changed(points);
  if (as.cumulative) return summed(points);
  if (as.rank) return ranked(points);
  return points;
}

function indexed(index: number | "zero", points: Point[], {zeros}: Hand): Point[] {
  const words = index === "zero" ? "the year of the clock's zero" : String(index);
  return [...groupBy(points, lineOf).values()].flatMap((line) => {
    const year =
      index === "zero" ? zeros.find((zero) => zero.case === line[0]!.case)?.zero_year : index;
    const base = line.find((each) => each.year === year);
    return line.map((each) => {
      const reason =
        base?.best === null || base === undefined
          ? `no value for ${words}`
          : base.best <= 0
            ? `zero or less in ${words} has no index`
            : base.era !== each.era
              ? `the series breaks between this year and ${words}`
              : null;
      const to = (value: number | null) =>
        reason === null && value !== null ? (100 * value) / base!.best! : null;
      return {
        ...each,
        low: to(each.low),
        best: to(each.best),
        high: to(each.high),
        unit: "index",
        reason
      };
    });
  });
}

const unitsOfChange: Record<string, string> = {
  share: "points from the year before",
  rate: "points from the year before",
  events: "more than the year before"
};

function changed(points: Point[]): Point[] {
  return [...groupBy(points, lineOf).values()].flatMap((line) => {
    const sorted = [...line].sort((a, b) => a.year - b.year);
    return sorted.map((each, at) => {
      const before = sorted[at - 1];
      const points = each.dimension in unitsOfChange;
      const reason =
        !before || before.year < each.year - 1 || before.best === null
          ? "no value for the year before"
          : before.stretch !== each.stretch
            ? "the series breaks in this year"
            : !points && before.best <= 0
              ? "the year before is zero or less"
              : null;
      const best =
        reason !== null || each.best === null
          ? null
          : points
            ? each.best - before!.best!
            : 100 * (each.best / before!.best! - 1);
      const unit = unitsOfChange[each.dimension] ?? "percent from the year before";
      return {...each, low: null, best, high: null, unit, reason};
    });
  });
}

function summed(points: Point[]): Point[] {
  return [...groupBy(points, lineOf).values()].flatMap((line) => {
    let [low, high] = [0, 0];
    return [...line]
      .sort((a, b) => a.year - b.year)
      .map((each) => {
        low += each.low ?? 0;
        high += each.high ?? 0;
        return {...each, low, high, best: low === high ? high : null};
      });
  });
}

function ranked(points: Point[]): Point[] {
  const groups = groupBy(points, ({series, part, year}) => JSON.stringify([series, part, year]));
  return [...groups.values()].flatMap((group) => {
    const known = group.flatMap(({best}) => best ?? []);
    return group.map((each) => {
      const few = each.best !== null && known.length < 3;
      const best =
        each.best === null || few ? null : 1 + known.filter((other) => other > each.best!).length;
      const reason = few ? "fewer than three countries in this year" : null;
      return {...each, low: null, best, high: null, unit: "rank", reason};
    });
  });
}
