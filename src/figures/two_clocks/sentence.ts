import {
  casesOf,
  inWords,
  listed,
  noun,
  plainDate,
  plainNumber,
  plainRange,
  roughly,
  sentenceCase
} from "@cold-winter/figure";
import type {Case, Context} from "@cold-winter/figure";
import {isAwaited, isPlaced, type Mark} from "./mark.js";
import {shortName, weight} from "./words.js";

interface Span {
  each: Case;
  row: Mark;
}

/** What the headline speaks of: the step from the clock's start to the one that says most, in each case that has it. */
export interface Headline {
  start: Mark;
  target: Mark;
  spans: Span[];
  /** Cases that wait for the step, and those without a start. */
  awaited: Case[];
  without: Case[];
}

const stepsOf = (rows: Mark[]) => rows.filter(({layer}) => layer === "milestone");

const sign = ({x, x_to}: Mark) => Math.sign(x! + x_to!);

/** Picks the step that the headline runs to: known in most cases, on one side of the start in all of them. */
export function headlineOf(rows: Mark[], context: Context): Headline | null {
  const steps = stepsOf(rows);
  const cases = casesOf(rows, context);
  const start = steps.find((row) => row.kind === context.selections["clock"] && row.x === 0);
  if (!start) return null;
  const without = cases.filter(
    ({id}) => !steps.some((row) => row.case === id && row.kind === start.kind && row.x === 0)
  );
  const others = steps.filter((row) => row.kind !== start.kind && row.x !== null);
  const targets = [...new Set(others.map(({kind}) => kind!))].flatMap((kind) => {
    const own = others.filter((row) => row.kind === kind);
    const spans = cases.flatMap((each) => {
      const row = own.find((one) => one.case === each.id && isPlaced(one));
      return row ? [{each, row}] : [];
    });
    if (!spans.length) return [];
    const awaited = cases.filter(({id}) => own.some((row) => row.case === id && isAwaited(row)));
    const mixed = new Set(spans.map(({row}) => sign(row))).size > 1;
    return {target: spans[0]!.row, spans, awaited, mixed};
  });
  const score = ({spans, awaited, mixed, target}: (typeof targets)[number]) =>
    weight({kind: target.kind, position: null}) -
    1000 * (spans.length + (awaited.length ? 0.5 : 0)) +
    (mixed ? 500 : 0);
  const [best] = targets.sort((a, b) => score(a) - score(b));
  return best ? {start, without, ...best} : null;
}

const length = ({x, x_to}: Mark): [number, number] =>
  x! < 0 && x_to! <= 0 ? [-x_to!, -x!] : [Math.max(0, x!), x_to!];

const took = ({row}: Span) => roughly(...length(row));

// Years with their unit: `three years`, `one year`, `months`.
function inYears(span: Span): string {
  const words = took(span);
  if (words === "no") return length(span.row)[1] < 1 / 12 ? "weeks" : "months";
  return `${words} ${noun(words, "year")}`;
}

/** The headline: from the start to the step, in whole years. */
export function finding(rows: Mark[], context: Context): string {
  const found = headlineOf(rows, context);
  if (!found) return countsLine(rows, context);
  const {start, target, spans, awaited, without} = found;
  const back = spans.every(({row}) => sign(row) < 0);
  const [first, last] = back ? [target, start] : [start, target];
  const path = `${sentenceCase(shortName(first))} to ${shortName(last)}`;
  const usual = spans.filter(({row}) => back || sign(row) >= 0);
  const reversed = spans.filter((span) => !usual.includes(span)).map(({each}) => each.name);
  const ends = [
    ...(usual.length ? [spansLine(usual)] : []),
    ...(reversed.length ? [`reversed in ${listed(reversed)}`] : []),
    ...(awaited.length ? [`not yet in ${listed(awaited.map(({name}) => name))}`] : []),
    ...withoutLine(rows, start, without)
  ];
  return `${path}: ${ends.join(", ")}`;
}

// Cases whose clock does not run: the start is not reached there, or nobody dates it.
function withoutLine(rows: Mark[], {kind}: Mark, without: Case[]): string[] {
  const waits = ({id}: Case) =>
    rows.some((row) => row.case === id && row.kind === kind && isAwaited(row));
  const names = (cases: Case[]) => listed(cases.map(({name}) => name));
  const [yet, undated] = [without.filter(waits), without.filter((each) => !waits(each))];
  return [
    ...(yet.length ? [`not yet in ${names(yet)}`] : []),
    ...(undated.length ? [`none dated in ${names(undated)}`] : [])
  ];
}

function spansLine(spans: Span[]): string {
  const [one, other] = spans as [Span, Span];
  const words = new Set(spans.map(inYears));
  if (words.size === 1) return `${inYears(one)} in ${listed(spans.map(({each}) => each.name))}`;
  if (spans.length > 2) {
    const sorted = [...spans].sort((a, b) => length(a.row)[0] - length(b.row)[0]);
    const least = sorted[0]!;
    const most = sorted.find((span) => took(span) === took(sorted.at(-1)!))!;
    return `${inYears(least)} in ${least.each.name} to ${took(most)} in ${most.each.name}`;
  }
  // The unit stands once where both have it.
  const whole = took(one) === "no" || took(other) === "no";
  const rest = whole ? inYears(other) : took(other);
  return `${inYears(one)} in ${one.each.name}, ${rest} in ${other.each.name}`;
}

// Where the start lies outside the years drawn, or no other step within them.
function countsLine(rows: Mark[], context: Context): string {
  const counts = casesOf(rows, context).map(({id, name}, at) => {
    const tests = rows.filter(({layer, case: own}) => layer === "test" && own === id).length;
    const unit = at === 0 ? ` nuclear ${noun(tests, "test")}` : "";
    return `${at > 0 && tests === 0 ? "none" : inWords(tests)}${unit} in ${name}`;
  });
  return `In the years drawn: ${counts.join(", ")}`;
}

/** The second line: when the clocks start, the figures in full, what is disputed, how much is drawn. */
export function subtitle(rows: Mark[], context: Context): string {
  const cases = casesOf(rows, context);
  const steps = stepsOf(rows);
  const zeros = cases.flatMap(({id, name}) => {
    const row = steps.find((one) => one.case === id && one.x === 0);
    return row ? [`${name} ${plainDate(row.date ?? "")}`] : [];
  });
  const found = headlineOf(rows, context);
  const full = (found?.spans ?? []).map(
    ({each, row}) => `${each.name} ${plainRange(...length(row), 1)}`
  );
  const doubt = (found?.spans ?? [])
    .filter(({row}) => row.attainment !== "reached")
    .map(
      ({each, row}) => `${each.name}’s ${shortName(row)} is ${row.attainment!.replaceAll("_", " ")}`
    );
  return [
    zeros.length ? `Year 0: ${zeros.join(", ")}.` : "",
    full.length
      ? `In full: ${full.join(", ")} years${doubt.length ? `; ${doubt.join(", ")}` : ""}.`
      : "",
    ...missing(rows, context),
    `Drawn: ${cases.map((each) => counted(rows, each)).join("; ")}.`,
    `Record to ${plainDate(context.asOf)}.`
  ]
    .filter(Boolean)
    .join(" ");
}

const missing = (rows: Mark[], context: Context) =>
  casesOf(rows, context).flatMap(({id, name}) => {
    const row = stepsOf(rows).find((one) => one.case === id && one.x === null);
    return row ? [`${name} is not drawn: ${shortName(row)} ${whyNot(row)}.`] : [];
  });

/** Why a case has no start. */
export const whyNot = ({attainment}: Mark) =>
  attainment === "not_reached" ? "not yet reached" : "not dated by anybody";

/** How many tests and launches of a case are drawn. */
function counted(rows: Mark[], {id, name}: Case): string {
  const of = (layer: string) => rows.filter((row) => row.case === id && row.layer === layer);
  const launches = of("launch");
  const some = launches.some(({selected}) => selected) ? " selected" : "";
  const tests = of("test").length;
  const [of1, of2] = [noun(tests, "test"), noun(launches.length, "launch", "launches")];
  return `${name} ${plainNumber(tests)} ${of1}, ${plainNumber(launches.length)}${some} ${of2}`;
}
