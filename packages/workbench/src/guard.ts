import {isMark, isName, isWord, tokens, type Token} from "./trace/tokens.js";
import type {Ask} from "./footnotes.js";
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

const values = ["low", "best", "high", "value"];
const sums = /^(sum|avg|mean|favg|fsum|sumkahan|min|max|median|mode|product|geometric_mean|quantile\w*|stddev\w*|var_\w+|variance|mad|arg_m\w+|min_by|max_by|first|last|any_value|skewness|kurtosis\w*)$/i; // prettier-ignore

/** Returns the names that stand for values in a statement, and whether some function sums values up. */
export function valueUse(sql: string): {names: Set<string>; summed: boolean} {
  const names = new Set(values);
  let list: Token[] = [];
  try {
    list = tokens(sql);
  } catch {
    return {names, summed: false};
  }
  const has = ([start, end]: [number, number]) =>
    list.slice(start, end).some((token) => isName(token) && names.has(token.text.toLowerCase()));
  let summed = false;
  let start = 0;
  for (const [at, token] of list.entries()) {
    if (isMark(token, ",") || isWord(token, "SELECT")) start = at + 1;
    if (
      isWord(token, "AS") &&
      isName(list[at + 1]) &&
      has([start, at]) &&
      !countsOnly(list, [start, at])
    )
      names.add(list[at + 1]!.text.toLowerCase());
    const {close} = list[at + 1] ?? {};
    if (close !== undefined && sums.test(token.text) && has([at + 2, close])) summed = true;
  }
  return {names, summed};
}

function countsOnly(list: Token[], [start, end]: [number, number]): boolean {
  return isWord(list[start], "COUNT") && list[start + 1]?.close === end - 1;
}

/** Judges a result by what stands behind each of its rows; `axis` is the column of a drawn axis, empty for none. */
export function guardQuery(sql: string, measures: string[], pairs: Pair[], axis: string): Verdict {
  const verdict: Verdict = {blocked: null, apart: null, warnings: [], notes: []};
  const {names, summed} = valueUse(sql);
  const inRows = new Set<string>();
  if (summed)
    for (const measure of new Set(measures)) for (const pair of mixed([measure])) inRows.add(pair);
  for (const pair of inRows) report(verdict, pair, pairs, "blocked");
  if (verdict.blocked || !axis || !names.has(axis.toLowerCase())) return verdict;
  for (const pair of mixed(measures)) if (!inRows.has(pair)) report(verdict, pair, pairs, "apart");
  return verdict;
}

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

function report(verdict: Verdict, pair: string, pairs: Pair[], block: "blocked" | "apart"): void {
  const [a, b] = pair.split("\n").map((item) => item.replace(/^\w+:/, "")) as [string, string];
  if (pair.startsWith("unit:") || pair.includes("\nunit:")) {
    verdict[block] ??= translate(`guard.${block}`, {a, b, reason: translate("guard.units")});
    return;
  }
  const found = pairs.find(
    (each) => (each.a === a && each.b === b) || (each.a === b && each.b === a)
  );
  if (!found || found.verdict === "ok") return;
  const plain = (item: string) => item.replace(/@(.*)$/, " ($1)");
  const words = {a: plain(a), b: plain(b), reason: found.reason.replaceAll("_", " ")};
  if (found.verdict === "block")
    verdict[block] ??= translate(`guard.${block}`, {...words, reason: words.reason.split(";")[0]!});
  else
    verdict[found.verdict === "warn" ? "warnings" : "notes"].push(
      translate(`guard.${found.verdict}`, words)
    );
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
    FROM comparabilities WHERE a IN (${list(ids)}) AND b IN (${list(ids)}) AND a < b
    UNION ALL
    SELECT variable || '@' || a, variable || '@' || b, verdict, coalesce(reason, '')
    FROM case_comparabilities
    WHERE variable IN (${list(ids)}) AND a IN (${list(cases)}) AND b IN (${list(cases)}) AND a < b`);
  return (rows["a"] ?? []).map((a, at) => ({
    a: String(a),
    b: String(rows["b"]![at]),
    verdict: rows["verdict"]![at] as Pair["verdict"],
    reason: String(rows["reason"]![at])
  }));
}
