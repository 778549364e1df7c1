import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {
  comparisonAddress,
  fenceText,
  normalComparison,
  readComparison,
  readWhat,
  type Comparison
} from "../../packages/data/src/comparison/index.js";
import {checkSchema} from "../../packages/data/src/comparison-schema.js";
import {samples} from "./samples.js";

const word = fc.oneof(
  fc.stringMatching(/^[a-z_]{1,12}$/),
  fc.string({minLength: 1, maxLength: 8}).filter((text) => text.trim() === text)
);
const scalar = fc.oneof(word, fc.integer({min: -3000, max: 3000}), fc.boolean());
const where = fc.dictionary(
  fc
    .stringMatching(/^[a-z]{2,8}$/)
    .filter((name) => !["value", "by", "per", "share", "index", "change", "rank"].includes(name)),
  fc.oneof(
    scalar,
    fc.array(scalar, {minLength: 2, maxLength: 3}),
    fc.record({from: fc.integer(), to: fc.integer()})
  ),
  {minKeys: 1, maxKeys: 3}
);
const as = fc.oneof(
  fc.record({per: word}),
  fc.record({share: word}),
  fc.record({index: fc.oneof(fc.integer({min: 1900, max: 2020}), fc.constant("zero" as const))}),
  fc.constantFrom({change: true as const}, {cumulative: true as const}, {rank: true as const})
);
const list = fc.uniqueArray(word, {minLength: 1, maxLength: 3});
const arbitrary = fc.record(
  {
    what: fc.array(
      fc.record({of: word, value: word, by: word, where, as}, {requiredKeys: ["of"]}),
      {minLength: 1, maxLength: 3}
    ),
    who: list,
    beside: list,
    clock: fc.oneof(
      fc.stringMatching(/^[a-z_]{3,10}$/).filter((text) => text !== "calendar"),
      fc.dictionary(fc.stringMatching(/^[A-Z]{3}$/), fc.stringMatching(/^[a-z_]{3,10}$/), {
        minKeys: 1,
        maxKeys: 3
      }),
      fc.record({each: fc.stringMatching(/^[a-z_]{3,10}$/), where}, {requiredKeys: ["each"]})
    ),
    window: fc.constantFrom([-10, 20], [null, 5], [1950, null]),
    bounds: fc.constantFrom("rivals", "none"),
    context: list,
    numbers: fc.record(
      {lens: word, checked: fc.constant(true), without: list},
      {requiredKeys: ["lens"]}
    ),
    form: fc.constantFrom("lines", "table"),
    log: fc.constant(true)
  },
  {requiredKeys: ["what"]}
) as unknown as fc.Arbitrary<Comparison>;

/** A comparison as JSON has it, its conditions in their order. */
const plain = (comparison: Comparison) =>
  normalComparison(JSON.parse(JSON.stringify(comparison)) as Record<string, unknown>);

describe("the address of a comparison", () => {
  it("gives back what it was written from", () => {
    fc.assert(
      fc.property(arbitrary, (each) => {
        const comparison = plain(each);
        expect(plain(readComparison(comparisonAddress(comparison))!)).toEqual(comparison);
      }),
      {numRuns: 1500, seed: 20261129}
    );
  });

  it("survives being written anew by the browser", () => {
    for (const comparison of Object.values(samples)) {
      const written = new URLSearchParams(comparisonAddress(comparison)).toString();
      expect(readComparison(`?${written}`)).toEqual(comparison);
    }
  });

  it.each([
    [
      "?what=grain_output/per:person&clock=first_nuclear_test&window=-10..20&context=famine",
      {
        what: [{of: "grain_output", as: {per: "person"}}],
        clock: "first_nuclear_test",
        window: [-10, 20],
        context: ["famine"]
      }
    ],
    ["?what=tests;launches/by:class", {what: [{of: "tests"}, {of: "launches", by: "class"}]}],
    [
      "?what=tests&clock=each:sanctions/kind=listing",
      {what: [{of: "tests"}], clock: {each: "sanctions", where: {kind: "listing"}}}
    ]
  ] as [string, Comparison][])("%s is short and read", (address, comparison) => {
    expect(comparisonAddress(comparison)).toBe(address);
    expect(readComparison(address)).toEqual(comparison);
  });

  it.each([
    ["?what=tests/upside:down", "what: unknown word: upside"],
    ["?what=tests&window=soon", "window: not two years: soon"],
    ["?what=tests&v=9", "v: an address of version 9"]
  ])("%s is refused", (address, message) => {
    expect(() => readComparison(address)).toThrow(message);
  });
});

describe("the fence of a comparison", () => {
  it.each(Object.entries(samples))("of %s gives it back", (_, comparison) => {
    const written = parse(fenceText(comparison).replace(/^```compare\n|```\n$/g, "")) as {
      what: string | string[];
    };
    const what = [written.what].flat().map(readWhat);
    expect(normalComparison({...written, what})).toEqual(plain(comparison));
    expect(checkSchema(plain(comparison))).toEqual([]);
  });
});
