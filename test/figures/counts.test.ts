import {describe, expect, it} from "vitest";
import {rowsOf} from "../../packages/figure/src/answers.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {altered} from "../support/altered.js";
import {ask} from "../support/database.js";
import {outputs} from "../support/outputs.js";

const {answers} = await outputs();

interface Counted {
  query: string;
  /** What is counted, in words. */
  what: string;
  rows: (row: Row) => boolean;
  column: string;
  /** The same by case, straight from the table, inside the window and the coverage of the record. */
  table: string;
}

const inCoverage = `EXISTS (
  FROM coverage WHERE coverage."case" = rows."case" AND record = 'missile_launches' AND completeness <> 'selected'
    AND launch_day_from BETWEEN "from" AND "to")`;

const counted: Counted[] = [
  {
    query: "partner_trade",
    what: "launches by year",
    rows: ({part}) => part === "launches",
    column: "launches",
    table: `SELECT "case", count(*) FROM missile_launches AS rows WHERE ${inCoverage} GROUP BY ALL`
  },
  {
    query: "yearly_counts",
    what: "launches by calendar year",
    rows: ({measure, clock, high}) =>
      measure === "launches" && clock === "calendar" && high !== null,
    column: "high",
    table: `SELECT "case", count(*) FROM missile_launches AS rows WHERE ${inCoverage} GROUP BY ALL`
  },
  {
    query: "yearly_counts",
    what: "launch-days by calendar year",
    rows: ({measure, clock, high}) =>
      measure === "launch_days" && clock === "calendar" && high !== null,
    column: "high",
    table: `SELECT "case", count(DISTINCT launch_day) FROM missile_launches AS rows WHERE ${inCoverage} GROUP BY ALL`
  },
  {
    query: "launch_outcomes",
    what: "launches of a full list",
    rows: ({type, completeness}) => type === "" && completeness !== "selected",
    column: "n",
    table: `SELECT "case", count(*) FROM missile_launches AS rows WHERE ${inCoverage} GROUP BY ALL`
  },
  {
    query: "launch_seasons",
    what: "launch-days of the later years",
    rows: ({era, shuffle}) => era === "later" && shuffle === "",
    column: "best",
    table: `SELECT "case", count(DISTINCT launch_day) FROM missile_launches AS rows
      WHERE ${inCoverage} AND launch_day_from BETWEEN DATE '2018-01-01' AND DATE '2025-12-31' GROUP BY ALL`
  },
  {
    query: "output_falls",
    what: "tests by year",
    rows: ({series}) => series === "tests",
    column: "best",
    table: `SELECT "case", count(*) FROM nuclear_tests GROUP BY ALL`
  },
  {
    query: "tests",
    what: "tests",
    rows: () => true,
    column: "one",
    table: `SELECT "case", count(*) FROM nuclear_tests GROUP BY ALL`
  },
  {
    query: "measures",
    what: "measures",
    rows: () => true,
    column: "one",
    table: `SELECT "case", count(*) FROM sanctions GROUP BY ALL`
  },
  {
    query: "resolutions",
    what: "resolutions",
    rows: ({id, days}) => id !== "" && days === 90,
    column: "one",
    table: `SELECT "case", count(*) FROM sanctions
      WHERE kind = 'sanctions' AND force IN ('mandatory', 'recommended') GROUP BY ALL`
  },
  {
    query: "programmes",
    what: "events",
    rows: ({layer}) => layer === "event",
    column: "one",
    table: `SELECT events."case", count(*) FROM events JOIN cases ON cases.id = events."case" WHERE role = 'compared' GROUP BY ALL`
  },
  {
    query: "famine_estimates",
    what: "estimates of a whole famine",
    rows: () => true,
    column: "one",
    table: `SELECT "case", count(*) FROM famine_deaths WHERE part_of IS NULL AND missing IS NULL GROUP BY ALL`
  }
];

function sums(rows: Row[], {rows: kept, column}: Counted): [string, number][] {
  const found = new Map<string, number>();
  for (const row of rows.filter(kept)) {
    const id = String(row["case"]);
    found.set(id, (found.get(id) ?? 0) + (column === "one" ? 1 : Number(row[column])));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe("what a picture counts is what the table holds", () => {
  it.each(counted.map((each) => [each.query, each.what, each] as const))(
    "%s: %s",
    async (query, _, each) => {
      expect(sums(rowsOf(answers.get(query)!), each)).toEqual(
        await ask(`${each.table} ORDER BY 1`)
      );
    }
  );

  // Launches do not hang on what else is known of their year.
  it("loses no launch where no trade is known", async () => {
    const each = counted[0]!;
    const rows = await altered(
      "partner_trade",
      "DELETE FROM readings WHERE subject_table = 'trade' AND subject LIKE '%/2017/%'"
    );
    expect(rows.some(({part, date}) => part === "year" && date === "2017")).toBe(false);
    expect(sums(rows, each)).toEqual(sums(rowsOf(answers.get("partner_trade")!), each));
  });
});
