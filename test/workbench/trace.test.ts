// @module-tag slow
import {readdirSync, readFileSync} from "node:fs";
import {afterAll, describe, expect, it} from "vitest";
import {fillPlaceholders, placeholders} from "../../packages/data/src/shared/placeholders.js";
import {worksCarrier} from "../../packages/workbench/src/trace/carriers.js";
import {covers, planOf, tablesOf} from "../../packages/workbench/src/trace/plan.js";
import {carry} from "../../packages/workbench/src/trace/rewrite.js";
import {readShape} from "../../packages/workbench/src/trace/shape.js";
import {rowText} from "../../packages/workbench/src/rows.js";
import {openRecord} from "../support/record.js";

const {schema, connection, ask, close} = await openRecord();
afterAll(close);

function rewritten(sql: string): string {
  const aggregates = new Set(schema.aggregates);
  return carry(readShape(sql), worksCarrier(schema, "behind"), {aggregates}).sql;
}

async function rowsWith(sql: string, names: string[]): Promise<string[]> {
  const {rows} = await ask(sql);
  return (rows[names[0]!] ?? []).map((_, at) => rowText(rows, names, at)).sort();
}

const statements = [
  "SELECT id, date FROM nuclear_tests WHERE number > 3;",
  'SELECT "case", count(*) AS tests, min(date_from) FROM nuclear_tests GROUP BY "case"',
  "SELECT count(*) AS n FROM nuclear_tests",
  'SELECT cases.name, t.site, count(*) AS n FROM nuclear_tests AS t JOIN cases ON cases.id = t."case" GROUP BY ALL ORDER BY n DESC',
  'WITH a AS (SELECT "case", count(*) AS n FROM nuclear_tests GROUP BY 1), b AS (SELECT "case", count(*) AS m FROM missile_launches GROUP BY 1) SELECT a."case", n, m FROM a LEFT JOIN b USING ("case")',
  "SELECT id, date FROM nuclear_tests UNION ALL SELECT id, date FROM events",
  'SELECT "case" FROM nuclear_tests UNION SELECT "case" FROM events ORDER BY 1 LIMIT 5',
  'SELECT DISTINCT "case", site FROM nuclear_tests WHERE number < 10 ORDER BY site',
  "SELECT a.id, n FROM events AS a LEFT JOIN (SELECT event, count(*) AS n FROM milestones GROUP BY event) AS b ON b.event = a.id AND left(a.id, 3) <> 'x'",
  "FROM nuclear_tests",
  "FROM nuclear_tests SELECT id, number",
  "SELECT * FROM preferred('scholars_first', 'all') WHERE subject_table = 'events' AND quantity = 'date'",
  'SELECT id, (SELECT count(*) FROM events WHERE events."case" = cases.id) AS n FROM cases',
  "SELECT \"case\", count(*) AS n FROM (SELECT * FROM missile_launches WHERE date_from > DATE '2010-01-01') AS x GROUP BY 1",
  'SELECT id, row_number() OVER (PARTITION BY "case" ORDER BY date_from, id) AS r FROM events QUALIFY r < 3',
  "SELECT e.id FROM events AS e SEMI JOIN milestones AS m ON m.event = e.id",
  "SELECT id FROM events -- a note\nWHERE title IS DISTINCT FROM 'x' /* and another */",
  "(SELECT id FROM events)",
  "SELECT extract(year FROM date_from) AS y, count(*) FILTER (WHERE status = 'checked') AS n FROM nuclear_tests GROUP BY y HAVING count(*) > 1",
  ...readdirSync("src/queries")
    .filter((name) => name.endsWith(".sql"))
    .map((name) =>
      readFileSync(`src/queries/${name}`, "utf8").replace(/^\s*\/\*[\s\S]*?\*\/\s*/, "")
    )
];

describe("a query followed through its tables", () => {
  it.each(statements)("gives the same rows, with works behind them: %s", async (written) => {
    const values = {lens: "scholars_first", checked: "all"} as Record<string, string>;
    const open = placeholders(written).filter((name) => !(name in values));
    const sql = fillPlaceholders(written, {
      ...values,
      ...Object.fromEntries(open.map((name) => [name, "x"]))
    });
    const {columns} = await ask(sql);
    const names = columns.map(({name}) => name);
    let followed: string;
    try {
      followed = rewritten(sql);
    } catch (error) {
      // A question of the notebook that cannot be followed says which tables it read.
      expect((error as Error).message).toMatch(/cannot be traced/);
      expect(tablesOf(await planOf(sql, ask))).not.toEqual([]);
      return;
    }
    expect(covers(await planOf(followed, ask), await planOf(sql, ask))).toBe(true);
    const clock = setTimeout(() => connection.interrupt(), 5000);
    const hidden = await rowsWith(followed, names).catch((error: unknown) => String(error));
    clearTimeout(clock);
    // A question that grows too large when followed is ended; its readers see the tables.
    if (/INTERRUPT/i.test(String(hidden)))
      return expect(tablesOf(await planOf(sql, ask))).not.toEqual([]);
    expect(hidden).toEqual(await rowsWith(sql, names));
    const behind = (await ask(followed)).rows["behind"]!;
    if (!open.length && names.length)
      expect(behind.length === 0 || behind.some(Boolean)).toBe(true);
  });

  it.each([
    ["SELECT id FROM events EXCEPT SELECT event FROM milestones", /EXCEPT cannot be traced/],
    [
      "WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM t WHERE a < 3) SELECT * FROM t",
      /RECURSIVE/
    ],
    ["DESCRIBE events", /not a SELECT/],
    ["SELECT 1; SELECT 2", /more than one statement/],
    ["SELECT (1", /never closed/]
  ])("is refused with the reason: %s", (sql, reason) => {
    expect(() => rewritten(sql)).toThrow(reason);
  });

  it.each([
    ["SELECT * FROM events WHERE id IN (SELECT event FROM milestones)", "events milestones"],
    ["WITH events AS (SELECT * FROM costs) SELECT * FROM events", "costs"],
    ["PIVOT nuclear_tests ON \"case\" IN ('CHN', 'PRK') USING count(*)", "nuclear_tests"],
    ["SUMMARIZE nuclear_tests", "nuclear_tests"],
    ["CREATE TABLE mine AS FROM events", "events"],
    ["SELECT id FROM events WHERE false", "events"],
    ["FROM query('FROM costs')", "costs"],
    ["SELECT (SELECT max(best) FROM observations) AS most", "observations"],
    ["SELECT * FROM comparabilities", "variables"]
  ])("names the tables that the engine binds: %s", async (sql, tables) => {
    expect(
      tablesOf(await planOf(sql, ask))
        .sort()
        .join(" ")
    ).toBe(tables);
  });
});
