// @module-tag slow
import {parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import {describe, expect, it} from "vitest";
import {problemsOfSets} from "../packages/data/src/kept-database.js";
import {formatProblem} from "../packages/data/src/problem.js";
import {readFiles, datasetOf} from "../packages/data/src/read-dataset.js";
import {sweep} from "./support/sweep.js";

const files = readFiles("data");

/** What one row becomes, by table, id and column. */
type Change = [table: string, id: string, cells: Record<string, string>];

function changed(changes: Change[]): Map<string, Uint8Array> {
  const result = new Map(files);
  for (const [table, id, cells] of changes) {
    const file = [...files.keys()].find((name) => name.endsWith(`/${table}.csv`))!;
    const [header, ...rows] = parse(Buffer.from(result.get(file)!));
    const row = rows.find((each) => each[0] === id)!;
    expect(row, `${table} ${id}`).toBeDefined();
    for (const [column, value] of Object.entries(cells)) {
      expect(header).toContain(column);
      row[header!.indexOf(column)] = value;
    }
    result.set(file, Buffer.from(stringify([header!, ...rows], {record_delimiter: "\n"})));
  }
  return result;
}

/** What `npm run check` says of the data with some cells changed; what `npm run format` mends is no refusal. */
async function said(all: Map<string, Uint8Array>): Promise<string[]> {
  const dataset = datasetOf(all);
  const found = dataset.problems.filter(({fixable}) => !fixable);
  return [...found, ...(dataset.partial.size ? [] : await problemsOfSets(dataset))].map(
    formatProblem
  );
}

const dates = [
  ...[
    "19641016",
    "19641",
    "1964-10-16T07:00",
    "1963-02-29",
    "1900-02-29",
    "[1963-02-28,1963-02-29]",
    "1964-21"
  ],
  ...[
    "64",
    "[1966,1964]",
    "~1964",
    "1964?-10",
    "XXXX",
    "1964-XX",
    "-0044",
    "0000",
    "1964-33",
    "{1963,1964}",
    "1964 BC"
  ],
  ...[
    "1964-W42",
    "1964-290",
    "1964-Q3",
    "1964/65",
    "+1964",
    "1964.5",
    "1964-10-16/1964-10-16~",
    "[1963-02-29,1964]",
    "../1964-02-30",
    "1964 or 1965"
  ]
];

const attempts: [what: string, says: RegExp, ...changes: Change[]][] = [
  ...dates.map((date): [string, RegExp, Change] => [
    `the date ${date}`,
    /^data\/events\.csv:\d+:date: .+ \(.+\)$/,
    ["events", "chn-ev-031", {date}]
  ]),
  [
    "an end before its beginning",
    /assistance\.csv:\d+:ended: ended before began/,
    ["assistance", "chn-as-02", {ended: "1955"}]
  ],
  [
    "a period that ends before it begins",
    /periods\.csv:\d+:ended/,
    ["periods", "chn-pe-01", {ended: "1958-12"}]
  ],
  [
    "a search that ends before it begins",
    /coverage\.csv:\d+:to: to before from/,
    ["coverage", "chn-co-01", {to: "1954-01-01"}]
  ],
  [
    "an act eased before it was adopted",
    /sanctions\.csv:\d+:eased/,
    ["sanctions", "chn-sa-001", {eased: "1949"}]
  ],
  [
    "a focus that ends before it begins",
    /cases\.csv:\d+:focus_to/,
    ["cases", "CHN", {focus_from: "1964", focus_to: "1955"}]
  ],
  [
    "an event to come",
    /events\.csv:\d+:date: after .*searched: 2027/,
    ["events", "prk-ev-025", {date: "2027-01"}]
  ],
  [
    "one of two years, the last to come",
    /after .*\[2020,2031\]/,
    ["events", "prk-ev-025", {date: "[2020,2031]"}]
  ],
  ["an end to come", /periods\.csv:\d+:ended: after/, ["periods", "chn-pe-01", {ended: "2030"}]],
  ["a release to come", /vintage: after/, ["trade", "chn-tr-417", {vintage: "2027"}]],
  ["a year of five digits", /not a year: 19640/, ["trade", "chn-tr-417", {vintage: "19640"}]],
  ["a year of two digits", /not a year: 64/, ["trade", "chn-tr-417", {vintage: "64"}]],
  [
    "a year that is not its period's",
    /year: not a year of period/,
    ["exchange_rates", "chn-xr-mixed-fedh10-1981", {period: "1982"}]
  ],

  [
    "a whole number beyond those kept",
    /beyond the whole numbers/,
    ["sanctions", "chn-sa-004", {votes_for: "4294967297"}]
  ],
  [
    "the first that is too large",
    /beyond the whole/,
    ["sanctions", "chn-sa-004", {votes_for: "2147483648"}]
  ],
  [
    "a digit that a double drops",
    /more digits than are kept/,
    ["trade", "chn-tr-417", {best: "9007199254740993"}]
  ],
  [
    "twenty digits behind the point",
    /more digits than/,
    ["trade", "chn-tr-417", {best: "140.30000000000000001"}]
  ],
  [
    "deaths below zero",
    /famine_deaths\.csv:\d+:low: below 0/,
    ["famine_deaths", "chn-fm-01", {low: "-30", best: "", high: "", range_kind: "one_sided"}]
  ],
  ["trade below zero", /trade\.csv:\d+:best: below 0/, ["trade", "chn-tr-417", {best: "-140.3"}]],
  [
    "a height below zero",
    /apogee_best: below 0/,
    ["missile_launches", "chn-ml-05", {apogee_best: "-200"}]
  ],
  [
    "soldiers below zero",
    /best: below zero: -4775.*a count/,
    ["observations", "chn-military_personnel_nmc-1945", {best: "-4775"}]
  ],
  [
    "a unit other than its variable's",
    /variable: unit of military_personnel_nmc is thousand persons, not persons/,
    ["observations", "chn-military_personnel_nmc-1945", {unit: "persons"}]
  ],
  [
    "a thousand times off by its unit",
    /is \d+ times the figures beside it|is 1\/\d+ times/,
    ["trade", "chn-tr-483", {unit: "billion USD"}]
  ],
  [
    "a currency other than its unit's",
    /currency: unit million CNY in USD/,
    ["costs", "chn-co-001", {currency: "USD"}]
  ],
  [
    "a currency of a share",
    /currency: unit percent of GDP in USD/,
    ["costs", "chn-co-001", {unit: "percent of GDP", currency: "USD"}]
  ],
  [
    "money without a currency",
    /currency: unit million CNY in no currency/,
    ["costs", "chn-co-001", {currency: ""}]
  ],
  [
    "a unit in Cyrillic letters",
    /hidden|two alphabets|another alphabet/,
    ["trade", "chn-tr-417", {unit: "million USD".replace("S", "Ѕ")}]
  ],
  [
    "a unit all in Cyrillic letters",
    /unit with a letter of another alphabet/,
    ["trade", "chn-tr-417", {unit: "million ЅЅ"}]
  ],
  ["a zillion", /unknown unit: zillion USD/, ["trade", "chn-tr-417", {unit: "zillion USD"}]],
  ...["USD million", "10 million USD", "USD in thousands"].map((unit): [string, RegExp, Change] => [
    `a multiple behind its word: ${unit}`,
    /unit: multiple behind what it counts: /,
    ["trade", "chn-tr-417", {unit}]
  ]),
  ...["1000 USD", "million million USD", "Million USD", "million US$", "mn USD", "thousand"].map(
    (unit): [string, RegExp, Change] => [
      `the unit ${unit}`,
      /unit: unknown unit: /,
      ["trade", "chn-tr-417", {unit}]
    ]
  ),
  [
    "a unit for each nothing",
    /unit: nothing behind per/,
    ["trade", "chn-tr-417", {unit: "million USD per"}]
  ],
  ...[
    "Infinity",
    "0x10",
    "1_000",
    ".5",
    "5.",
    "+5",
    "-0",
    "1e3",
    "١٢",
    "½",
    "12%",
    "~140",
    "5-10"
  ].map((best): [string, RegExp, Change] => [
    `the figure ${best}`,
    /^data\/trade\.csv:\d+:best: not a number: /,
    ["trade", "chn-tr-417", {best}]
  ]),
  ...["1.0", "1e2", "007", "3.5", "−1"].map((votes): [string, RegExp, Change] => [
    `the count ${votes}`,
    /votes_for: not a whole number: /,
    ["sanctions", "chn-sa-004", {votes_for: votes}]
  ]),
  ...["948", "1948.0", "1948?", "１948", "1948-01"].map((year): [string, RegExp, Change] => [
    `the year ${year}`,
    /:year: not a year: /,
    ["observations", "chn-military_personnel_nmc-1945", {year}]
  ]),
  [
    "a misspelt unit",
    /did you mean persons/,
    ["variables", "military_personnel_nmc", {unit: "thousand person"}]
  ],

  [
    "two costs that rest on each other",
    /derives_from: comes back to itself/,
    ["costs", "chn-co-001", {derives_from: "chn-co-002"}]
  ],
  [
    "a part of itself",
    /part_of: comes back to itself/,
    ["costs", "chn-co-001", {part_of: "chn-co-001"}]
  ],
  [
    "a step reached without an event",
    /event: reached without event/,
    ["milestones", "chn-assistance-began-1", {event: ""}]
  ],
  [
    "a step not reached with an event",
    /event: not_reached, yet with event/,
    ["milestones", "prk-first-icbm-full-range-1", {event: "prk-ev-025"}]
  ],
  [
    "a step of another's event",
    /event: case of prk-ev-025 is PRK, not CHN/,
    ["milestones", "chn-assistance-began-1", {event: "prk-ev-025"}]
  ],
  [
    "an event in another's lane",
    /programme: case of prk-device is PRK, not CHN/,
    ["events", "chn-ev-031", {programme: "prk-device"}]
  ],
  [
    "a cost that is part of another's",
    /part_of: case of prk-co-027/,
    ["costs", "chn-co-001", {part_of: "prk-co-027"}]
  ],
  [
    "a case other than its id's",
    /id: does not agree with its row: chn-tr-417/,
    ["trade", "chn-tr-417", {case: "PRK"}]
  ],
  [
    "a year other than its id's",
    /id: does not agree.*its columns make chn-military_personnel_nmc-1999/,
    ["observations", "chn-military_personnel_nmc-1945", {year: "1999"}]
  ],
  [
    "a salvo of another case",
    /salvo: does not agree/,
    ["missile_launches", "chn-ml-05", {salvo: "prk-sv-05"}]
  ],
  [
    "a total that is less than its parts",
    /total: not the sum of/,
    ["listings", "prk-li-un-01", {total: "1", individuals: "2", entities: "3"}]
  ],
  [
    "a total that is not its parts'",
    /total: not the sum of .* 8/,
    [
      "listings",
      "prk-li-us-001",
      {total: "9", individuals: "2", entities: "3", vessels: "2", aircraft: "1"}
    ]
  ],
  [
    "rows not accounted for",
    /rows_in: not the sum of/,
    ["accounting", idOf("accounting"), {rows_in: "1", rows_kept: "1", rows_left_out: "1"}]
  ],
  ["a place taken by two", /position: given twice: position 2/, ["cases", "CHN", {position: "2"}]],
  [
    "a rank taken by two",
    /rank: given twice/,
    ["milestones", "chn-assistance-began-2", {rank: "1"}]
  ],
  [
    "a test number taken by two",
    /number: given twice/,
    ["nuclear_tests", "chn-nt-02", {number: "1"}]
  ],
  [
    "a family twice in a lens",
    /families: given twice in a list: press/,
    ["lenses", "own_state_first", {families: "press;press"}]
  ],
  [
    "a family left out of a lens",
    /families: word left out: us_government/,
    ["lenses", "own_state_first", {families: "own_state;press"}]
  ],
  [
    "a list that ends in nothing",
    /empty place in a list: CHN;/,
    ["names", "chn-nm-001", {aliases: "CHN;"}]
  ],

  ...[
    "\u0000",
    "\u001b[31m",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u{e0041}",
    "\ue000",
    "\u3164",
    "\u061c"
  ].map((sign): [string, RegExp, Change] => [
    `a title with U+${sign.codePointAt(0)!.toString(16)}`,
    /^data\/events\.csv:\d+: hidden character: U\+[0-9A-F]{4,5} /,
    ["events", "chn-ev-031", {title: `First ${sign}nuclear explosion`}]
  ]),
  [
    "a locator with a mark without width",
    /hidden character/,
    ["events", "chn-ev-031", {sources: "sipri-foi-2000[row\u200b 1]"}]
  ],
  ["a name that is nothing to see", /hidden character/, ["cases", "CHN", {name: "\u200b\u200b"}]],
  [
    "a reading whose voice the order of its works decides",
    /^data\/estimates\.csv:\d+:origin: cites \S+ too, the voice of its rival prk-claim-074 \(name its origin/,
    ["estimates", "prk-claim-075", {origin: ""}]
  ],
  [
    "a name with one Cyrillic letter",
    /letters of two alphabets in a word: Сhina/,
    ["cases", "CHN", {name: "Сhina"}]
  ]
];

function idOf(table: string): string {
  const file = [...files.keys()].find((name) => name.endsWith(`/${table}.csv`))!;
  return parse(Buffer.from(files.get(file)!))[1]![0]!;
}

describe("data with a cell that cannot be", () => {
  it("are none as they stand", async () => {
    expect(await said(files)).toEqual([]);
  });

  it.each(sweep(attempts, 24))("%s is refused", async (_, says, ...changes) => {
    const lines = await said(changed(changes));
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
    for (const line of lines) expect(line).toMatch(/^data\/.+:\d+:.+ \(.+\)$/);
  });
});

describe("a variable whose unit is wrong in every row", () => {
  it.each([
    ["military_personnel_nmc", "thousand persons", "million persons"],
    ["military_personnel_nmc", "thousand persons", "persons"]
  ])("%s: %s written %s is refused", async (variable, unit, wrong) => {
    const all = new Map(files);
    for (const file of ["data/variables.csv", "data/observations.csv"]) {
      const lines = new TextDecoder().decode(files.get(file)).split("\n");
      const written = lines.map((line) =>
        line.includes(variable) ? line.replace(unit, wrong) : line
      );
      all.set(file, Buffer.from(written.join("\n")));
    }
    expect(await said(all)).toContainEqual(
      expect.stringMatching(/:best: is \d+.* times the figure of .*\(both are of one concept/)
    );
  });
});

describe("a table that may not be empty", () => {
  it.each(["cases", "lenses"])("%s is refused without a row", async (table) => {
    const file = `data/${table}.csv`;
    const header = new TextDecoder().decode(files.get(file)).split("\n", 1)[0]!;
    const lines = await said(new Map([...files, [file, Buffer.from(`${header}\n`)]]));
    expect(lines).toContain(
      `${file}:1:id: no row of ${table} (a record has at least one: restore it)`
    );
  });
});

describe("what hides in other files", () => {
  it.each(["data/sources.bib", [...files.keys()].find((name) => name.endsWith(".sql"))!])(
    "of %s is refused",
    async (file) => {
      const text = new TextDecoder().decode(files.get(file)).replace("title", "title\u202e");
      expect(await said(new Map([...files, [file, Buffer.from(text)]]))).toContainEqual(
        expect.stringMatching(`^${file}:\\d+: hidden character: U\\+202E `)
      );
    }
  );

  it("leaves letters as they are written", async () => {
    const title = "Δv of 2 μm, Łukasz, Müller, 毛泽东, 김정은, СССР, می\u200cخواهم";
    expect(await said(changed([["events", "chn-ev-031", {title}]]))).toEqual([]);
  });
});
