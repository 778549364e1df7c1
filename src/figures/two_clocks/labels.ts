import {sentenceCase} from "@cold-winter/figure";
import type {Mark} from "./mark.js";
import {briefName, shortName, weight, years} from "./words.js";

/** The words at a step: where they stand, on which line away from the axis, and to which side they run. */
export interface Label {
  row: Mark;
  /** The pixel of the step on the axis of time, and of its words. */
  mark: number;
  at: number;
  line: number;
  /** Words that end at their place. */
  before: boolean;
  words: string;
  /** Years, or their range. */
  number: string;
  awaited: boolean;
}

interface Step {
  row: Mark;
  at: number;
}

/** How long words are, near enough. */
const size = (words: string) => words.length * 6.6 + 6;

const doubt = ({attainment}: Mark) =>
  attainment === "reached" || attainment === "not_reached" ? "" : attainment!.replaceAll("_", " ");

function labelOf({row, at}: Step, name: string): Label {
  const awaited = row.attainment === "not_reached";
  const number = awaited || (row.x === 0 && row.x_to === 0) ? "" : rangeOf(row);
  return {row, mark: at, at, line: 0, before: awaited, awaited, number, words: sentenceCase(name)};
}

function rangeOf({x, x_to}: Mark): string {
  const [from, to] = [years(x!), years(x_to!)];
  if (from === to) return from;
  return x! < 0 ? `${from} to ${to}` : `${from}–${to}`;
}

const textOf = ({words, number}: Label) => `${words} ${number}`.trim();

const byWeight = (a: Step, b: Step) => weight(a.row) - weight(b.row);

/** At most so many lines of words beside the axis. */
const most = 6;

interface Held {
  from: number;
  to: number;
  line: number;
  mark: number;
}

/**
 * Places words beside steps that follow each other to the right: on lines, so that neither words meet nor a leader
 * crosses them. What matters less is left out where there is no room.
 */
export function placeAcross(reached: Step[], awaited: Step[], start: number, end: number): Label[] {
  const waiting = [...awaited]
    .sort(byWeight)
    .map((step, at) => ({...labelOf(step, shortName(step.row)), line: at - 1}));
  const steps = [...reached].sort(byWeight);
  for (let count = steps.length; count > 0; count--) {
    const labels = placedAll(steps.slice(0, count), waiting, start, end);
    if (labels.every(({line}) => line < most)) return [...labels, ...waiting];
  }
  return waiting;
}

function placedAll(steps: Step[], waiting: Label[], start: number, end: number): Label[] {
  const held: Held[] = waiting.map((label) => ({
    ...{from: label.at - size(textOf(label)) - 8, to: label.at, line: label.line, mark: end + 9}
  }));
  return [...steps]
    .sort((a, b) => b.at - a.at)
    .map((step) => {
      const label = acrossLabel(step, end - start);
      const width = size(textOf(label));
      const before = step.at + width > end || (label.number === "" && step.at - width > start);
      const [from, to] = before ? [step.at - width, step.at + 3] : [step.at - 3, step.at + width];
      const crossed = held.filter(({mark}) => mark > from && mark < to).map(({line}) => line + 1);
      let line = Math.max(0, ...crossed);
      const meets = () =>
        held.some(
          (each) =>
            (each.line === line && from < each.to && each.from < to) ||
            (each.line < line && each.from < step.at && step.at < each.to)
        );
      while (line < most && meets()) line++;
      held.push({from, to, line, mark: step.at});
      return {...label, before, line, at: step.at + (before ? -4 : 4)};
    });
}

function acrossLabel(step: Step, room: number): Label {
  if (room < 900) return labelOf(step, briefName(step.row));
  const label = labelOf(step, shortName(step.row));
  return {...label, words: [label.words, doubt(step.row)].filter(Boolean).join(", ")};
}

/** Lines between words that follow each other downwards, and how far these may stand from their step. */
const [gap, far] = [12, 15];

/** Places words beside steps that follow each other downwards; what matters less is left out where they would meet. */
export function placeDown(reached: Step[], awaited: Step[], end: number, room: number): Label[] {
  const kept: Label[] = [];
  for (const step of [...reached].sort(byWeight)) {
    const label = labelOf(step, briefName(step.row));
    const tries = [0, -gap / 2, gap / 2, -gap, gap, far];
    const free = tries
      .map((by) => step.at + by)
      .find((at) => at <= end && kept.every((other) => Math.abs(other.at - at) >= gap - 0.5));
    if (free === undefined || textOf(label).length * 5.7 > room) continue;
    kept.push({...label, at: free});
    // What is in doubt says so on a line of its own.
    if (doubt(step.row))
      kept.push({...label, at: free + gap, words: `(${doubt(step.row)})`, number: ""});
  }
  const waiting = [...awaited]
    .sort(byWeight)
    .map((step, line) => ({...labelOf(step, briefName(step.row)), at: end + 52 + line * 13}));
  return [...kept, ...waiting];
}
