import {readdirSync, readFileSync} from "node:fs";
import {afterAll, describe, expect, it} from "vitest";
import {
  addStep,
  compile,
  longBeginning,
  placeIn,
  readSteps
} from "../../packages/workbench/src/steps.js";
import {placesOf, targetAt} from "../../packages/workbench/src/step-buttons.js";
import {linkWarning} from "../../packages/workbench/src/link-warning.js";
import {openRecord} from "../support/record.js";

const {ask, close} = await openRecord();
afterAll(close);

const first = async (sql: string) => Object.values((await ask(sql)).rows).map(([cell]) => cell);
const work = `-- step: tests
SELECT "case", count(*) AS n FROM nuclear_tests GROUP BY ALL;

-- step: unused
SELECT nothing FROM nowhere

-- step: most
WITH top AS (SELECT max(n) AS n FROM tests) SELECT tests.* FROM tests JOIN top USING (n)

-- step: last
FROM most`;

describe("a work of steps", () => {
  it.each([
    [null, ["CHN", 45]],
    [{step: "most", named: null}, ["CHN", 45]],
    [{step: "most", named: "top"}, [45]]
  ])("runs its last step, another, or what a WITH names: %j", async (target, row) => {
    expect(
      (await first(compile(work, target).text)).map((cell) =>
        typeof cell === "bigint" ? Number(cell) : cell
      )
    ).toEqual(row);
  });

  it("reads a recursive step, and runs before what is no query", async () => {
    const sql = `CREATE OR REPLACE TABLE mine AS SELECT 2 AS a;
-- step: numbers
FROM mine
-- step: tree
WITH RECURSIVE up AS (SELECT a FROM numbers UNION ALL SELECT a + 1 FROM up WHERE a < 5) SELECT max(a) AS m FROM up`;
    const [made, query] = compile(sql).text.split(";\n");
    expect(made).toBe("CREATE OR REPLACE TABLE mine AS SELECT 2 AS a");
    await ask(made!);
    expect(await first(query!)).toEqual([5]);
  });

  it("leaves a work without steps as it is, letter by letter", () => {
    const sql = "  SELECT '\n-- step: no\n' AS text; -- done\n";
    expect(readSteps(sql)).toHaveLength(1);
    expect(compile(sql).text).toBe(sql);
  });

  it("tells where a place of its statement stands in it", () => {
    const compiled = compile(work);
    for (const word of ["tests.*", "GROUP BY ALL"]) {
      const from = compiled.text.indexOf(word);
      const place = placeIn(compiled, {from, to: from + word.length})!;
      expect(work.slice(place.from, place.to)).toBe(word);
    }
    expect(placeIn(compiled, {from: compiled.text.indexOf("AS ("), to: 9})).toBeNull();
  });

  it("has a button for each step and each name of a WITH", () => {
    expect(placesOf(work).map(({target}) => target.named ?? target.step)).toEqual([
      "tests",
      "unused",
      "most",
      "top",
      "last"
    ]);
    expect(targetAt(work, work.indexOf("SELECT tests"))).toEqual({step: "most", named: "top"});
    expect(targetAt(work, work.indexOf("nowhere"))).toEqual({step: "unused", named: null});
  });

  it("grows by a step that reads the last one", async () => {
    const once = addStep("SELECT 7 AS a;");
    expect(once).toBe("-- step: step_1\nSELECT 7 AS a;\n\n-- step: step_2\nFROM step_1");
    expect(await first(compile(addStep(once)).text)).toEqual([7]);
  });

  it("of a long question is folded up to its last step", () => {
    const names = readdirSync("src/queries").filter((name) => name.endsWith(".sql"));
    const long = names
      .map((name) =>
        readFileSync(`src/queries/${name}`, "utf8")
          .replace(/^\/\*[\s\S]*?\*\//, "")
          .trim()
      )
      .filter((sql) => longBeginning(sql));
    expect(long.length).toBeGreaterThan(3);
    for (const sql of long) {
      const {from, to, next} = longBeginning(sql)!;
      expect(sql.slice(0, from)).toMatch(/^WITH/);
      expect(sql.slice(to, next).replace(/--.*/g, "").trim()).toBe("");
      expect(sql.slice(next)).toMatch(/^(SELECT|FROM|\()/);
    }
    expect(longBeginning("WITH a AS (SELECT 1) FROM a")).toBeNull();
  });

  it("is warned of in a link", () => {
    expect(linkWarning(work)).toMatch(/^The link contains 4 statements/);
  });
});
