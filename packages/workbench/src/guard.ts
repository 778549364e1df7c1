import type {Schema} from "@cold-winter/data";
import type {Kind} from "./kinds.js";
import type {Mixing} from "./scaling.js";
import type {Ask} from "./trace/plan.js";
import {translate} from "./text.js";

/** What the kit says of putting the values of a result together. */
export interface Verdict {
  /** Why the result must not be shown; null where it may. */
  blocked: string | null;
  /** Why it must not be drawn on one axis. */
  apart: string | null;
  warnings: string[];
  notes: string[];
}

/** What two variables, or one variable in two cases, as `variable@case`, have to do with each other. */
export interface Pair {
  a: string;
  b: string;
  verdict: "block" | "warn" | "note" | "ok";
  reason: string;
}

/**
 * Judges a result by the kinds of values that its numbers put together and by what stands behind each of its rows; `axes`
 * are the columns that are drawn on one axis.
 */
export function guardQuery(
  mixing: Mixing | null,
  measures: string[],
  pairs: Pair[],
  axes: string[]
): Verdict {
  const verdict: Verdict = {blocked: null, apart: null, warnings: [], notes: []};
  if (!mixing) return verdict;
  for (const {kinds} of mixing.within) verdict.blocked ??= sayKinds("blocked", kinds, measures);
  const inRows = new Set<string>();
  const moving = movingVariables(mixing);
  const together = (list: string[]) =>
    mixed(list).filter((pair) => !moving || isMoved(pair, moving));
  for (const [row, measure] of measures.entries())
    if (mixing.rows[row]) for (const pair of together([measure])) inRows.add(pair);
  for (const pair of inRows) report(verdict, pair, pairs, "blocked", !mixing.unknown);
  if (mixing.unknown && !measures.length) verdict.warnings.push(translate("guard.unknown"));
  const drawn = axes.flatMap((axis) => mixing.along.get(axis) ?? []);
  const [one, other] = [
    ...new Map(
      drawn.map((kinds) => [kinds.map(({by, name}) => `${by} ${name}`).join("\n"), kinds])
    ).values()
  ];
  if (verdict.blocked || !one) return verdict;
  if (other) verdict.apart = sayKinds("apart", apart(one, other), measures);
  for (const pair of together(measures))
    if (!inRows.has(pair)) report(verdict, pair, pairs, "apart", true);
  return verdict;
}

// The variables whose values may move a cell; null where no cell could be judged.
function movingVariables({along, unknown}: Mixing): Set<string> | null {
  if (unknown) return null;
  return new Set([...along.values()].flat(2).flatMap(({variables}) => variables));
}

// What two variables, or one in two cases, are to each other matters where values of both reach a cell: `CASE WHEN` and
// `FILTER` leave others out.
function isMoved(pair: string, moving: Set<string>): boolean {
  return [...pair.matchAll(/^variable:([\w-]+)/gm)].every(([, id]) => moving.has(id!));
}

function sayKinds(how: "blocked" | "apart", kinds: Kind[], measures: string[]): string {
  const [one, other] = kinds as [Kind, Kind];
  const behind = new Set(
    measures.flatMap((each) => [...each.matchAll(/variable:([\w-]+)/g)].map(([, id]) => id!))
  );
  const label = ({by, name, variables}: Kind) =>
    by === "case"
      ? `${variables[0]} (${name})`
      : (variables.find((id) => behind.has(id)) ??
        translate(by === "unit" ? "guard.unit" : "guard.kind", {name: spaced(name)}));
  const names = {a: spaced(one.name), b: spaced(other.name)};
  const reason =
    one.by === "case" || other.by === "case" || (one.by === "unit" && other.by === "unit")
      ? translate("guard.units")
      : translate("guard.dimensions", names);
  return translate(`guard.${how}`, {a: label(one), b: label(other), reason});
}

// One kind of each that the other has not; where one has no more than the other, its first.
function apart(one: Kind[], other: Kind[]): Kind[] {
  return [
    one.find((kind) => !other.includes(kind)) ?? one[0]!,
    other.find((kind) => !one.includes(kind)) ?? other[0]!
  ];
}

const spaced = (name: string) => name.replaceAll("_", " ") || "–";

// The tables of a row are parted by `|`, the rows of a group by `;`; what stands in one place is put together.
function mixed(measures: string[]): string[] {
  const places: Set<string>[] = [];
  for (const measure of new Set(measures)) {
    for (const row of measure.split(";")) {
      for (const [at, item] of row.split("|").entries())
        if (item) (places[at] ??= new Set()).add(item);
    }
  }
  return places.flatMap((place) => {
    const items = [...place].sort();
    const kinds = new Set(items.map(kindOf));
    const within = [...kinds].flatMap((kind) =>
      pairsOf(items.filter((item) => kindOf(item) === kind))
    );
    return [...pairsOf([...kinds].slice(0, 80)), ...within];
  });
}

const kindOf = (item: string) => item.replace(/@.*$/, "");
const pairsOf = (items: string[]) =>
  items.flatMap((a, at) => items.slice(at + 1).map((b) => `${a}\n${b}`));

// Where scaling has told what must not be put together, nothing else blocks.
function report(
  verdict: Verdict,
  pair: string,
  pairs: Pair[],
  where: "blocked" | "apart",
  told: boolean
): void {
  const [a, b] = pair.split("\n").map((item) => item.replace(/^\w+:/, "")) as [string, string];
  const block = told ? null : where;
  if (pair.startsWith("unit:") || pair.includes("\nunit:")) {
    if (block)
      verdict[block] ??= translate(`guard.${block}`, {a, b, reason: translate("guard.units")});
    return;
  }
  const found = pairs.find(
    (each) => (each.a === a && each.b === b) || (each.a === b && each.b === a)
  );
  if (!found || found.verdict === "ok") return;
  const plain = (item: string) => item.replace(/@(.*)$/, " ($1)");
  const words = {a: plain(a), b: plain(b), reason: found.reason.replaceAll("_", " ")};
  if (found.verdict === "block") {
    const reason = words.reason.split(";")[0]!;
    if (block) verdict[block] ??= translate(`guard.${block}`, {...words, reason});
  } else
    verdict[found.verdict === "warn" ? "warnings" : "notes"].push(
      translate(`guard.${found.verdict}`, words)
    );
}

/** Says why columns cannot stand on one axis whose units, as the record states them, differ; null where they may. */
export function unitsApart(names: string[], {tables, derived}: Schema): string | null {
  const units = new Map<string, string>();
  for (const {name, unit} of [...tables, ...derived].flatMap(({columns}) => columns))
    if (unit && names.includes(name)) units.set(name, unit);
  const [one, other] = [...units].filter(([, unit], at, all) => at === 0 || unit !== all[0]![1]);
  if (!one || !other) return null;
  return translate("guard.apart", {
    a: spaced(one[0]),
    b: spaced(other[0]),
    reason: translate("guard.units")
  });
}

/** Asks what the variables behind a result have to do with each other, and each with itself in the cases there. */
export async function comparePairs(measures: string[], ask: Ask): Promise<Pair[]> {
  const found = measures.flatMap((measure) => [
    ...measure.matchAll(/variable:([\w-]+)(?:@([\w-]+))?/g)
  ]);
  const ids = new Set(found.map(([, id]) => id!));
  const cases = new Set(found.flatMap(([, , name]) => name ?? []));
  if (ids.size < 2 && cases.size < 2) return [];
  const list = (names: Set<string>) => [...names, ""].map((name) => `'${name}'`).join(", ");
  const {rows} = await ask(`
    SELECT a, b, verdict, coalesce(reason, '') AS reason
    FROM record.main.comparabilities
    WHERE a IN (${list(ids)}) AND b IN (${list(ids)}) AND a < b
    UNION ALL
    SELECT variable || '@' || a, variable || '@' || b, verdict, coalesce(reason, '')
    FROM record.main.case_comparabilities
    WHERE variable IN (${list(ids)}) AND a IN (${list(cases)}) AND b IN (${list(cases)}) AND a < b`);
  return (rows["a"] ?? []).map((a, at) => ({
    a: String(a),
    b: String(rows["b"]![at]),
    verdict: rows["verdict"]![at] as Pair["verdict"],
    reason: String(rows["reason"]![at])
  }));
}
