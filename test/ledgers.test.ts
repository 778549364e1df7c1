// @module-tag slow
import {beforeAll, describe, expect, it} from "vitest";
import {computeOutputs} from "../packages/site/src/outputs/outputs.js";
import {rowsOf as rowsOfAnswers} from "../packages/figure/src/answers.js";
import {ledgerVerdictsOf} from "../packages/data/src/database.js";
import type {Verdict} from "../packages/data/src/dataset.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import type {Dataset} from "../packages/data/src/dataset.js";
import {decides, questionOf, rulesOf} from "../packages/data/src/rule.js";
import {parseValue} from "../packages/data/src/value.js";
import {fewQuestions, problemsOfFew} from "./support/few-questions.js";
import {sweep} from "./support/sweep.js";
import {compareIds, type Row} from "../packages/data/src/table.js";

const dataset = readDataset();
const rowsOf = (table: string) => dataset.tables.get(table)!;
const usual = {lens: "scholars_first", checked: "all"};
let verdicts: Verdict[];

async function judged(changed: Dataset): Promise<Verdict[]> {
  return (await ledgerVerdictsOf(changed)).verdicts;
}

/** The record with some rows of a table changed or added, and only the questions of one statement. */
function supposed(statement: string, table: string, change: (rows: Row[]) => Row[]): Dataset {
  const names = rulesOf(dataset, statement).map((rule) => questionOf(dataset, rule));
  const rows = change(rowsOf(table)).sort((a, b) => compareIds(a.id, b.id));
  return {
    ...dataset,
    version: `${statement} ${table} ${JSON.stringify(rows.map(({values}) => values))}`,
    tables: new Map([...dataset.tables, [table, rows]]),
    questions: dataset.questions.filter(({name}) => names.includes(name))
  };
}

function find(all: Verdict[], statement: string, selections = usual): Verdict {
  return all.find(
    (each) =>
      each.statement === statement &&
      each.lens === selections.lens &&
      each.checked === selections.checked
  )!;
}

const full = (id: string) => `cold-winter-2017-${id}`;

beforeAll(async () => {
  verdicts = await judged(dataset);
});

describe("the ledger of the article", () => {
  it("judges every statement for every lens, with all and with checked rows", () => {
    expect(verdicts).toHaveLength(rowsOf("statements").length * rowsOf("lenses").length * 2);
  });

  // The verdicts that the documents gave when the statements were entered, before any query: 22, 17, 5 and 4 of 48; five statements that were missed came later.
  it("comes to the same verdicts as the documents alone, or its history says why not", () => {
    const entered = rowsOf("statement_history").filter(
      ({values}) => values["changed"] === "entered"
    );
    const others = entered.filter(
      ({values}) => find(verdicts, String(values["statement"])).verdict !== values["became"]
    );
    const told = others.filter(({values}) =>
      rowsOf("statement_history").some(
        (row) => row.values["statement"] === values["statement"] && row.values["changed"] === "rule"
      )
    );
    expect(others).toEqual(told);
    const count = (verdict: string) =>
      verdicts.filter(
        (each) =>
          each.verdict === verdict && each.lens === usual.lens && each.checked === usual.checked
      ).length;
    expect(["supported", "partly", "contradicted", "not_checkable"].map(count)).toEqual([
      22, 21, 4, 6
    ]);
  });

  it("computes at least thirty of its verdicts", () => {
    const computed = rowsOf("statements").filter(({id}) => rulesOf(dataset, id).some(decides));
    expect(computed.length).toBeGreaterThanOrEqual(30);
  });

  it.each([
    ["s41", "contradicted", /^16\.0 \(15\.4 to 16\.1\) years/],
    ["s14", "supported", /^36 years/],
    ["s35", "contradicted", /^4 years .*; 18 from/],
    ["s03", "supported", /^68 days .*; 4\.0 times .*; 4 earlier gaps/],
    ["s26", "partly", /^\u221236 per cent in October/],
    ["s19", "partly", /^0 visits from the Politburo in between; 2 of lower rank/],
    ["s48", "partly", /^4\.0 .*; 9 UN sanctions resolutions .*; 0 against/],
    ["s25", "supported", /^34 persons/],
    ["s01", "partly", /^0 military offices .*; 1 seat/],
    [
      "s30",
      "partly",
      /^7 days .*; 6\d\d days of a declared halt .*; the line is drawn at 183, \d+ away/
    ],
    [
      "s36",
      "partly",
      /^29 \(15 to 29\) per cent: GDP per head from 1958 to 1976; \u221221 .*; the line is drawn at \u221210, 11 away/
    ],
    ["s51", "supported", /^1 earlier contact/],
    ["s29", "partly", /^197 days/],
    [
      "s05",
      "partly",
      /^123 days .*; 5 days after the end of the winter; the line is drawn at 365, 242 away/
    ],
    ["s04", "not_checkable", /^10 per cent .*; 28 per cent/]
  ])("says of %s: %s", (id, verdict, says) => {
    expect(find(verdicts, full(id))).toMatchObject({
      verdict,
      says: expect.stringMatching(says) as string
    });
  });

  it("says how near every number came to the line that decides on it", () => {
    const drawn = rowsOf("statement_rules").filter(
      ({values}) =>
        values["operator"] !== null &&
        !["=", "<>"].includes(String(values["operator"])) &&
        values["threshold"] !== 0
    );
    const statements = new Set(drawn.map(({values}) => String(values["statement"])));
    expect(statements.size).toBeGreaterThan(5);
    for (const id of statements)
      expect(find(verdicts, id).says, id).toMatch(/the line is drawn at \S+, \S+ away/);
  });

  it("says so where the whole published range gives the same verdict", () => {
    expect(find(verdicts, full("s41")).steady).toBe(true);
    expect(find(verdicts, full("s14")).steady).toBeNull();
  });

  it("leaves causes and motives unchecked whatever a query returns", () => {
    const motives = ["s04", "s24"].map((id) => find(verdicts, full(id)));
    expect(motives.map(({verdict, computed}) => [verdict, computed])).toEqual([
      ["not_checkable", false],
      ["not_checkable", false]
    ]);
    expect(motives.every(({says}) => says !== null)).toBe(true);
  });
});

describe("a fact that changes", () => {
  const changes = rowsOf("statement_changes").map(({id, values}) => [id, values] as const);

  it("is named for every computed verdict", () => {
    const computed = rowsOf("statements").filter(({id}) => rulesOf(dataset, id).some(decides));
    const named = new Set(changes.map(([, values]) => values["statement"]));
    expect(computed.filter(({id}) => !named.has(id))).toEqual([]);
  });

  it.each(sweep(changes, 12))("turns the verdict: %s", async (_, values) => {
    const [statement, table, column] = [
      values["statement"],
      values["fact_table"],
      values["fact_column"]
    ].map(String);
    const field = dataset.package.tables
      .find(({name}) => name === table)!
      .fields.find(({name}) => name === column)!;
    const value = parseValue(String(values["fact_value"]), field);
    const change = (row: Row) => ({...row, values: {...row.values, [column!]: value}});
    const changed = supposed(statement!, table!, (rows) =>
      rows.map((row) => (row.id === values["fact_row"] ? change(row) : row))
    );
    const after = find(await judged(changed), statement!);
    expect(find(verdicts, statement!).verdict).not.toBe(values["verdict"]);
    expect(after.verdict).toBe(values["verdict"]);
  });
});

describe("a verdict", () => {
  it("follows the lens", async () => {
    const like = rowsOf("estimates").find(({id}) => id === "chn-claim-014")!;
    const values = {
      ...like.values,
      id: "chn-claim-999",
      date: "1978-08-01",
      sources: "xinhua-091-2017[invented]"
    };
    const changed = supposed(full("s41"), "estimates", (rows) => [
      ...rows.filter(({id}) => id !== "chn-claim-014"),
      {...like, id: "chn-claim-999", values}
    ]);
    const after = await judged(changed);
    expect(find(after, full("s41")).verdict).toBe("contradicted");
    expect(find(after, full("s41"), {lens: "own_state_first", checked: "all"}).verdict).toBe(
      "supported"
    );
  });

  it("leaves unchecked rows out when asked", async () => {
    const changed = supposed(full("s08"), "contacts", (rows) =>
      rows.map((row) =>
        row.id === "prk-ct-036" ? {...row, values: {...row.values, status: "unchecked"}} : row
      )
    );
    const after = await judged(changed);
    expect(find(after, full("s08")).verdict).toBe("supported");
    expect(find(after, full("s08"), {...usual, checked: "checked"}).verdict).toBe("not_checkable");
  });
});

describe("a second article", async () => {
  const outputs = await computeOutputs({
    data: ["data", "test/site/added/data/second"],
    ...fewQuestions(["verdicts"])
  });
  const {files, answers} = outputs;
  const page = String(files.get("claims.md"));
  const rows = rowsOfAnswers(answers.get("verdicts")!).filter(
    (row) => row["article"] === "ferry-2021"
  );

  it("needs rows and questions alone", () => {
    expect(problemsOfFew(outputs)).toEqual([]);
    expect(rows.map(({id, verdict}) => [id, verdict])).toEqual([
      ["ferry-2021-s01", "contradicted"],
      ["ferry-2021-s02", "supported"],
      ["ferry-2021-s03", "not_checkable"]
    ]);
  });

  it("has its part of the page, with its own summary", () => {
    const part = page.slice(page.indexOf('id="ferry-2021"'));
    expect(part).toContain("<h2>Two Ferries</h2>");
    expect(part.replace(/<[^>]+>/g, "")).toContain(
      "Of 3 statements 1 supported, 0 supported in part, 1 contradicted, 1 not checkable; a query decides 2 of them."
    );
    expect(part).toMatch(
      /<span class="says">11 years in office; the line is drawn at 19\.5, 8\.5 away<\/span>\. The article says \u201ctwenty years\u201d\./
    );
    expect(page).toContain("Articles, statement by statement");
  });

  it("is judged by checked rows alone when asked", () => {
    const checked = rowsOfAnswers(answers.get("verdicts")!, {checked: "checked"});
    expect(checked.find(({id}) => id === "ferry-2021-s02")).toMatchObject({
      verdict: "contradicted"
    });
  });
});
