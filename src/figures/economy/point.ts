import type {Case, Choice, Context, Row} from "@cold-winter/figure";

/** A value of a series, a milestone, or a period of hardship, each with its years. */
export interface Point extends Row {
  role: "value" | "milestone" | "period";
  case: string;
  /** Panel in which a value is drawn; values of unlike kinds never share one. */
  panel: string | null;
  unit: string | null;
  series: string;
  series_name: string | null;
  kind: string;
  title: string;
  year: number;
  year_to: number;
  /** How many breaks of the series lie before; values of two stretches are not computed with. Absent where there is no series. */
  stretch: number | null;
  rank: number;
  low: number | null;
  best: number | null;
  high: number | null;
  note: string | null;
  status: string;
}

/** A row that holds a value of a series. */
export const isValue = ({role}: Point) => role === "value";

/** The values of a compared case. */
export function valuesOf(rows: Point[], id: string): Point[] {
  return rows.filter((row) => isValue(row) && row.case === id);
}

/** Lowest and highest number that a value may be. */
export function bounds({low, best, high}: Point): [number, number] {
  return [low ?? best ?? high!, high ?? best ?? low!];
}

/** Whether no break of the series lies between two of its values. */
export const unbroken = (one: Point, other: Point) => (one.stretch ?? 0) === (other.stretch ?? 0);

const zeroName = (id: string) => `zero_${id}`;

/** Choices of view that every figure over years has: the clock, its zero for each case, the periods that are shaded, the yardsticks. */
export function timeViews(
  rows: Point[],
  {cases}: Pick<Context, "cases">,
  shade = "famine"
): Choice[] {
  const axis = [
    {value: "calendar", label: "Calendar years"},
    {value: "since", label: "Years since a milestone"}
  ];
  const zeros = cases
    .filter(({role}) => role === "compared")
    .map(({id, name}): Choice => {
      const steps = rows.filter((row) => row.role === "milestone" && row.case === id);
      const options = steps.map(({kind, title, year}) => ({
        value: kind,
        label: `${title} (${year})`
      }));
      const first = options.findIndex(({value}) => value === "first_nuclear_test");
      if (first > 0) options.unshift(...options.splice(first, 1));
      return {name: zeroName(id), kind: "view", label: `${name}: year 0`, options};
    });
  const kinds = [...new Set(rows.filter(({role}) => role === "period").map(({kind}) => kind))];
  const first = kinds.includes(shade) ? [shade, ...kinds.filter((kind) => kind !== shade)] : kinds;
  const shades = [...first, "none"].map((kind) => ({
    value: kind,
    label: kind.replaceAll("_", " ")
  }));
  const views: Choice[] = [
    {name: "axis", kind: "view", label: "Time", options: axis},
    ...zeros.filter(({options}) => options.length),
    {
      name: "shade",
      kind: "view",
      label: "Shaded",
      options: shades.map(({value, label}) => ({
        value,
        label: label[0]!.toUpperCase() + label.slice(1)
      }))
    }
  ];
  return views.filter(({options}) => options.length > 1);
}

/** The rows that the choices of time keep: all values and milestones, and the shaded periods. */
export function timeSelect(rows: Point[], {selections}: Context): Point[] {
  return rows.filter(({role, kind}) => role !== "period" || kind === selections["shade"]);
}

/** The year from which a case's clock runs; null where its milestone has no row. */
export function zeroYear(
  rows: Point[],
  {id}: Pick<Case, "id">,
  {selections}: Context
): number | null {
  const zero = rows.find(
    (row) => row.role === "milestone" && row.case === id && row.kind === selections[zeroName(id)]
  );
  return zero?.year ?? null;
}

/** Writes the years of a row: one, or first and last. */
export function yearSpan({year, year_to}: Point): string {
  return year === year_to ? String(year) : `${year}–${year_to}`;
}
