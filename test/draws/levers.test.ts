import {describe, expect, it} from "vitest";
import {
  countDraws,
  draws,
  leversOf,
  refusals,
  type Method,
  type Reading
} from "../../packages/data/src/draws/index.js";
import {drawing, reading, sides} from "../support/readings.js";

const voices: Method = {way: "voices"};

/** One case of 10 by one work; the other of 4 by two works and of 20 by a third. */
const rows: Reading[] = [
  reading("A", 10, 10, {id: "a", voice: "first", sources: "first[1]"}),
  reading("B", 4, 4, {id: "b1", voice: "second", sources: "second[1];third[2]"}),
  reading("B", 4, 4, {id: "b2", voice: "third", sources: "third[1]"}),
  reading("B", 20, 20, {id: "b3", voice: "fourth", sources: "fourth[1]", printed: "twenty"})
];

describe("what moves an answer", () => {
  const [found] = leversOf(rows, drawing, voices, sides);

  it("is found by leaving out each source as the counts without it say", () => {
    const lever = found!.levers.find(({kind, name}) => kind === "source" && name === "fourth");
    const [without] = countDraws(rows.slice(0, 3), drawing, voices, sides);
    expect(lever!.ends[0]).toMatchObject({first: draws, difference: without!.difference});
    expect(without!.difference).toBe(6 * draws);
  });

  it("leaves a row that another work says too", () => {
    const lever = found!.levers.find(({kind, name}) => kind === "source" && name === "third");
    const left = [rows[0]!, {...rows[1]!, sources: "second[1]"}, rows[3]!];
    expect(lever!.ends[0]!.first).toBe(countDraws(left, drawing, voices, sides)[0]!.first);
  });

  it("names the reading that turns it round", () => {
    expect(found!.base.first).toBeGreaterThan(draws / 2);
    expect(found!.turns[0]).toMatchObject({
      lever: {kind: "thing"},
      end: {reading: "b3", second: draws}
    });
  });

  it("names the works without which there is no answer", () => {
    expect(found!.needed).toEqual(["first"]);
  });

  it("puts the strongest first", () => {
    const strengths = found!.levers.map(({strength}) => strength);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    expect(found!.levers[0]).toMatchObject({kind: "thing", name: "thing of B"});
  });

  it("is nothing where one voice says one value of each", () => {
    const [alone] = leversOf([reading("A", 1, 1), reading("B", 0, 0)], drawing, voices, sides);
    expect(alone).toMatchObject({levers: [], turns: [], needed: ["one"]});
  });
});

describe("readings that cannot be drawn", () => {
  const reasons = (row: Partial<Reading>) =>
    refusals([{...rows[0]!, ...row}], drawing, voices).map(({reason}) => reason);

  it.each([
    ["reversed", {low: 5, high: 4}],
    ["reversed", {low: 1, best: 9, high: 4}],
    ["empty", {low: null, best: null, high: null}],
    ["wide", {low: 0, high: 2 ** 20}]
  ] as const)("are refused as %s: %j", (reason, row) => {
    expect(reasons(row)).toEqual([reason]);
  });

  it("are none of these", () => {
    expect(reasons({low: 1, best: null, high: null})).toEqual([]);
    expect(refusals(rows, drawing, voices)).toEqual([]);
  });

  it("are all where weights sum to nothing, and a family nobody belongs to is named", () => {
    const weighed = (weights: Record<string, number>) =>
      refusals(rows, drawing, {way: "families", weights});
    expect(weighed({scholar: 0}).map(({reason}) => reason)).toEqual(["weights", "weights"]);
    expect(weighed({scholar: 1, seers: 2})).toEqual([{reason: "nobody", name: "seers"}]);
    expect(weighed({scholar: 2})).toEqual([]);
  });
});
