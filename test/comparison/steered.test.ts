// @module-tag slow
import {afterAll, describe, expect, it} from "vitest";
import {
  filledComparison,
  fillTemplate,
  type Comparison
} from "../../packages/data/src/comparison/index.js";
import {formatProblem, type Problem} from "../../packages/data/src/problem.js";
import {comparisonQuestions} from "../../packages/site/src/pages/comparisons.js";
import {readPage} from "../../packages/site/src/pages/pages.js";
import {checkScripts} from "../../packages/site/src/pages/rules/scripts.js";
import {readTemplate} from "../../packages/site/src/reactive/comparison-code.js";
import {endDryRuns} from "../../packages/site/src/reactive/dry-run.js";
import {runPage, type PageRun} from "../../packages/site/src/reactive/page-run.js";
import {catalogue, database, dataset} from "./record.js";

afterAll(endDryRuns);

const inputs = `import {bind} from "@cold-winter/site";
const years = view(bind("years", Inputs.range([5, 30], {step: 1, value: 10})));
const clock = view(bind("clock", Inputs.select(["first_nuclear_test", "first_orbit"])));
const kinds = ["famine", "upheaval"];`;

/** Checks and runs a page with these inputs and one fence, whose first line is the eleventh. */
async function run(fence: string): Promise<PageRun & {lines: string[]}> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const cell = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\`\n`;
  const text = `---\ntitle: x\n---\n${cell("js", inputs)}${cell("compare id=it", fence)}`;
  const page = readPage("src/page.md", "src", text, report);
  checkScripts(page, report);
  await comparisonQuestions(database, dataset, page.comparisons, false, report);
  const context = {connection: database, choices: [], questions: new Map(), catalogue};
  const made = await runPage(page, context, report);
  return {...made, lines: problems.map(formatProblem)};
}

describe("a fenced comparison with ${}", () => {
  it("is what it is for the first values of its inputs", async () => {
    const {lines, unbaked, compared} = await run(
      "what: grain_output/per:person\nclock: ${clock}\nwindow: [-${years}, ${\n  2 * years}]\ncontext: ${kinds}"
    );
    expect([lines, unbaked]).toEqual([[], []]);
    expect(compared["compare-page-it"]).toEqual({
      comparison: {
        what: [{of: "grain_output", as: {per: "person"}}],
        clock: "first_nuclear_test",
        window: [-10, 20],
        context: ["famine", "upheaval"]
      },
      values: '["first_nuclear_test",10,20,["famine","upheaval"]]'
    });
  });

  it.each([
    [
      "clock: ${clok}",
      /^src\/page\.md:12:clok: nothing defines this name \(did you mean clock\?\)/
    ],
    ["clock: ${}", /^src\/page\.md:12:compare: cannot be read: an empty \$\{\}/],
    ["window: [\n  ${years,}]", /^src\/page\.md:13:compare: cannot be read: /],
    ["clock: ${clock + 's'}", /^src\/page\.md:12:clock: unknown name: first_nuclear_tests/],
    ["window: [${years}, 1]", /^src\/page\.md:12:window: ends before it begins: 10 to 1/],
    ["window: [${clock}, 1]", /^src\/page\.md:12:window\/0: must be/],
    ["${clock}: 3", /^src\/page\.md:12:\$\{\}: a value in place of a field/],
    ["clok: first_orbit\nwindow: [0, ${years}]", /^src\/page\.md:12:clok: unknown word/],
    ["window: [0, ${years}\nlog: true", /^src\/page\.md:13:compare: cannot be read: /]
  ])("is refused by page and line for %j", async (fence, line) => {
    const {lines, compared} = await run(`what: tests\n${fence}`);
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(compared).toEqual({});
  });

  it("is told where it cannot be drawn beforehand", async () => {
    const {lines, unbaked, compared} = await run("what: tests\nwindow: [0, ${+now}]");
    expect([lines, compared]).toEqual([[], {}]);
    expect(unbaked).toEqual([{line: 11, reason: "reads the clock"}]);
  });
});

describe("values in a comparison", () => {
  const filled = (fence: string, ...values: unknown[]) =>
    fillTemplate(readTemplate(fence).template, values);

  it.each<[string, unknown[], unknown]>([
    ["clock: ${0}", [null], {}],
    ["context: ${0}", [[]], {}],
    [
      "context: [milestones, ${0}]",
      [["famine", "upheaval"]],
      {context: ["milestones", "famine", "upheaval"]}
    ],
    ["what: launches/class=${0}", [["ICBM", "a/b"]], {what: "launches/class=ICBM,a~2fb"}],
    ["what: launches/number=${0}", ["5"], {what: "launches/number=~35"}],
    ["what: grain_output/${0}", ["per:person"], {what: "grain_output/per:person"}],
    ["log: ${0}", [false], {log: false}],
    ['window: ["-${0}", ${1}]', [3, NaN], {window: [-3, undefined]}]
  ])("%s with %j", (fence, values, written) => {
    expect(filled(fence, ...values)).toEqual(written);
  });

  it.each<[string, unknown[], string | Comparison]>([
    ["what: ${0}", ["tests"], {what: [{of: "tests"}]}],
    ["what: ${0}", ["testz"], "what: unknown name: testz (did you mean tests?)"],
    ["what: ${0}", [null], "what: nothing to compare"],
    ["what: tests\nwindow: [${0}, 3]", ["soon"], "window: not two years: soon..3"],
    ["what: tests\nform: ${0}", ["pie"], "form: pie of tests"],
    ["what: tests\nbounds: ${0}", ["wide"], "bounds: unknown name: wide"],
    ["what: tests\nwho: ${0}", [5], "who: unknown name: 5"],
    ["what: [${0}]", [["tests", "launches", "events", "contacts", "periods"]], "what: 5 at once"]
  ])("%s with %j is held to the record", (fence, values, found) => {
    const make = () => filledComparison(readTemplate(fence).template, values, catalogue);
    if (typeof found === "string") expect(make).toThrow(found);
    else expect(make()).toEqual(found);
  });
});
