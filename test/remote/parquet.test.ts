import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {
  answered,
  databaseOf,
  headText,
  ownSums,
  problemsIn,
  remoteFolder,
  rowsOf,
  rule,
  theirSums
} from "../support/remote.js";

const rows = 100_000;
const file = join(mkdtempSync(join(tmpdir(), "cold-winter-")), "shipments.parquet");
const server = createServer((request, response) => {
  const bytes = readFileSync(file);
  if (request.url === "/whole") return response.end(bytes);
  if (request.url === "/page") return response.end("<!doctype html><title>Sign in</title>");
  if (request.url === "/gone") return response.writeHead(404).end();
  response.writeHead(200, {"content-length": bytes.length});
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
});
let site: string;

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`COPY (${rule.duckdb(rows)}) TO '${file}' (FORMAT parquet)`);
  connection.closeSync();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const asked = (place: string, ...changes: [from: string | RegExp, to: string][]) =>
  remoteFolder(
    headText(
      rows,
      ...changes,
      ["engine: postgres", "engine: parquet"],
      ["connection: SHIPMENTS\n", ""],
      ["table: shipments", place]
    )
  );

it.each(["path", "address", "variable"])(
  "Parquet is summed up where a head names its %s",
  async (where) => {
    const address = where === "path" ? file : `${site}/whole`;
    const folder = asked(where === "variable" ? "connection: SHIPMENTS" : `address: ${address}`);
    const [line] = await answered(folder, address);
    expect(line).toMatch(/: 100 sums of 100000 rows, answered by Parquet read by DuckDB v\d/);
    expect(problemsIn(folder)).toEqual([]);
    const database = await databaseOf(folder);
    expect(await rowsOf(database, theirSums)).toEqual(await rowsOf(database, ownSums(rows)));
    database.closeSync();
  }
);

it.each([
  ["half", /gave no whole answer: (terminated|other side closed|aborted)/],
  ["page", /gave no whole answer: .*(No magic bytes|too small)/],
  ["gone", /gave no whole answer: the server answers 404/]
])("a file is refused with a sentence: %s", async (name, line) => {
  const folder = asked(`address: ${site}/${name}`);
  expect(await answered(folder)).toEqual([expect.stringMatching(line)]);
  expect(problemsIn(folder)).toEqual([
    "data/remote/shipments.yaml:1: not answered yet (run npm run build)"
  ]);
});

it("a work that the record lacks is told once, at the head, though every row cites it", async () => {
  const folder = asked(`address: ${file}`);
  await answered(folder);
  const head = join(folder, "remote/shipments.yaml");
  writeFileSync(
    head,
    readFileSync(head, "utf8").replace("bkorea2019[", "nobody[").replace("edition 2", "")
  );
  expect(problemsIn(folder)).toEqual([
    "data/remote/shipments.yaml:1:partitions: no place in businessstandard-2017 (name the paragraph, section, table, row or page; for a text of one paragraph write text)",
    "data/remote/shipments.yaml:15:sources: unknown citation key: nobody (add it to data/sources.bib)"
  ]);
});

it("a sum that comparisons would draw one of two of is refused, and one alone is a measure", async () => {
  const drawn: [string, string][] = [
    ["group_by: [reporter,", "amount: usd\ngroup_by: [{name: case, of: reporter},"],
    ["businessstandard-2017[", "bkorea2019["]
  ];
  const folder = asked(`address: ${file}`, ...drawn);
  await answered(folder);
  expect(problemsIn(folder)).toEqual([
    "data/remote/shipments.yaml:17:amount: two sums of one case, year and work: R0, 2010, bkorea2019 (cite another work for the other partition, or leave amount out)"
  ]);
  const measures = readDataset(folder).package.raw["coldwinter:measures"] as {
    id: string;
    unit: string;
  }[];
  expect(measures.at(-1)).toMatchObject({
    id: "shipments",
    kind: "amount",
    unit: "USD",
    title: "edition"
  });
});
