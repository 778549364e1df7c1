import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runQuery} from "../packages/data/src/answers.js";
import {createDatabase} from "../packages/data/src/database.js";
import {
  overlaySql,
  parseDispute,
  readDispute,
  rowsOfDispute,
  type Dispute
} from "../packages/data/src/dispute/index.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {disputedRows, disputeGrounds} from "../packages/site/src/commands/new/disputed-rows.js";

const dataset = readDataset();
const grounds = disputeGrounds(dataset);
const rowsIn = (table: string) => dataset.tables.get(table)!;
const dated = rowsIn("estimates").find(
  ({values}) => values["subject_table"] === "events" && values["quantity"] === "date"
)!;
const disputed = String(dated.values["subject"]);
const work = {
  type: "book",
  author: "Example, Ann",
  title: "An Example",
  publisher: "Example Press"
};
const told = {
  ...{dispute: 1, data: dataset.version, table: "events", row: disputed, field: "date"},
  rival: {date: "1999-01-02"},
  source: {
    ...{key: "example-1999", locator: "p. 7", seen: "excerpt"},
    work: {...work, year: "1999", family: "scholar", grade: grounds.grades[0]!.id}
  },
  note: "An example."
};
const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Makes rows of what a file holds, as `new -- claim --from` does. */
function made(value: unknown) {
  const file = join(folder, "dispute.json");
  writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
  return disputedRows(file, dataset);
}

describe("a file that disputes a row", () => {
  it("becomes a reading beside those that the record has, and an entry of the bibliography", () => {
    const {rows, entries} = made(told);
    expect(rows).toHaveLength(1);
    expect(rows![0]!.row).toMatchObject({
      ...{subject_table: "events", subject: disputed, quantity: "date", date: "1999-01-02"},
      ...{sources: "example-1999[p. 7]", status: "unchecked", seen: "excerpt"}
    });
    expect(entries![0]!.text).toContain("@book{example-1999,");
  });

  it("keeps what the row itself says as the first reading where there was none", () => {
    const subjects = new Set(rowsIn("estimates").map(({values}) => values["subject"]));
    const {id, values} = rowsIn("events").find((row) => !subjects.has(row.id))!;
    const {rows} = made({...told, row: id});
    expect(rows!.map(({row}) => row["date"])).toEqual([values["date"], "1999-01-02"]);
    expect(rows![0]!.row).toMatchObject({sources: values["sources"], status: values["status"]});
  });

  it("becomes a look-up that contradicts the cell where no readings are kept", () => {
    const {id} = rowsIn("costs").find(({values}) => values["best"] !== null)!;
    const {rows} = made({
      ...told,
      table: "costs",
      row: id,
      field: "best",
      rival: {best: 7, low: 5}
    });
    expect(rows).toMatchObject([
      {table: "sightings", row: {subject: id, field: "best;low", outcome: "contradicted"}}
    ]);
  });

  const script = "<script>alert(1)</script>";
  const fields = ["data", "table", "row", "field", "note", "origin"];
  it.each([
    ...fields.map((name) => [`a script in ${name}`, {...told, [name]: script}, /markup/] as const),
    ...["key", "locator", "seen"].map(
      (name) =>
        [
          `a script in its ${name}`,
          {...told, source: {...told.source, [name]: script}},
          /markup/
        ] as const
    ),
    ...Object.keys(told.source.work).map(
      (name) =>
        [
          `a script in the ${name} of its work`,
          {...told, source: {...told.source, work: {...told.source.work, [name]: script}}},
          /markup/
        ] as const
    ),
    ["a script for a date", {...told, rival: {date: script}}, /markup/],
    ["an unknown row", {...told, row: "nobody"}, /no row nobody/],
    ["an unknown table", {...told, table: "weather"}, /Rows of weather cannot/],
    ["an unknown column", {...told, field: "colour"}, /has no colour/],
    ["an older version", {...told, dispute: 0}, /format 0/],
    ["a reversed range", {...told, rival: {low: 9, high: 4}}, /9 to 4/],
    ["a date that ends before it begins", {...told, rival: {date: "1962/1958"}}, /1962/],
    ["no source", {...told, source: undefined}, /source is missing/],
    ["no place in it", {...told, source: {...told.source, locator: ""}}, /fill in: locator/],
    [
      "a source that nobody knows",
      {...told, source: {key: "x-1", locator: "p. 1", seen: "excerpt"}},
      /no work x-1/
    ],
    ["a work that is known", {...told, source: {...told.source, key: grounds.works[0]}}, /already/],
    ["no rival", {...told, rival: {}}, /no rival value/],
    [
      "an address that runs",
      {...told, source: {...told.source, work: {...told.source.work, url: "javascript:alert(1)"}}},
      /not an address/
    ],
    ["half a file", JSON.stringify(told).slice(0, 60), /not JSON/],
    ["another file", {}, /not contain a dispute/]
  ] as [string, unknown, RegExp][])("is refused in a sentence with %s", (_, value, words) => {
    expect(() => made(value)).toThrow(words);
  });
});

describe("a rival reading laid over the record", () => {
  let connection: Awaited<ReturnType<typeof createDatabase>>;
  const dispute = readDispute(told) satisfies Dispute;
  const {values: row} = rowsIn("events").find(({id}) => id === disputed)!;
  const readings = rowsIn("estimates")
    .map(({values}) => values)
    .filter(({subject, quantity}) => subject === disputed && quantity === "date");
  const ids = () => rowsIn("estimates").map(({id}) => id);
  const added = rowsOfDispute(dispute, grounds, {row, readings, ids, today: "2026-01-01"});

  beforeAll(async () => void (connection = await createDatabase(dataset)));
  afterAll(() => connection.closeSync());

  /** The readings of the thing with a dispute laid over them, and the one that a lens takes. */
  async function laid(standing: "instead" | "beside") {
    await connection.run("BEGIN");
    await connection.run(overlaySql(dispute, grounds, {row, added, standing}));
    const sql = `SELECT date FROM estimates WHERE subject = '${disputed}' AND quantity = 'date' ORDER BY ALL`;
    const {rows: read} = await runQuery(connection, sql);
    const own = await runQuery(
      connection,
      `SELECT date, date_from FROM events WHERE id = '${disputed}'`
    );
    await connection.run("ROLLBACK");
    return {dates: read["date"], own: own.rows};
  }

  it("stands in the place of all readings of the thing", async () => {
    const {dates, own} = await laid("instead");
    expect(dates).toEqual(["1999-01-02"]);
    expect(own).toEqual({date: ["1999-01-02"], date_from: ["1999-01-02"]});
  });

  it("stands beside them", async () => {
    const {dates, own} = await laid("beside");
    expect(dates).toHaveLength(readings.length + 1);
    expect(own["date"]).toEqual([row["date"]]);
  });
});

describe("what a dispute says", () => {
  it("is read as it was written", () => {
    expect(parseDispute(JSON.stringify(told))).toEqual(told);
  });
});
