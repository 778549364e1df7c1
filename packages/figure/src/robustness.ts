import {combinations} from "@cold-winter/data/shared";
import {rowsOf} from "./answers.js";
import {text, type TextName} from "./catalogue.js";
import {plainNumber} from "./format.js";
import type {FigureInput} from "./figure-input.js";
import type {Choice, RobustnessWords} from "./spec.js";

/** One distinct answer to a finding's question, and the combinations of choices that give it. */
export interface Specification {
  value: number;
  selections: Record<string, string>[];
}

/** What became of a finding under every combination of choices that published figures allow. */
export interface Curve {
  /** Distinct answers, smallest first. */
  answers: Specification[];
  /** Combinations that allow no answer. */
  silent: number;
  /** The choices that were varied. */
  varied: Choice[];
}

type State = Pick<FigureInput, "spec" | "answers" | "cases" | "asOf">;

/** Asks a figure's finding under every combination of its choices of rows and of the views that it names; the other views stay as chosen. */
export function specificationCurve(
  {spec, answers, cases, asOf}: State,
  choices: Choice[],
  selections: Record<string, string>
): Curve {
  const {measure, views = []} = spec.robustness!;
  const varied = choices.filter(
    ({name, kind, options}) => options.length > 1 && (kind === "rows" || views.includes(name))
  );
  const found = new Map<string, Specification>();
  let silent = 0;
  const lists = varied.map(({name, options}) => ({name, values: options.map(({value}) => value)}));
  for (const each of combinations(lists)) {
    const context = {selections: {...selections, ...each}, cases, asOf};
    const all = rowsOf(answers, context.selections);
    const value = measure(spec.select?.(all, context) ?? all, context);
    if (value === null || !Number.isFinite(value)) {
      silent++;
      continue;
    }
    const key = value.toPrecision(9);
    const known = found.get(key);
    if (known) known.selections.push(each);
    else found.set(key, {value, selections: [each]});
  }
  return {answers: [...found.values()].sort((a, b) => a.value - b.value), silent, varied};
}

/** Says in how many combinations of choices the finding holds, how many give no answer, and which choices turn it. */
export function curveSentence(
  curve: Curve,
  threshold: number,
  words: RobustnessWords,
  usual: number | null
): string {
  const {answers, silent} = curve;
  if (!answers.length || usual === null) return text("holds.none");
  const side = (value: number) => Math.sign(value - threshold);
  const same = answers.filter(({value}) => side(value) === side(usual));
  const turned = answers.filter(({value}) => side(value) !== side(usual));
  const total = answers.reduce((sum, {selections}) => sum + selections.length, 0);
  const held = same.reduce((sum, {selections}) => sum + selections.length, 0);
  const counts = {
    held,
    other: total - held,
    silent,
    computed: total,
    words: sideWords(side(usual), words),
    low: plainNumber(answers[0]!.value, digits(answers)),
    high: plainNumber(answers.at(-1)!.value, digits(answers))
  };
  const parts: TextName[] = [
    counts.other ? "holds.held" : "holds.all",
    ...(counts.other ? (["holds.other"] as const) : []),
    ...(silent ? (["holds.silent"] as const) : []),
    answers.length === 1 ? "holds.single" : "holds.range"
  ];
  const sentence = parts.map((name) => text(name, counts)).join("");
  if (!turned.length) return sentence;
  return `${sentence} ${text("holds.turns", {when: turningWords(curve, turned)})}`;
}

function sideWords(
  side: number,
  {above, below, equal = text("holds.equal")}: RobustnessWords
): string {
  return side > 0 ? above : side < 0 ? below : equal;
}

/** Digits that tell the answers apart without crowding them. */
export function digits(answers: Specification[]): number {
  const largest = Math.max(...answers.map(({value}) => Math.abs(value)));
  return answers.every(({value}) => Number.isInteger(value)) || largest >= 100
    ? 0
    : largest >= 10
      ? 1
      : 2;
}

/** Names the fewest choices that lead to the turned answers and to no other: single values first, then pairs. */
function turningWords({answers, varied}: Curve, turned: Specification[]): string {
  const bad = turned.flatMap(({selections}) => selections);
  const good = answers
    .filter((each) => !turned.includes(each))
    .flatMap(({selections}) => selections);
  const singles = varied.flatMap(({name, options}) => options.map(({value}) => ({[name]: value})));
  const pairs = singles.flatMap((one, at) =>
    singles
      .slice(at + 1)
      .filter((other) => Object.keys(one)[0] !== Object.keys(other)[0])
      .map((other): Record<string, string> => ({...one, ...other}))
  );
  const meets = (each: Record<string, string>, part: Record<string, string>) =>
    Object.entries(part).every(([name, value]) => each[name] === value);
  let left = bad;
  const words: string[] = [];
  for (const part of [...singles, ...pairs]) {
    if (!left.some((each) => meets(each, part)) || good.some((each) => meets(each, part))) continue;
    left = left.filter((each) => !meets(each, part));
    words.push(describe(part, varied));
    if (!left.length) break;
  }
  if (left.length) words.push(text("holds.others", {count: left.length}));
  return words.join("; ");
}

function describe(part: Record<string, string>, varied: Choice[]): string {
  return Object.entries(part)
    .map(([name, value]) => {
      const {label, options} = varied.find((choice) => choice.name === name)!;
      return `${label.replace(/\?$/, "")}: ${options.find((option) => option.value === value)!.label}`;
    })
    .join(` ${text("holds.with")} `);
}
