import {describe, expect, it} from "vitest";
import {formatProblem} from "../../packages/data/src/problem.js";
import {datasetOf, readFiles} from "../../packages/data/src/read-dataset.js";
import {headText, remoteFolder, short} from "../support/remote.js";

const folder = remoteFolder("");
const files = readFiles(folder);
const unanswered = /:1: not answered yet /;

/** What is said of a head with parts of its text replaced. */
const told = (...changes: [from: string | RegExp, to: string][]) => {
  const text = new TextEncoder().encode(headText(100, ...changes));
  const all = new Map([...files, [`${folder}/remote/shipments.yaml`, text] as const]);
  return datasetOf(all, folder).problems.map(formatProblem).map(short(folder));
};

describe("the head of a remote table", () => {
  it("without faults waits for its answer alone", () => {
    expect(told()).toEqual([expect.stringMatching(unanswered)]);
  });

  it("is told all its faults at once, each with its line, field and remedy", () => {
    const lines = told(
      ["engine: postgres", "engine: postgres\nengin: x"],
      ["snapshot: made by the test\n", ""],
      ["type: date", "type: day"],
      ["status: checked", "status: seen"],
      ["sum: usd", "sums: usd"]
    );
    expect(lines).toEqual([
      "data/remote/shipments.yaml:1: missing property: snapshot (give its snapshot)",
      "data/remote/shipments.yaml:4:engin: unknown property: engin (did you mean engine?)",
      "data/remote/shipments.yaml:10:type: unknown word (write one of string, integer, number, date, year)",
      "data/remote/shipments.yaml:16:status: unknown word (write one of checked, unchecked)",
      "data/remote/shipments.yaml:20:sums: unknown property: sums (did you mean sum?)"
    ]);
  });

  it.each([
    ["an address", "connection: SHIPMENTS", "connection: postgres://me:hush@db.example/x"],
    ["a password", "table: shipments", "table: shipments\npassword: hush"],
    ["a user", "table: shipments", "table: shipments\nuser: me"],
    [
      "a password in a statement",
      "table: shipments",
      "statement: SELECT * FROM dblink('host=a password=hush', 'x')"
    ],
    [
      "a signed address",
      "table: shipments",
      "address: https://files.example/a.parquet?X-Amz-Signature=abc"
    ]
  ])("with credentials is refused at their line: %s", (_, from, to) => {
    const line = from.startsWith("conn") ? 4 : /\n/.test(to) ? 6 : 5;
    expect(told([from, to])).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^data/remote/shipments\\.yaml:${line}:\\w+: credentials, or a part of an address, in a head \\(put the whole address into an environment variable, and name that in connection\\)$`
        )
      )
    );
  });

  it.each([
    [
      "partition: edition",
      "partition: editon",
      /:14:partition: unknown column: editon \(did you mean edition\?\)/
    ],
    ["  1: {", "  one: {", /:16:one: no integer: one /],
    [
      "bkorea2019[",
      "bkorea201[",
      /:16:sources: unknown citation key: bkorea201 \(did you mean bkorea2019\?/
    ],
    ["bkorea2019[edition 1]", "bkorea2019", /:16:sources: malformed source/],
    ["year_of: day", "year_of: usd", /:18:group_by: no date: usd /],
    ["  usd: {sum", "  n: {sum", /:19:measures: a column of that name is there: n /],
    ["sum: usd,", "sum: day,", /:20:sum: a sum of dates: day /],
    ["sum: usd,", "sum: usd, max: usd,", /:20:usd: 2 ways to sum up /],
    ["table: shipments", "statement: DELETE FROM shipments", /:5:statement: not one SELECT /],
    ["table: shipments", "statement: SELECT 1; SELECT 2", /:5:statement: not one SELECT /],
    ["table: shipments\n", "", /:3:engine: neither a table nor a statement, or both /],
    [
      "engine: postgres",
      "engine: trino",
      /:3:engine: unknown word \(write one of postgres, clickhouse, parquet\)/
    ],
    ["engine: postgres", "engine: parquet", /:5:table: Parquet has no table /],
    [
      "Who reports it.",
      "Who., resource: states",
      /:11:resource: unknown table: states \(did you mean sta|name a table/
    ],
    ["group_by:", "where: {usd: many}\ngroup_by:", /:18:usd: no integer: many /],
    ["group_by:", "amount: least\ngroup_by:", /:18:amount: no sum of that name: least /],
    [
      "table: shipments",
      "table: shipments\nversion: 15",
      /:6:version: must be string \(write it in quotation marks\)/
    ],
    ["title: Shipments by year", "title: [", /:\d+: .*\(mend the YAML\)/]
  ])("is refused: %s as %s", (from, to, line) => {
    expect(told([from, to])).toContainEqual(expect.stringMatching(line));
  });

  it("is refused as another table of the record, and under a name that is none", () => {
    const text = new TextEncoder().encode(headText(100));
    const named = (name: string) =>
      datasetOf(new Map([...files, [`${folder}/remote/${name}`, text] as const]), folder)
        .problems.map(formatProblem)
        .map(short(folder));
    expect(named("events.yaml")).toContainEqual(
      expect.stringMatching(/events\.yaml:1: a table of that name is there: events /)
    );
    expect(named("By Year.yaml")).toContainEqual(
      expect.stringMatching(/:1: no name of a table: By Year /)
    );
    expect(named("by_year.yml")).toContainEqual(
      expect.stringMatching(/:1: a head is called NAME\.yaml /)
    );
  });

  it("is missed where only its sums are there", () => {
    const all = new Map([...files, [`${folder}/remote/lost.csv`, new Uint8Array()] as const]);
    expect(datasetOf(all, folder).problems.map(formatProblem).map(short(folder))).toContainEqual(
      "data/remote/lost.csv: sums without a head (restore data/remote/lost.yaml, or remove it)"
    );
  });
});
