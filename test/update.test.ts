// @module-tag slow
import {createHash} from "node:crypto";
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {stringify} from "csv-stringify/sync";
import {parse} from "csv-parse/sync";
import {strToU8} from "fflate";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {filesBelow, readDataset, type Dataset} from "@cold-winter/data";
import {loaderRecord, readLoaders, type LoadedRow} from "@cold-winter/data/loaders";
import {accept, decline, undo} from "../packages/site/src/update/accept.js";
import {
  Places,
  readCandidates,
  readLock,
  writeCandidates,
  type Cells
} from "../packages/site/src/update/candidates.js";
import {propose} from "../packages/site/src/update/propose.js";
import {faultOf, readRelease, unasked} from "../packages/site/src/update/release.js";
import {updateReport} from "../packages/site/src/update/report.js";

const loaders = await readLoaders();
const population = loaders.find(({loader}) => loader.id === "wdi_datahub-population")!;
const column = "variable";
const variable = "population_wdi";

const folder = mkdtempSync(join(tmpdir(), "cold-winter-")).replaceAll("\\", "/");
const data = `${folder}/data`;
cpSync("data", data, {recursive: true});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const places = new Places(data);
const record = readDataset(data);
const kept = parse<Cells>(readFileSync(`${data}/observations.csv`), {columns: true}).filter(
  (cells) => cells[column] === variable
);

/** The publisher's file of the record's own figures, changed as a test asks. */
function publisherFile(change: (rows: string[][]) => string[][] = (rows) => rows): string {
  const rows = kept.map(({case: code, year, best}) => ["a country", code!, year!, best!]);
  return stringify([["Country Name", "Country Code", "Year", "Value"], ...change(rows)]);
}

const same = (rows: string[][]) => rows;
const to2023 = (rows: string[][]) => [...rows, ["a country", "CHN", "2025", "1405000000"]];
const times = (factor: number) => (rows: string[][]) =>
  rows.map(([name, code, year, value]) => [name!, code!, year!, String(Number(value) * factor)]);

async function proposed(text: string, dataset: Dataset = record, smaller = false) {
  const file = {name: "population.csv", bytes: strToU8(text)};
  const rows: LoadedRow[] = await population.loader.load(file, loaderRecord(dataset));
  const sha256 = createHash("sha256").update(text).digest("hex");
  const release = {address: file.name, sha256, bytes: text.length, day: "2026-11-29"};
  const {[population.loader.id]: locked} = readLock(places);
  return propose({...population, read: {file, release}, rows, dataset, locked, smaller});
}

describe("a publisher's file held against the record", () => {
  it("changes nothing where it says the same", async () => {
    const {changes, rows} = await proposed(publisherFile(same));
    expect(changes).toEqual([]);
    expect(rows).toBe(kept.length);
  });

  it("shows a row that is new and one that changed, with who says so", async () => {
    const text = publisherFile((rows) =>
      to2023(rows).map((row) =>
        row[1] === "PRK" && row[2] === "1995" ? [...row.slice(0, 3), "22000000"] : row
      )
    );
    const {changes, said_by} = await proposed(text);
    expect(changes.map(({id, before, after}) => [id, before?.["best"], after?.["best"]])).toEqual([
      [
        "prk-population_wdi-1995",
        kept.find(({id}) => id === "prk-population_wdi-1995")!["best"],
        "22000000"
      ],
      ["chn-population_wdi-2025", undefined, "1405000000"]
    ]);
    expect(changes.at(-1)!.after).toMatchObject({
      sources: "wdi_datahub[SP.POP.TOTL, CHN 2025]",
      status: "checked",
      seen: "data_file"
    });
    expect(said_by).toMatch(/^wdi_datahub, read by loaders\/datahub\.ts from population\.csv on /);
  });

  it("keeps what a person wrote of a row", async () => {
    const noted = structuredClone(record);
    const file = `${data}/observations.csv`;
    const text = record.canonical.get(file)!;
    noted.canonical.set(
      file,
      text.replace(
        /^(prk-population_wdi-1995,.*,"wdi_datahub\[[^\]]*\])(".*),$/m,
        "$1;mpd2023[x]$2,Our note."
      )
    );
    expect(noted.canonical.get(file)).not.toBe(text);
    const {changes} = await proposed(
      publisherFile((rows) =>
        rows.map((row) =>
          row[1] === "PRK" && row[2] === "1995" ? [...row.slice(0, 3), "22000000"] : row
        )
      ),
      noted
    );
    expect(changes[0]!.after).toMatchObject({
      note: "Our note.",
      sources: "wdi_datahub[SP.POP.TOTL, PRK 1995];mpd2023[x]"
    });
  });

  it.each([
    ["keeps", "the same", (value: string) => value, ";mpd2023[x]"],
    ["drops", "another figure", () => "22000000", ""]
  ])("%s the work that said it before where it says %s", async (_does, _what, say, witness) => {
    const told = structuredClone(record);
    const file = `${data}/observations.csv`;
    const text = record.canonical.get(file)!;
    told.canonical.set(
      file,
      text.replace(/^(prk-population_wdi-1995,.*,)"wdi_datahub\[[^\]]*\]"/m, "$1mpd2023[x]")
    );
    expect(told.canonical.get(file)).not.toBe(text);
    const {changes} = await proposed(
      publisherFile((rows) =>
        rows.map(([name, code, year, value]) => [
          ...[name!, code!, year!],
          code === "PRK" && year === "1995" ? say(value!) : value!
        ])
      ),
      told
    );
    expect(changes.map(({after}) => after?.["sources"])).toEqual([
      `wdi_datahub[SP.POP.TOTL, PRK 1995]${witness}`
    ]);
  });

  it.each([
    [
      "a case",
      (rows: string[][]) => rows.filter(([, code]) => code !== "PRK"),
      /:case: no row of PRK any more \(.*case_codes/
    ],
    [
      "a case that is called otherwise",
      (rows: string[][]) => rows.map(([n, c, y, v]) => [n!, c === "PRK" ? "NKO" : c!, y!, v!]),
      /:case: no row of PRK any more/
    ],
    [
      "rows",
      (rows: string[][]) => rows.slice(1),
      /: 259 rows where there were 260: perhaps half a file/
    ],
    ["all rows", () => [], /no row of any case of the record/]
  ])("is refused where it has lost %s", async (_what, change, words) => {
    await expect(proposed(publisherFile(change))).rejects.toThrow(words);
  });

  it("may hold less where somebody says that it does", async () => {
    const {changes} = await proposed(
      publisherFile((rows) => rows.slice(1)),
      record,
      true
    );
    expect(changes).toMatchObject([{after: null}]);
  });

  it.each([1e-3, 1e3])("is refused in a unit %d times the last", async (factor) => {
    await expect(proposed(publisherFile(times(factor)))).rejects.toThrow(
      `population.csv:population_wdi: most figures are ${factor} times those of the record: another unit`
    );
  });

  it("is refused where two lines give one row", async () => {
    await expect(proposed(publisherFile((rows) => [...rows, rows[0]!]))).rejects.toThrow(
      /two lines give [a-z]{3}-population_wdi-\d{4}/
    );
  });

  it("is refused where its last line is cut", async () => {
    const text = publisherFile();
    await expect(proposed(text.slice(0, text.lastIndexOf(",")))).rejects.toThrow(
      "the last line has 3 cells of 4: half a file"
    );
  });
});

describe("candidates", () => {
  const id = population.loader.id;
  const contents = () =>
    new Map(filesBelow(data).map((file) => [file, readFileSync(file, "utf8")] as const));
  const begun = contents();
  const waiting = async () => {
    const candidates = await proposed(publisherFile(to2023), readDataset(data));
    writeCandidates(places.waiting(id), candidates);
    return candidates;
  };

  it("are told in a report before anything is written", async () => {
    const candidates = await waiting();
    const findings = [{figure: "people", before: "1,400 million", after: "1,405 million"}];
    const report = updateReport([
      {loader: id, candidates, problems: [], findings},
      {loader: "other", refused: "page.csv: a web page in place of a file"},
      {loader: "third", passed: unasked({address: null})}
    ]);
    expect(report).toContain(`## ${id}: 1 new, 0 changed, 0 gone`);
    expect(report).toContain("- new `chn-population_wdi-2025`: 1405000000 persons");
    expect(report).toContain("- now: 1,400 million\n  - then: 1,405 million");
    expect(report).toContain("## Refused\n\n- **other**: page.csv: a web page");
    const {changes} = candidates;
    const cited = {...changes[0]!, before: {...changes[0]!.after!, sources: "nobody[x]"}};
    const told = updateReport([{loader: id, candidates: {...candidates, changes: [cited]}}]);
    expect(told).toContain("- 1 rows say the same and would cite wdi_datahub first");
    expect(report).toContain("## Not asked\n\n- **third**: it has no address that can be asked");
    for (const [file, text] of begun) expect(contents().get(file)).toBe(text);
    expect(readCandidates(places, id)).toEqual(candidates);
  });

  it("are no rows of the record while they wait", () => {
    const {problems, version} = readDataset(data);
    expect(problems).toEqual([]);
    expect(version).toBe(record.version);
  });

  it("are taken, with the file's checksum and day in the lock, and given back to the byte", async () => {
    const before = contents();
    expect(await accept(places, id)).toContain("1 new, 0 changed, 0 gone");
    const rows = readDataset(data).tables.get("observations")!;
    expect(rows.find((row) => row.id === "chn-population_wdi-2025")!.values["best"]).toBe(
      1405000000
    );
    expect(readLock(places)[id]).toMatchObject({
      sha256: createHash("sha256").update(publisherFile(to2023)).digest("hex"),
      day: "2026-11-29",
      rows: 261
    });
    await expect(accept(places, id)).rejects.toThrow("no candidates");
    expect(undo(places, id)).toContain("given back");
    expect(contents()).toEqual(before);
    expect(readLock(places)).toEqual({});
    expect(() => undo(places, id)).toThrow("was given back already");
  });

  it("are given back after a death between two files, too", async () => {
    const before = contents();
    await accept(places, id);
    const accepted = readFileSync(places.accepted(id), "utf8");
    undo(places, id);
    // What was to be done is written; the table is not.
    writeFileSync(places.accepted(id), accepted);
    undo(places, id);
    expect(contents()).toEqual(before);
  });

  it("are refused where the row was edited since, and where the rules refuse the record; nothing is written", async () => {
    const candidates = await waiting();
    const file = places.waiting(id);
    const text = readFileSync(file, "utf8");
    const [change] = candidates.changes;
    const before = contents();
    const other = {...change!, before: {...change!.after!, best: "1"}};
    writeCandidates(file, {...candidates, changes: [other]});
    await expect(accept(places, id)).rejects.toThrow("chn-population_wdi-2025: edited since");
    const wrong = {...change!, after: {...change!.after!, sources: "nobody[x]"}};
    writeCandidates(file, {...candidates, changes: [wrong]});
    await expect(accept(places, id)).rejects.toThrow("unknown citation key: nobody");
    writeFileSync(file, text);
    expect(contents()).toEqual(before);
  });

  it("that are declined come again only when the publisher says something else", async () => {
    await waiting();
    expect(decline(places, id, "chn-population_wdi-2025")).toContain("is left as it is");
    expect((await proposed(publisherFile(to2023))).changes).toEqual([]);
    const other = publisherFile((rows) => [...rows, ["a country", "CHN", "2025", "1406000000"]]);
    expect((await proposed(other)).changes).toHaveLength(1);
  });
});

describe("the newest release", () => {
  let server: Server;
  let address = "";

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === "/population.csv") return response.end(publisherFile());
      if (request.url === "/empty.csv") return response.end();
      if (request.url === "/half.csv") {
        response.writeHead(200, {"content-length": "5000"});
        response.write("Country Name,Country Code\n");
        return setImmediate(() => request.socket.destroy());
      }
      response.writeHead(404, "Not Found");
      return response.end("<html>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const from = (path: string) => readRelease(population.loader, path);

  it("is read whole, with its checksum and day", async () => {
    const {file, release} = await from(`http://${address}/population.csv`);
    expect(new TextDecoder().decode(file.bytes)).toBe(publisherFile());
    expect(file.name).toBe("population.csv");
    expect(release).toMatchObject({
      address: `http://${address}/population.csv`,
      sha256: createHash("sha256").update(publisherFile()).digest("hex")
    });
    expect(release.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it("may be a file, of which the lock keeps the name alone", async () => {
    const file = `${folder}/by-hand.csv`;
    writeFileSync(file, publisherFile());
    expect((await from(file)).release.address).toBe("by-hand.csv");
    await expect(from(`${folder}/none.csv`)).rejects.toThrow("none.csv: no such file");
  });

  it.each([
    ["/half.csv", /the server ended before the file was whole/],
    ["/empty.csv", /an empty file/],
    ["/moved.csv", /the server answers 404 Not Found/]
  ])("is refused at %s in a sentence", async (path, words) => {
    await expect(from(`http://${address}${path}`)).rejects.toThrow(words);
  });

  it("is refused without a network, over plain http, and where a certificate fails", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const {port} = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await expect(from(`http://127.0.0.1:${port}/x.csv`)).rejects.toThrow(
      "no network, or no such server (ECONNREFUSED)"
    );
    await expect(from("http://example.org/x.csv")).rejects.toThrow("not fetched over https");
    await expect(from(`https://${address}/population.csv`)).rejects.toThrow(
      "nothing could be fetched: "
    );
    const fault = new TypeError("fetch failed", {cause: {code: "DEPTH_ZERO_SELF_SIGNED_CERT"}});
    expect(faultOf(fault)).toBe("the server's certificate fails (DEPTH_ZERO_SELF_SIGNED_CERT)");
  });

  it("is asked for with a reader's own key, which nobody is told", async () => {
    const {loader} = population;
    const keyed = {...loader, address: `http://${address}/{COLD_WINTER_TEST_KEY}.csv`};
    await expect(readRelease(keyed)).rejects.toThrow(
      "its service asks for a key: COLD_WINTER_TEST_KEY is not set (put your own"
    );
    try {
      process.env["COLD_WINTER_TEST_KEY"] = "population";
      const {file, release} = await readRelease(keyed);
      expect(new TextDecoder().decode(file.bytes)).toBe(publisherFile());
      expect(JSON.stringify(release)).not.toContain("population");
      process.env["COLD_WINTER_TEST_KEY"] = "secret";
      const refused = await readRelease(keyed).catch(String);
      expect(refused).toContain("{COLD_WINTER_TEST_KEY}.csv: the server answers 404");
      expect(refused).not.toContain("secret");
    } finally {
      delete process.env["COLD_WINTER_TEST_KEY"];
    }
  });

  it("of a closed work is asked for by hand", async () => {
    const {loader} = loaders.find((each) => each.loader.address === null)!;
    await expect(readRelease(loader)).rejects.toThrow("give a file with --from FILE");
  });
});
