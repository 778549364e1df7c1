import {afterAll, describe, expect, it} from "vitest";
import type {Tabular} from "../../packages/workbench/src/arrange.js";
import {arrange, cellOf, summarize} from "../../packages/workbench/src/arrange.js";
import {fitChart, seriesOf} from "../../packages/workbench/src/chart.js";
import {filterQuery} from "../../packages/workbench/src/filters.js";
import {unitsApart} from "../../packages/workbench/src/guard.js";
import {momentOf} from "../../packages/workbench/src/moment.js";
import {countRows} from "../../packages/workbench/src/rows.js";
import {openRecord} from "../support/record.js";

const {schema, ask, close} = await openRecord();
afterAll(close);

const column = (type: string, cells: (string | number | null)[]): Tabular => ({
  columns: [{name: "a", type}],
  rows: {a: cells}
});

describe("rows are sorted", () => {
  it.each([
    ["INTEGER", [10, 9, null, -1], [3, 1, 0, 2]],
    ["VARCHAR", ["b", null, "a", "b"], [2, 0, 3, 1]],
    ["DATE", ["1958-05-01", "0044-03-15 (BC)", "infinity", "0800-12-25"], [1, 3, 0, 2]]
  ] as const)("as values of %s, NULL last", (type, cells, order) => {
    const result = column(type, [...cells]);
    expect(arrange(result, {column: "a", direction: "ascending"}, "")).toEqual(order);
    const nulls = cells.filter((cell) => cell === null).length;
    const turned = arrange(result, {column: "a", direction: "descending"}, "");
    expect(turned.slice(turned.length - nulls).every((at) => cells[at] === null)).toBe(true);
  });

  it("and found by a text in any case", () => {
    expect(arrange(column("VARCHAR", ["Lop Nur", null, "Punggye-ri"]), null, "NUR")).toEqual([0]);
  });
});

it("a column is summed up with its share of NULL, its frequent values and its bars", () => {
  const {nulls, count, different, frequent} = summarize(
    column("VARCHAR", ["x", "y", "x", null]),
    "a"
  );
  expect({nulls, count, different, first: frequent[0]}).toEqual({
    nulls: 1,
    count: 4,
    different: 2,
    first: ["x", 2]
  });
  expect(summarize(column("INTEGER", [0, 1, 12]), "a").bars).toEqual([
    1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
  ]);
});

describe("a filter", () => {
  const values = `SELECT 1 AS i, 'it''s' AS t, DATE '1958-05-01' AS d, 0.1::FLOAT AS f, 2.5::DECIMAL(6, 2) AS n, [1, NULL] AS l, true AS b, TIMESTAMP '1964-10-16 07:00:00' AS m, NULL AS e -- all`;

  it("keeps and leaves the row of each type's value, written around the query", async () => {
    const result = await ask(`SELECT * FROM (${values}\n)`);
    const types = await ask(`DESCRIBE ${values.replace(" -- all", "")}`);
    for (const [at, {name}] of result.columns.entries()) {
      const type = String(types.rows["column_type"]![at]);
      const [text] = (await ask(`SELECT CAST("${name}" AS VARCHAR) AS t FROM (${values}\n)`)).rows[
        "t"
      ]!;
      for (const keep of [true, false]) {
        const sql = filterQuery(`${values};`, {
          column: name,
          type,
          value: text as string | null,
          keep
        });
        expect(countRows(await ask(sql)), `${name} ${keep}`).toBe(Number(keep));
      }
    }
  });

  it("joins the condition that was written before, and keeps statements before it", () => {
    const filter = {column: "n", type: "INTEGER", value: "3", keep: true};
    const once = filterQuery("CREATE TABLE t AS SELECT 3 AS n;\nFROM t", filter);
    expect(once).toBe(
      'CREATE TABLE t AS SELECT 3 AS n;\nSELECT *\nFROM (\nFROM t\n)\nWHERE "n" = 3'
    );
    expect(filterQuery(once, {...filter, value: null, keep: false})).toBe(
      `${once}\n  AND "n" IS NOT NULL`
    );
  });
});

describe("a moment", () => {
  it.each([
    ["1964-10-16", "1964-10-16T00:00:00.000Z"],
    ["1964-10-16 07:00:00.5", "1964-10-16T07:00:00.500Z"],
    ["2017-09-03 03:30:01+00", "2017-09-03T03:30:01.000Z"],
    ["0044-03-15 (BC)", "-000043-03-15T00:00:00.000Z"]
  ])("is read in UTC, whatever the zone of the page: %s", (text, moment) => {
    expect(momentOf(text)!.toISOString()).toBe(moment);
  });

  it("is none at infinity", () => expect(momentOf("infinity")).toBeNull());
});

describe("more than one series", () => {
  const result = {
    columns: ["year", "low", "high", "name"].map((name) => ({
      name,
      type: name === "name" ? "VARCHAR" : "INTEGER"
    })),
    rows: {year: [1958], low: [1], high: [2], name: ["a"]}
  };
  const chart = {
    kind: "line" as const,
    x: "year",
    y: "low",
    color: "",
    series: ["high", "name", "gone"]
  };

  it("are columns of numbers that are there", () => {
    expect(seriesOf(result, chart)).toEqual(["high"]);
    expect(fitChart({...chart, kind: "bar"}, result).series).toBeUndefined();
  });

  it("do not share an axis where the record states other units", () => {
    const united = [...schema.tables, ...schema.derived].flatMap(({columns}) =>
      columns.filter(({unit}) => unit)
    );
    const one = united[0]!;
    const other = united.find(({name, unit}) => name !== one.name && unit !== one.unit)!;
    expect(unitsApart([one.name], schema)).toBeNull();
    expect(unitsApart([one.name, other.name], schema)).toMatch(/^Not drawn: /);
  });

  it("each cell has the engine's text", () => {
    expect(cellOf(column("INTEGER", [7]), "a", 0)).toBe("7");
  });
});
