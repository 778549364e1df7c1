// @module-tag slow
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {kinds} from "../packages/site/src/commands/fuzz/corruption.js";
import {allowedBy} from "../packages/site/src/commands/fuzz/meaning.js";
import {fuzz, type FuzzReport} from "../packages/site/src/commands/fuzz/run.js";
import {classify} from "../packages/site/src/commands/fuzz/verdict.js";
import {readFiles, datasetOf} from "../packages/data/src/read-dataset.js";
import {whole} from "./support/sweep.js";

const files = readFiles("data");
const spoil = (file: string, change: (text: string) => string) => {
  const text = new TextDecoder().decode(files.get(file));
  expect(change(text)).not.toBe(text);
  return {file, bytes: new TextEncoder().encode(change(text))};
};

describe("data/ spoilt in 500 ways", () => {
  it(
    "is refused with file, line and field, or read as what it says and nothing else",
    {timeout: 600_000},
    async () => {
      const {
        failures,
        outcomes,
        allowed,
        kinds: tried
      } = await fuzz({
        count: whole ? 500 : 60,
        seed: 1958
      });
      expect(failures).toEqual([]);
      expect(outcomes.refused).toBeGreaterThan(whole ? 200 : 20);
      // Each other fact that passed did so by a rule that has a name.
      const named = Object.values(allowed).reduce((sum, times) => sum + times, 0);
      expect(named).toBeGreaterThanOrEqual(outcomes["another fact"]);
      if (whole) expect(kinds.filter((kind) => Object.keys(tried[kind]!).length === 0)).toEqual([]);
    }
  );

  it("comes to the same in every run of one seed", async () => {
    const [first, again] = [await fuzz({count: 20, seed: 3}), await fuzz({count: 20, seed: 3})];
    expect(again).toEqual(first);
  });
});

describe("the judge of spoilt data", () => {
  const sound = datasetOf(files);
  const outcomeOf = (file: string, change: (text: string) => string) =>
    classify(sound, files, spoil(file, change));

  it.each([
    ["refused", "data/events.csv", (text: string) => text.replace("1964-10-16", "1964-13-01")],
    ["same content", "data/events.csv", (text: string) => text.replaceAll("\n", "\r\n")],
    ["another fact", "data/events.csv", (text: string) => text.replace("1964-10-16", "1964-10-17")],
    ["other rows", "data/trade.csv", (text: string) => text.replace(/\n[^\n]+\n$/, "\n")]
  ])("tells %s of %s", async (outcome, file, change) => {
    expect(await outcomeOf(file, change)).toMatchObject({outcome});
  });

  it("takes a stray word between two works for a comment: the same content", async () => {
    const change = (text: string) => text.replace("}\n\n@", "}\nstray\n\n@");
    expect(await outcomeOf("data/sources.bib", change)).toMatchObject({outcome: "same content"});
  });

  it("says which rule let another fact stand, and which rows are lost", async () => {
    const {by} = await outcomeOf("data/events.csv", (text) =>
      text.replace("1964-10-16", "1964-10-17")
    );
    expect(by).toEqual([expect.stringMatching(/^a date that exists, not after \d{4}-\d\d-\d\d$/)]);
    const {rows} = await outcomeOf("data/trade.csv", (text) => text.replace(/\n[^\n]+\n$/, "\n"));
    expect(rows).toEqual([expect.stringMatching(/^gone: trade [a-z]{3}-tr-\d+$/)]);
  });

  const cell = (table: string, name: string, value: string | number, held: unknown = value) => {
    const described = sound.package.tables.find((each) => each.name === table)!;
    const field = described.fields.find((each) => each.name === name)!;
    return allowedBy({table: described, id: "x", field, value, held}, sound);
  };

  it.each([
    ["a date that is no day", () => cell("events", "date", "2030-01-01")],
    ["a whole number that wrapped", () => cell("sanctions", "votes_for", 4_294_967_297, 1)],
    ["one that the database would wrap", () => cell("sanctions", "votes_for", 4_294_967_297)],
    ["a word of no list", () => cell("events", "outcome", "victory")],
    ["an id of no row", () => cell("events", "programme", "chn-nothing")],
    ["a work that is not there", () => cell("events", "sources", "nobody[p. 1]")],
    ["a text that hides", () => cell("events", "title", "First\u202e")],
    ["a figure below its bound", () => cell("trade", "best", -1)]
  ])("lets no rule stand for %s", (_, allowed) => {
    expect(allowed()).toHaveProperty("why");
  });

  it("does not believe a record that says other than the file", async () => {
    const text = new TextDecoder().decode(files.get("data/trade.csv"));
    const lie = {file: "data/trade.csv", bytes: new TextEncoder().encode(text)};
    const other = datasetOf(
      new Map([
        ...files,
        ["data/cases.csv", spoil("data/cases.csv", (rows) => rows.replace("1", "7")).bytes]
      ])
    );
    expect(await classify(other, files, lie)).toMatchObject({
      outcome: "failed",
      why: expect.stringMatching(/^changed cases/) as string
    });
  });
});

describe("test/fuzz-report.json", () => {
  it("tells of a long run without failure", () => {
    const report = JSON.parse(readFileSync("test/fuzz-report.json", "utf8")) as FuzzReport;
    expect(report.count).toBeGreaterThanOrEqual(10_000);
    expect(report.failures).toEqual([]);
    expect(Object.values(report.outcomes).reduce((sum, times) => sum + times)).toBe(report.count);
  });
});
