import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {kinds} from "../packages/site/src/commands/fuzz/corruption.js";
import {fuzz, type FuzzReport} from "../packages/site/src/commands/fuzz/run.js";
import {judge} from "../packages/site/src/commands/fuzz/verdict.js";
import {readFiles, recordOf} from "../packages/data/src/record.js";

const files = readFiles("data");
const spoil = (file: string, change: (text: string) => string) => {
  const text = new TextDecoder().decode(files.get(file));
  expect(change(text)).not.toBe(text);
  return {file, bytes: new TextEncoder().encode(change(text))};
};

describe("data/ spoilt in 500 ways", () => {
  it("is refused with file, line and field, or read as what it says and nothing else", {timeout: 300_000}, () => {
    const {failures, outcomes, kinds: tried} = fuzz({count: 500, seed: 1958});
    expect(failures).toEqual([]);
    expect(outcomes.refused).toBeGreaterThan(200);
    expect(kinds.filter((kind) => Object.keys(tried[kind]!).length === 0)).toEqual([]);
  });

  it("comes to the same in every run of one seed", () => {
    const [first, again] = [fuzz({count: 20, seed: 3}), fuzz({count: 20, seed: 3})];
    expect(again).toEqual(first);
  });
});

describe("the judge of spoilt data", () => {
  const sound = recordOf(files);
  const outcomeOf = (file: string, change: (text: string) => string) => judge(sound, files, spoil(file, change));

  it.each([
    ["refused", "data/events.csv", (text: string) => text.replace("1964-10-16", "1964-13-01")],
    ["same content", "data/events.csv", (text: string) => text.replaceAll("\n", "\r\n")],
    ["another fact", "data/events.csv", (text: string) => text.replace("1964-10-16", "1964-10-17")],
    ["other rows", "data/trade.csv", (text: string) => text.replace(/\n[^\n]+\n$/, "\n")]
  ])("tells %s of %s", (outcome, file, change) => {
    expect(outcomeOf(file, change)).toEqual({outcome});
  });

  it("does not believe a record that says other than the file", () => {
    const text = new TextDecoder().decode(files.get("data/trade.csv"));
    const lie = {file: "data/trade.csv", bytes: new TextEncoder().encode(text)};
    const other = recordOf(
      new Map([...files, ["data/cases.csv", spoil("data/cases.csv", (rows) => rows.replace("1", "7")).bytes]])
    );
    expect(judge(other, files, lie)).toMatchObject({
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
