import {mkdtempSync, readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it} from "vitest";
import {answered, databaseOf, headText, ownSums, problemsIn, remoteFolder, rowsOf, rule, theirSums} from "../support/remote.js"; // prettier-ignore

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

const asked = (place: string) =>
  remoteFolder(
    headText(
      rows,
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
  expect(problemsIn(folder)).toEqual(["data/remote/shipments.yaml:1: not answered yet (run npm run build)"]); // prettier-ignore
});
