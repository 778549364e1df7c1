import {baseUnit, unitFactor} from "../shared/unit.js";
import {
  sameAxis,
  variablesOf,
  type Catalogue,
  type Division,
  type Measure,
  type SeriesEntry
} from "./catalogue.js";
import {isCalendar, isEach, type Comparison, type Form, type What} from "./value.js";

/** How the rows of one thing come about: a variable's values, amounts of a table, counts by year, rows themselves, steps, spans. */
export type PartKind = "series" | "amount" | "count" | "things" | "steps" | "span";

/** One thing that is compared, its name looked up. */
export interface Part {
  /** Its place, from 1. */
  n: number;
  what: What;
  kind: PartKind;
  measure?: Measure;
  /** The variable, or the concept of which one stands for all. */
  name: string;
  form: Form;
}

/** A comparison with all its names looked up. */
export interface Plan {
  comparison: Comparison;
  parts: Part[];
  /** Cases and yardsticks whose rows are asked for. */
  cases: string[];
  /** Whether dates count to the day: where no part has yearly values. */
  exact: boolean;
  calendar: boolean;
  lens: string;
  checked: boolean;
}

const fitting: Record<PartKind, Form[]> = {
  series: ["lines", "dots", "multiples", "table"],
  amount: ["lines", "dots", "multiples", "table"],
  count: ["bars", "lines", "multiples", "table"],
  things: ["dots", "strips", "table"],
  steps: ["ladder", "strips", "table"],
  span: ["strips", "table"]
};

/** The forms in which a kind of part can be drawn; the first is usual. Rows that say where they were fit on a map. */
export function formsOf(
  kind: PartKind,
  {as = {}}: Pick<What, "as">,
  measure?: Pick<Measure, "place">
): Form[] {
  if (kind === "things" && measure?.place) return [...fitting.things, "map"];
  if (kind === "series" && as.change) return ["bars", "lines", "multiples", "table"];
  if (kind === "count" && (as.cumulative ?? as.rank ?? as.index))
    return ["lines", "multiples", "table"];
  return fitting[kind];
}

/** Whether a part is of dated things, and not of values of years. */
export const isDated = ({kind}: {kind: PartKind}) => ["things", "steps", "span"].includes(kind);

/** Whether rows are drawn themselves, and not counted. */
function showsRows({value}: What, form: Form | undefined): boolean {
  return value !== undefined || ["dots", "strips", "map"].includes(form ?? "");
}

/** Returns the kind of a part; null where nothing has that name. */
export function kindOf(what: What, form: Form | undefined, catalogue: Catalogue): PartKind | null {
  const measure = catalogue.measures.find(({id}) => id === what.of);
  if (!measure) return variablesOf(what.of, catalogue).length ? "series" : null;
  if (measure.kind === "count") return showsRows(what, form) ? "things" : "count";
  return measure.kind;
}

/** Looks up what a comparison names. Throws where a name is not known: `checkComparison` says which. */
export function planOf(comparison: Comparison, catalogue: Catalogue): Plan {
  const {what, who, beside = [], clock, numbers = {}, form} = comparison;
  const parts = what.map((each, at): Part => {
    const kind = kindOf(each, form, catalogue);
    if (!kind) throw new Error(`what: unknown name: ${each.of}`);
    const measure = catalogue.measures.find(({id}) => id === each.of);
    const fit = formsOf(kind, each, measure);
    return {
      n: at + 1,
      what: each,
      kind,
      measure,
      name: measure?.name ?? nameOf(each.of, catalogue),
      form: form && fit.includes(form) ? form : fit[0]!
    };
  });
  const compared = catalogue.cases.filter(({role}) => role === "compared").map(({id}) => id);
  return {
    comparison,
    parts,
    cases: [...new Set([...(who ?? compared), ...beside])],
    exact: !isEach(clock) && parts.every(({kind}) => kind !== "series" && kind !== "amount"),
    calendar: isCalendar(comparison),
    lens: numbers.lens ?? catalogue.lenses[0]!,
    checked: numbers.checked ?? false
  };
}

function nameOf(of: string, catalogue: Catalogue): string {
  const own = catalogue.series.find(({id}) => id === of);
  return own?.name ?? sentenceCase(of.replaceAll("_", " "));
}

/** Writes a word of the data with a capital. */
export function sentenceCase(text: string): string {
  return text && text[0]!.toUpperCase() + text.slice(1);
}

/** The variable that stands for a name under a lens. */
export function leadOf(of: string, lens: string, catalogue: Catalogue): SeriesEntry | undefined {
  const own = catalogue.series.find(({id}) => id === of);
  const leading = catalogue.leading[lens]?.[of];
  return own ?? catalogue.series.find(({id}) => id === leading);
}

/** The variables that a part draws: the leading one, and where rivals are asked for all that share its axis. */
export function drawnSeries(
  {what}: Pick<Part, "what">,
  {comparison, lens}: Pick<Plan, "comparison" | "lens">,
  catalogue: Catalogue
): SeriesEntry[] {
  const lead = leadOf(what.of, lens, catalogue);
  if (!lead) return [];
  if (comparison.bounds !== "rivals") return [lead];
  return catalogue.series.filter(
    (each) => each.concept === lead.concept && (each === lead || sameAxis(each, lead, baseUnit))
  );
}

/** What stands below the line of a division, and the words for it. */
export function divisorOf({as = {}}: What, {per}: Pick<Catalogue, "per">): Division | null {
  if (as.per !== undefined) return per[as.per] ?? {of: as.per};
  return as.share === undefined ? null : {of: as.share};
}

/** The factor and unit of a value that is divided, by its base unit. */
export function dividedUnit(
  {as = {}}: What,
  unit: string,
  {scale = {}}: Division
): {factor: number; unit: string} {
  if (as.share !== undefined) return {factor: 100 * unitFactor(unit), unit: "percent"};
  const base = baseUnit(unit);
  const [factor, word] = scale[base] ?? [1, base];
  return {factor: factor * unitFactor(unit), unit: `${word} per ${as.per!.replaceAll("_", " ")}`};
}

/** What is said behind the name of a part of what is done to its values. */
export function suffixOf({what: {as = {}, value}, measure}: Part, catalogue: Catalogue): string {
  const name = (of: string) => variablesOf(of, catalogue)[0]?.name ?? of.replaceAll("_", " ");
  const whole = as.share === undefined ? "" : ` as percent of ${name(as.share)}`;
  const base = as.index === "zero" ? "year 0" : String(as.index);
  return [
    value === undefined ? "" : `, ${(measure?.amounts?.[value]?.name ?? value).toLowerCase()}`,
    as.per === undefined ? whole : ` per ${as.per.replaceAll("_", " ")}`,
    as.index === undefined ? "" : `, ${base} = 100`,
    as.change ? ", change from the year before" : "",
    as.cumulative ? ", total so far" : "",
    as.rank ? ", rank" : ""
  ].join("");
}

/** Whether a comparison, or a part of one, is drawn on a map. */
export const isMapped = ({form}: {form?: Form}) => form === "map";

/** The columns of where a row was; none where rows are not drawn on a map. */
export function mapColumns({measure}: Part, {comparison}: Plan): Measure["place"] {
  return isMapped(comparison) ? measure?.place : undefined;
}

/** Returns the same rows on a map; null where none of what is compared says where it was. */
export function mapOf(
  comparison: Comparison,
  {measures}: Pick<Catalogue, "measures">
): Comparison | null {
  const {who, beside, clock, window, numbers} = comparison;
  const what = comparison.what.flatMap(({of, where}): What[] =>
    measures.some(({id, place}) => id === of && place) ? [{of, ...(where && {where})}] : []
  );
  if (!what.length || isMapped(comparison) || isEach(clock)) return null;
  return {what, who, beside, clock, window, numbers, form: "map"};
}
