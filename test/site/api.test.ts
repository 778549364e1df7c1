// @module-tag slow
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {parseCitations} from "../../packages/data/src/shared/citation.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";

interface Index {
  version: string;
  questions: {name: string; address: string; choices: {values: string[]}[]}[];
}

interface Answered {
  version: string;
  question: {name: string; caveat: string};
  answers: {choices: object[]; rows: Record<string, unknown>[]; statuses: Record<string, number>}[];
  works: Record<string, {text: string} | null>;
  draws?: {of: number; leaves_out: string};
  figures: {name: string; finding: string}[];
}

const read = (path: string) => JSON.parse(readFileSync(`dist/api/${path}`, "utf8")) as unknown;

describe("the answers that other programs read", () => {
  const {version, questions} = read("index.json") as Index;
  const answered = (address: string) => read(address) as Answered;

  it("are of the data version of the record", () => {
    expect(version).toBe(readDataset().version);
    expect(questions.length).toBeGreaterThan(40);
  });

  it("stand at their addresses, each for every combination of its choices", () => {
    for (const {name, address, choices} of questions) {
      const {question, answers} = answered(address);
      expect(question.name).toBe(name);
      const combinations = choices.reduce((product, {values}) => product * values.length, 1);
      expect(answers.flatMap((each) => each.choices)).toHaveLength(combinations);
    }
  });

  it("name each work that their rows cite", () => {
    const {answers, works} = answered("answers/clock.json");
    const sources = answers.flatMap(({rows}) => rows.map((row) => String(row["sources"])));
    expect(sources.length).toBeGreaterThan(0);
    for (const {key} of sources.flatMap(parseCitations)) expect(works[key]?.text).toBeTruthy();
  });

  it("say in how many draws a finding holds, and what that leaves out", () => {
    expect(answered("answers/clock_drawn.json").draws).toMatchObject({of: 10_000});
    expect(answered("answers/clock_drawn.json").draws!.leaves_out).toBeTruthy();
    expect(answered("answers/clock.json").figures[0]!.finding).toMatch(/years/);
  });
});
