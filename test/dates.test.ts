import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {plainDate} from "../packages/figure/src/format.js";
import {
  dateBounds,
  dateText,
  readDate,
  type DatePoint,
  type WrittenDate
} from "../packages/data/src/shared/date.js";

describe("dateBounds", () => {
  it.each([
    ["1964-10-16", "1964-10-16", "1964-10-16", "day", "certain"],
    ["1964-02-29", "1964-02-29", "1964-02-29", "day", "certain"],
    ["2000-02-29", "2000-02-29", "2000-02-29", "day", "certain"],
    ["1963-02", "1963-02-01", "1963-02-28", "month", "certain"],
    ["1964-02", "1964-02-01", "1964-02-29", "month", "certain"],
    ["1900-02", "1900-02-01", "1900-02-28", "month", "certain"],
    ["0064", "0064-01-01", "0064-12-31", "year", "certain"],
    ["1959~", "1959-01-01", "1959-12-31", "year", "approximate"],
    ["1984-04-09?", "1984-04-09", "1984-04-09", "day", "uncertain"],
    ["1967-01%", "1967-01-01", "1967-01-31", "month", "both"],
    ["199X", "1990-01-01", "1999-12-31", "decade", "certain"],
    ["[1963,1964,1965]", "1963-01-01", "1965-12-31", "choice", "certain"],
    ["[1963-03,1964]", "1963-03-01", "1964-12-31", "choice", "certain"],
    ["1958/1962", "1958-01-01", "1962-12-31", "range", "certain"],
    ["1955~/1964?", "1955-01-01", "1964-12-31", "range", "both"],
    ["2010-10-09~/2010-10-11", "2010-10-09", "2010-10-11", "range", "approximate"],
    ["1963-03/1963", "1963-03-01", "1963-12-31", "range", "certain"],
    ["../1974", null, "1974-12-31", "before", "certain"],
    ["2022/..", "2022-01-01", null, "after", "certain"]
  ])("%s lies from %s to %s", (text, from, to, precision, certainty) => {
    expect(dateBounds(text)).toEqual({from, to, precision, certainty});
  });
});

const refused = {
  "five digits and more": [
    "19641016",
    "19641",
    "196410",
    "20061",
    "Y19641",
    "12345-01-01",
    "1964-100"
  ],
  "too few digits": ["64", "964", "1964-1", "1964-10-1", "1964-1-01", "'64", "1964-", "-", ""],
  "times of day and zones": [
    "1964-10-16T07:00",
    "1964-10-16 00:00",
    "1964-10-16T07:00:00Z",
    "1964-10-16Z"
  ],
  "days that do not exist": [
    ...[
      "1963-02-29",
      "1900-02-29",
      "2100-02-29",
      "1963-02-30",
      "1964-02-30",
      "1963-04-31",
      "1963-06-00"
    ],
    ...["1963-01-32", "[1963-02-28,1963-02-29]", "1963-02-29/1964", "../1963-02-29", "1963-02-29~"]
  ],
  "months that do not exist": ["1964-00", "1964-13", "1964-13-01", "1964-99", "1964-00-01"],
  seasons: ["1964-21", "1964-22", "1960-24", "1964-33", "1964-41", "[1964-21,1964-22]"],
  "lists out of order": ["[1966,1964]", "[1964,1964]", "[1964,1964-03]", "[1963-03,1963-03-04]"],
  "lists that are none": [
    "[1964]",
    "[]",
    "[1963,]",
    "[,1963]",
    "[1963, 1964]",
    "[1963,1964",
    "1963,1964",
    "1963,1964]"
  ],
  "ranges in lists": [
    "[1963..1965]",
    "[..1965]",
    "[1963,1965..]",
    "[1963/1964,1966]",
    "{1963..1965}"
  ],
  "all of several": ["{1963,1964}", "{1963}"],
  "marks out of place": [
    ...[
      "~1964",
      "?1964",
      "%1964",
      "1964?-06",
      "1964~-06-04",
      "1964-?06",
      "?1964-06",
      "1964~~",
      "1964~?",
      "1964?~"
    ],
    ...["[1963~,1964]", "[1963,1964]~", "199X~", "1964/1966?~", "../..~", "1964 ~"]
  ],
  "digits left out": [
    "XXXX",
    "19XX",
    "1XXX",
    "000X",
    "1964-XX",
    "1964-1X",
    "1964-10-XX",
    "196X-10",
    "196u",
    "1964-uu"
  ],
  "years before Christ and none": [
    "-0044",
    "-44",
    "0000",
    "0000-01-01",
    "44 BC",
    "-0044/0014",
    "Y-17E7",
    "1964S2"
  ],
  "stretches that are none": [
    ...[
      "1964/1963",
      "1964-10/1964-09",
      "1964-10-16/1964-10-15",
      "1964/1964",
      "1964-10/1964-10",
      "1964-10-16/1964-10-16~",
      "1964?/1964?",
      "199X/199X",
      "1964/",
      "/1964",
      "/"
    ],
    ...[
      "../..",
      "../",
      "..",
      "1964/..1966",
      "1964/1965/1966",
      "1964//1966",
      "open/1964",
      "1964/unknown",
      "1964-1966"
    ]
  ],
  "forms of others": [
    "Oct-64",
    "16.10.1964",
    "10/16/1964",
    "1964/10/16",
    "16 Oct 1964",
    "1964年",
    "soon",
    "c. 1964",
    "ca 1964"
  ],
  "letters that look like digits": [
    "１９６４",
    "١٩٦٤",
    "1964-1О",
    "l964",
    "1964‐10",
    "1964–1966",
    "1964\u200b",
    " 1964",
    "1964\n"
  ]
};

describe("every other text", () => {
  it.each(Object.entries(refused).flatMap(([kind, texts]) => texts.map((text) => [kind, text])))(
    "of %s is refused: %j",
    (_, text) => {
      expect(() => dateBounds(text)).toThrow(
        /^(not a date|no such|range inside|a list of one|not in order|ends before|begins and ends)/
      );
    }
  );
});

const mark = fc.constantFrom("", "~", "?", "%") as fc.Arbitrary<DatePoint["mark"]>;
const year = fc.integer({min: 1, max: 9999});
const daysIn = (y: number, m: number) => new Date(Date.UTC(2000 + (y % 400), m, 0)).getUTCDate();
const point: fc.Arbitrary<DatePoint> = fc.oneof(
  fc.record({year, mark}),
  fc.record({year, month: fc.integer({min: 1, max: 12}), mark}),
  fc
    .tuple(year, fc.integer({min: 1, max: 12}), fc.nat(30), mark)
    .map(([y, month, day, m]) => ({year: y, month, day: 1 + (day % daysIn(y, month)), mark: m})),
  fc.integer({min: 1, max: 999}).map((tens) => ({year: tens * 10, decade: true, mark: "" as const}))
);
const plain = point.filter((each) => each.mark === "");
const texts: fc.Arbitrary<string> = fc.oneof(
  point.map((each) => dateText({form: "point", point: each})),
  fc.array(plain, {minLength: 1, maxLength: 4}).map((points) => dateText({form: "choice", points})),
  fc
    .tuple(fc.option(point), fc.option(point))
    .map(([begin, end]) => dateText({form: "span", begin, end})),
  fc.string({unit: fc.constantFrom(..."0123456789-/.~?%X[,]{} TZ"), maxLength: 24})
);

/** Reads what can be read; nothing else is asked here. */
function read(text: string): WrittenDate | undefined {
  try {
    return readDate(text);
  } catch {
    return undefined;
  }
}

describe("what is read", () => {
  it("is written again letter for letter, lies from before to, and has plain words", () => {
    let accepted = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const date = read(text);
        if (!date) return;
        accepted++;
        expect(dateText(date)).toBe(text);
        const {from, to, precision} = dateBounds(text);
        expect(from !== null || to !== null).toBe(true);
        for (const day of [from, to])
          if (day) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        if (from && to) expect(from <= to).toBe(true);
        expect(precision).toMatch(/^[a-z]+$/);
        expect(plainDate(text)).toMatch(/^[A-Za-z\d ,()]*\d{4}[A-Za-z\d ,()]*$/);
      }),
      {numRuns: 5000, seed: 1964}
    );
    expect(accepted).toBeGreaterThan(1000);
  });

  it("has words of its own: two dates never read alike", () => {
    const words = new Map<string, string>();
    fc.assert(
      fc.property(texts, (text) => {
        if (!read(text)) return;
        const said = plainDate(text);
        expect(words.get(said) ?? text).toBe(text);
        words.set(said, text);
      }),
      {numRuns: 5000, seed: 1958}
    );
  });

  it("is every point that exists, whatever its mark", () => {
    fc.assert(
      fc.property(point, (each) => {
        expect(readDate(dateText({form: "point", point: each}))).toEqual({
          form: "point",
          point: each
        });
      })
    );
  });
});
