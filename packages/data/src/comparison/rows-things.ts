import {mapColumns, suffixOf, type Part} from "./plan.js";
import {comparedRow, dayNumber, type ComparedRow, type PlacedRow, type Raw} from "./row.js";
import {
  inWindow,
  meetsAll,
  measureRows,
  partOf,
  placeOf,
  zerosFor,
  type Hand,
  type PlacedZero
} from "./rows-parts.js";

/** Where a row stands on the clock, from its first to its last possible day. */
export interface Place {
  x: number;
  x_to: number;
  year: number;
  zero: string | null;
}

/** The places of a row that begins and ends on some days: one for each zero of its case. */
export function placesOf(id: string, first: number, last: number, hand: Hand): Place[] {
  const {exact} = hand.plan;
  return zerosFor(id, hand).map((zero: PlacedZero | null) => ({
    x: placeOf(first, "low", zero, exact),
    x_to: placeOf(last, "high", zero, exact),
    year: new Date(first * 86_400_000).getUTCFullYear(),
    zero: zero?.zero ?? null
  }));
}

const text = (cell: Raw[string] | undefined) =>
  cell === null || cell === undefined ? null : String(cell);
const number = (cell: Raw[string] | undefined) => (typeof cell === "number" ? cell : null);

/** Makes a row of each row of a dated table, as `thingsSql` does. */
export function thingsPart(part: Part, hand: Hand): ComparedRow[] {
  const {what, name, n} = part;
  const measure = part.measure!;
  const amount = what.value === undefined ? undefined : measure.amounts?.[what.value];
  const panel = name + suffixOf(part, hand.catalogue);
  const bound = (row: Raw, which: string) =>
    amount ? number(row[`${what.value!}_${which}`]) : null;
  return measureRows(measure, what.where, hand).flatMap((row) => {
    const first = dayNumber(row[`${measure.time}_from`]!);
    const [low, best, high] = ["low", "best", "high"].map((which) => bound(row, which)) as [
      number | null,
      number | null,
      number | null
    ];
    if (first === null || (amount && (low ?? best ?? high) === null)) return [];
    const last = dayNumber(row[`${measure.time}_to`]!) ?? hand.catalogue.asOf;
    return placesOf(String(row["case"]), first, last, hand)
      .filter(({x}) => inWindow(x, hand.plan))
      .map((place) =>
        comparedRow({
          ...{role: "value", id: String(row["id"]), what: n},
          panel,
          ...{case: String(row["case"]), series: measure.id, series_name: name},
          part: partOf(row, what.by, "not stated"),
          ...place,
          date: text(row[measure.time]),
          ...{low, best, high, unit: amount?.unit ?? measure.many, stretch: 0, rival: false},
          title: text(row[measure.title]),
          note: text(row["note"]),
          sources: text(row["sources"]),
          status: text(row["status"]),
          ...placedAt(row, part, hand)
        })
      );
  });
}

// Where a row was, for a map.
function placedAt(row: Raw, part: Part, {plan}: Hand): Partial<PlacedRow> {
  const columns = mapColumns(part, plan);
  if (!columns) return {};
  return {
    place: text(row[columns.name]),
    latitude: number(row[columns.latitude]),
    longitude: number(row[columns.longitude]),
    area: columns.area !== undefined && meetsAll(row, columns.area)
  };
}

/** Makes a row of each stretch of time, as `spanSql` does. */
export function spanPart(part: Part, hand: Hand): ComparedRow[] {
  const {what, name, n} = part;
  const measure = part.measure!;
  const [from, to] = hand.plan.comparison.window ?? [null, null];
  const panel = name + suffixOf(part, hand.catalogue);
  return measureRows(measure, what.where, hand).flatMap((row) => {
    const first = dayNumber(row[`${measure.time}_from`]!);
    if (first === null) return [];
    const until = measure.until ?? measure.time;
    const last = dayNumber(row[`${until}_to`]!) ?? hand.catalogue.asOf;
    return placesOf(String(row["case"]), first, last, hand)
      .filter(({x, x_to}) => (from === null || x_to >= from) && (to === null || x <= to))
      .map((place) =>
        comparedRow({
          ...{role: "value", id: String(row["id"]), what: n},
          panel,
          ...{case: String(row["case"]), series: measure.id, series_name: name},
          part: partOf(row, what.by, "not stated"),
          ...place,
          date: spanText(row[measure.time], row[until]),
          ...{unit: measure.many, stretch: 0, rival: false, title: text(row[measure.title])},
          ...{note: text(row["note"]), sources: text(row["sources"]), status: text(row["status"])}
        })
      );
  });
}

/** Both ends of a span as one text; an end that is not known is left out. */
export function spanText(began: Raw[string] | undefined, ended: Raw[string] | undefined): string {
  return [began, ended].filter((end) => end !== null && end !== undefined).join("/");
}

const placedWords = ["reached", "claimed", "contested"];

/** Makes a row of each step of the ladder, taken or not, as `stepsSql` does. */
export function stepsPart(part: Part, hand: Hand): ComparedRow[] {
  const {what, name, n} = part;
  const {plan, catalogue} = hand;
  const panel = name + suffixOf(part, catalogue);
  return measureRows(part.measure!, what.where, hand)
    .filter((row) => row["ladder"] === true)
    .flatMap((row) => {
      const id = String(row["case"]);
      const attainment = String(row["attainment"]);
      const placed = placedWords.includes(attainment) && row["spread_low"] !== null;
      const seen = attainment === "not_reached" ? (catalogue.seen[id] ?? null) : null;
      return zerosFor(id, hand).flatMap((zero) => {
        const at = (day: number | null, bound: "low" | "high") =>
          day === null ? null : placeOf(day, bound, zero, plan.exact);
        const low = number(row["spread_low"]);
        const x = placed ? at(low, "low") : null;
        const x_to = placed ? at(number(row["spread_high"]), "high") : at(seen, "low");
        if (!inWindow(x ?? x_to, plan)) return [];
        return comparedRow({
          ...{role: "value", id: String(row["id"]), what: n},
          panel,
          ...{case: id, series: text(row["kind"]), series_name: text(row["kind_name"])},
          part: String(row["position"]).padStart(2, "0"),
          ...{zero: zero?.zero ?? null, x, x_to},
          year: placed ? new Date(Math.trunc(low!) * 86_400_000).getUTCFullYear() : null,
          date: placed ? text(row["printed"]) : null,
          ...{unit: "years", stretch: 0, rival: Number(row["rank"]) > 1},
          title: text(row["title"]) ?? text(row["kind_name"]),
          reason: placed && attainment === "reached" ? null : attainment.replaceAll("_", " "),
          ...{
            note: text(row["argument"]),
            sources: text(row["sources"]),
            status: text(row["status"])
          }
        });
      });
    });
}
