import type {Answers, Drawn} from "@cold-winter/data";
import {
  countDraws,
  leversOf,
  readingsOf,
  refusals,
  ways,
  type Count,
  type Levers,
  type Method,
  type Reading,
  type Refusal
} from "@cold-winter/data/draws";
import {memoize} from "@cold-winter/data/shared";
import {answerColumns} from "../answers.js";
import english from "../catalogue/draws.js";
import {translator} from "../catalogue.js";
import type {Selections} from "../choices.js";
import type {FigureInput} from "../figure-input.js";
import type {Choice, Context, Row} from "../spec.js";

export const say = translator("draws", english);

/** What was drawn for the choices made. */
export interface DrawState {
  drawn: Drawn;
  readings: Reading[];
  method: Method;
  /** Why nothing was drawn; empty where it was. */
  refused: Refusal[];
  counts: Count[];
}

/** The form in which an address holds weights of families: `press.1~scholar.3`. */
const weightsForm = String.raw`[\w]*\.\d{1,3}(~[\w]*\.\d{1,3})*`;

/** How draws are made, as a choice of the figure. */
export function drawChoice(): Choice {
  const options = ways.map((value) => ({value, label: say(`by.${value}`)}));
  return {name: "draw", kind: "view", label: say("by"), options, free: weightsForm};
}

/** Returns the method that a choice names. */
export function methodOf(chosen = "voices"): Method {
  const way = ways.find((each) => each === chosen);
  if (way || !new RegExp(`^${weightsForm}$`).test(chosen)) return {way: way ?? "voices"};
  const pairs = chosen.split("~").map((pair) => {
    const at = pair.lastIndexOf(".");
    return [pair.slice(0, at), Number(pair.slice(at + 1))] as const;
  });
  return {way: "families", weights: Object.fromEntries(pairs)};
}

const statesOf = memoize<object, Map<string, DrawState>>(() => new Map());

/** Returns what was drawn of a figure's readings, for the claims that its finding makes; null where it has none, or where they know nothing of what was chosen. */
export function figureDraws(
  {spec, readings}: Pick<FigureInput, "spec" | "readings">,
  rows: Row[],
  context: Context
): DrawState | null {
  if (!readings) return null;
  const selections = {...context.selections};
  for (const [name, own] of Object.entries(spec.drawsBy ?? {})) {
    const known = readings.choices.find((choice) => choice.name === name)?.values ?? [];
    const chosen = selections[own];
    if (chosen === undefined || !known.includes(chosen)) return null;
    selections[name] = chosen;
  }
  const state = drawState(readings, selections);
  if (!state || !spec.drawnClaims) return state;
  const claims = spec.drawnClaims(rows, context);
  return {
    ...state,
    readings: state.readings.filter(({claim}) => claims.includes(claim)),
    counts: state.counts.filter(({claim}) => claims.includes(claim))
  };
}

/** Returns what was drawn: what the build counted where it covers the choices, else drawn anew; null where a question has no draws. */
export function drawState(answers: Answers, selections: Selections): DrawState | null {
  const {drawn} = answers;
  if (!drawn) return null;
  const set = answerColumns(answers, selections);
  const name = selections["draw"] ?? "voices";
  const states = statesOf(set);
  const usual = set === answers.sets[0];
  const state = states.get(name) ?? newState(drawn, readingsOf(set), methodOf(name), usual);
  states.set(name, state);
  return state;
}

function newState(drawn: Drawn, readings: Reading[], method: Method, usual: boolean): DrawState {
  const refused = refusals(readings, drawn.drawing, method);
  const {way} = method;
  const stop = refused.some(({reason}) => reason !== "nobody");
  const counted = usual && way !== "families" ? drawn.counts?.[way] : undefined;
  const counts = stop ? [] : (counted ?? countDraws(readings, drawn.drawing, method, drawn.cases));
  const order = [...new Set(readings.map(({claim}) => claim))];
  const sorted = [...counts].sort((a, b) => order.indexOf(a.claim) - order.indexOf(b.claim));
  return {drawn, readings, method, refused, counts: sorted};
}

/** Returns what moves each claim. */
export const stateLevers = memoize(({readings, drawn, method}: DrawState): Levers[] =>
  leversOf(readings, drawn.drawing, method, drawn.cases)
);
