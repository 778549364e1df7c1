// @module-tag slow
import {describe, expect, it} from "vitest";
import {
  countDraws,
  drawSql,
  draws,
  type Method,
  type Reading
} from "../../packages/data/src/draws/index.js";
import {browser, drawing, native, reading, sides, statementOf} from "../support/readings.js";

const count = (readings: Reading[], method: Method = {way: "even"}) =>
  countDraws(readings, drawing, method, sides);

/** How far a count may lie from what is expected: four standard deviations of a binomial. */
const bound = (share: number) => 4 * Math.sqrt(draws * share * (1 - share));

const rivals: Reading[] = [
  reading("A", 0, 99, {id: "a1", best: 20, voice: "one", family: "scholar"}),
  reading("A", 40, 140, {id: "a2", voice: "two", family: "press"}),
  reading("A", 50, 60, {id: "a3", best: 60, voice: "two", family: "press"}),
  reading("A", 500, 500, {id: "a4", voice: "three", derived: true}),
  reading("A", -30, -10, {id: "a5", thing: "start of A", times: -1, voice: "한국"}),
  reading("B", 30, 130, {id: "b1", voice: "one", best: 31}),
  reading("B", null, null, {id: "b2", best: 77.5, voice: "four", family: null}),
  reading("B", 0, null, {id: "b3", voice: "five"})
];

const methods: Method[] = [
  {way: "voices"},
  {way: "even"},
  {way: "best"},
  {way: "families", weights: {scholar: 3, press: 1, "": 2}}
];

describe("10,000 draws", () => {
  it.each(methods)(
    "give the same counts natively, in the browser's engine and without one: %j",
    async (method) => {
      const sql = drawSql(statementOf(rivals), drawing, method, sides);
      const counts = await native(sql);
      expect(counts).toHaveLength(1);
      expect(counts[0]!.first + counts[0]!.equal + counts[0]!.second).toBe(draws);
      expect(await browser(sql)).toEqual(counts);
      expect(count(rivals, method)).toEqual(counts);
    }
  );

  it.each([0, 1, 30, 70, 99])(
    "of two even ranges shifted by %i follow the triangle of their difference",
    (shift) => {
      const width = 100;
      const [one] = count([reading("A", 0, width - 1), reading("B", shift, shift + width - 1)]);
      const above = ((width - shift - 1) * (width - shift)) / 2 / width ** 2;
      const level = (width - shift) / width ** 2;
      expect(Math.abs(one!.first - draws * above)).toBeLessThanOrEqual(bound(above));
      expect(Math.abs(one!.equal - draws * level)).toBeLessThanOrEqual(bound(level));
    }
  );

  it.each([0, 25, 60, 100])("lie around a best value of %i as a triangle does", (best) => {
    const [one] = count([reading("A", 0, 100, {best}), reading("B", 0, 0)], {way: "best"});
    const mean = best / 3 + 100 / 3;
    const variance = (100 ** 2 + best ** 2 - 100 * best) / 18;
    expect(Math.abs(one!.difference / draws - mean)).toBeLessThanOrEqual(
      4 * Math.sqrt(variance / draws) + 0.5
    );
  });

  it("hold what ranges that do not meet say in every draw", () => {
    expect(count([reading("A", 10, 20), reading("B", 0, 9)])[0]).toMatchObject({
      first: draws,
      equal: 0,
      second: 0
    });
  });

  it("hold in half of them what two equal voices dispute", () => {
    const [one] = count(
      [reading("A", 0, 0, {voice: "one"}), reading("A", 2, 2, {voice: "two"}), reading("B", 1, 1)],
      {way: "voices"}
    );
    expect(Math.abs(one!.first - draws / 2)).toBeLessThanOrEqual(bound(0.5));
    expect(one!.first + one!.second).toBe(draws);
  });

  it("give the range of a case that stands alone, and no share", async () => {
    const alone = [
      reading("A", 5, 400, {id: "a1"}),
      reading("A", 110, 160, {id: "a2", voice: "two"})
    ];
    const [one] = count(alone);
    expect(one).toMatchObject({first: 0, equal: 0, second: 0});
    expect(one!.sides.map((side) => side.case)).toEqual(["A"]);
    expect(one!.sides[0]!.least).toBeGreaterThanOrEqual(5);
    expect(one!.sides[0]!.most).toBeLessThanOrEqual(400);
    const sql = drawSql(statementOf(alone), drawing, {way: "even"}, sides);
    expect(await native(sql)).toEqual([one]);
  });

  it("say nothing of a case of which nothing closed is said", () => {
    expect(count([reading("A", 1, null), reading("B", 0, 0)])).toEqual([]);
  });

  it("draw one thing once, wherever it counts", () => {
    const shared = {thing: "the same", id: "the same"};
    expect(count([reading("A", 0, 1000, shared), reading("B", 0, 1000, shared)])[0]!.equal).toBe(
      draws
    );
  });

  it("draw two things apart from each other", () => {
    const [one] = count([reading("A", 0, 1), reading("B", 0, 1)]);
    expect(Math.abs(one!.equal - draws / 2)).toBeLessThanOrEqual(bound(0.5));
    expect(Math.abs(one!.first - draws / 4)).toBeLessThanOrEqual(bound(0.25));
  });

  it("count a voice once, however often it speaks, and a derived reading not at all", () => {
    const rows = [
      ...[1, 2, 3].map((at) => reading("A", 2, 2, {id: `a${at}`, voice: "loud"})),
      reading("A", 0, 0, {id: "quiet", voice: "quiet"}),
      reading("A", 0, 0, {id: "copy", voice: "copy", derived: true}),
      reading("B", 1, 1)
    ];
    const [voices] = count(rows, {way: "voices"});
    const [even] = count(rows, {way: "even"});
    expect(Math.abs(voices!.first - draws / 2)).toBeLessThanOrEqual(bound(0.5));
    expect(Math.abs(even!.first - 0.6 * draws)).toBeLessThanOrEqual(bound(0.6));
  });

  it("obey the weights of families", () => {
    const rows = [
      reading("A", 2, 2, {id: "a1", family: "press"}),
      reading("A", 0, 0, {id: "a2", family: "scholar"}),
      reading("B", 1, 1, {family: "press"})
    ];
    const weighed = (weights: Record<string, number>) =>
      count(rows, {way: "families", weights})[0]!.first;
    expect(weighed({press: 1, scholar: 0})).toBe(draws);
    expect(Math.abs(weighed({press: 1, scholar: 3}) - draws / 4)).toBeLessThanOrEqual(bound(0.25));
  });
});
