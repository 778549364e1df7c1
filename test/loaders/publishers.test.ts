import {strToU8} from "fflate";
import {describe, expect, it} from "vitest";
import {memoizeByName, readDataset, type Row} from "@cold-winter/data";
import {loaderRecord, readLoaders, type LoadedRow, type Loader} from "@cold-winter/data/loaders";
import {keptRows} from "../../packages/site/src/update/propose.js";
import {services} from "../support/services.js";
import {madeFiles, sipri, workbook, type Made} from "../support/publishers.js";

const dataset = readDataset();
const record = loaderRecord(dataset);
const loaders = (await readLoaders()).map(({loader}) => loader);
const tables = loaders.filter(({id}) => id in madeFiles);

const load = async (loader: Loader, {pack, table}: Made) => loader.load(pack(table), record);
const sorted = (rows: LoadedRow[]) =>
  rows.toSorted((a, b) => (a["sources"]! < b["sources"]! ? -1 : 1));
const madeFor = ({id}: Loader) => madeFiles[id]!;
const altered = (made: Made, change: (table: Made["table"]) => Made["table"]) => ({
  ...made,
  table: change(structuredClone(made.table))
});

const cellsOf = memoizeByName((table) =>
  [...keptRows(dataset, table).values()].map(({cells}) => cells)
);

// What the record has in the cells that a loader gave, by what both say of the row.
function recorded(loader: Loader, row: LoadedRow): LoadedRow | undefined {
  const kept = cellsOf(loader.table);
  const match = loader.match ?? ["id"];
  const found = kept.find(
    (cells) =>
      cells["sources"]!.startsWith(`${loader.source}[`) &&
      match.every((column) => cells[column] === row[column])
  );
  return found && Object.fromEntries(Object.keys(row).map((column) => [column, found[column]!]));
}

it("every loader says how its format is known, what it was held against, and cites a work of the record", () => {
  const keys = dataset.sources.map(({key}) => key);
  for (const loader of loaders) {
    expect(keys).toContain(loader.source);
    expect(["seen", "documented", "assumed"]).toContain(loader.format.known);
    expect(loader.format.where.length).toBeGreaterThan(20);
    expect(loader.compared).toMatch(/^\d{4}-\d{2}-\d{2}: |^not compared: /);
  }
  expect(new Set(loaders.map(({id}) => id)).size).toBe(loaders.length);
});

it("every loader has a test", () => {
  const others = [
    "un_list_2018",
    "ofac_sdn",
    "cns-nti-2023",
    ...services.map(({loader}) => loader),
    ...loaders.filter(({source}) => source === "wdi_api").map(({id}) => id)
  ];
  expect(
    loaders.map(({id}) => id).filter((id) => !(id in madeFiles) && !others.includes(id))
  ).toEqual([]);
});

describe.each(tables)("the loader of $id", (loader) => {
  const made = madeFor(loader);
  const at = (name: string) => made.table[0]!.map(String).indexOf(name);

  it("gives the rows of the record, cell by cell", async () => {
    const rows = await load(loader, made);
    expect(rows.length).toBeGreaterThan(1);
    for (const {id, ...row} of rows) {
      const {id: kept, ...cells} = recorded(loader, {id: id!, ...row}) ?? {};
      expect({...row}, `${id!} as ${String(kept)}`).toEqual(cells);
    }
  });

  it("shows every cell that changes", async () => {
    const before = JSON.stringify(await load(loader, made));
    for (const column of made.figures) {
      const line = made.table.findIndex(
        (row) => typeof row[at(column)] === "number" && row !== made.table[0] && isCase(row)
      );
      const changed = altered(made, (table) => {
        table[line]![at(column)] = Number(table[line]![at(column)]) * 1.25;
        return table;
      });
      expect(JSON.stringify(await load(loader, changed)), column).not.toBe(before);
    }
  });

  it("finds its columns wherever they stand, below lines of notes", async () => {
    const turned = altered(made, (table) => [
      ["A note of the publisher"],
      [],
      ...table.map((row) => row.reverse())
    ]);
    expect(sorted(await load(loader, turned))).toEqual(sorted(await load(loader, made)));
  });

  it.each(made.needed)(
    "refuses a file without the column %s, and says what it has",
    async (name) => {
      const renamed = altered(made, (table) => {
        table[0]![at(name)] = "renamed";
        return table;
      });
      await expect(async () => load(loader, renamed)).rejects.toThrow(
        new RegExp(`${escaped(name)}: missing column; the nearest header has .*renamed`)
      );
    }
  );

  it("refuses words where a figure belongs, with the line and the column", async () => {
    const [column] = made.figures;
    const line = made.table.findIndex((row) => isCase(row));
    const wrong = altered(made, (table) => {
      table[line]![at(column!)] = "n/a";
      return table;
    });
    const words = new RegExp(`:\\d+:${escaped(column!)}: not a number: n/a \\(`);
    await expect(async () => load(loader, wrong)).rejects.toThrow(words);
  });

  it("refuses a web page and half a file", async () => {
    const {name, bytes} = made.pack(made.table);
    const page = strToU8("<!DOCTYPE html><html><head><title>Moved</title></head></html>");
    await expect(async () => loader.load({name, bytes: page}, record)).rejects.toThrow(
      "a web page in place of a file: Moved"
    );
    if (name.endsWith(".csv")) return;
    const half = {name, bytes: bytes.slice(0, bytes.length / 2)};
    await expect(async () => loader.load(half, record)).rejects.toThrow(
      /whole zip archive|half a file/
    );
  });
});

// Whether a line is one of a case of the record.
const cases = dataset.tables.get("cases")!.map(({id}) => id);
const codes = dataset.tables.get("case_codes")!.map(({values}: Row) => String(values["code"]));
function isCase(row: Made["table"][number]): boolean {
  return row.some(
    (cell) =>
      [...cases, ...codes].includes(String(cell)) || cases.includes(String(cell).toUpperCase())
  );
}

function escaped(words: string): string {
  return words.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

describe("the loader of SIPRI's workbook", () => {
  const loader = loaders.find(({id}) => id === "sipri2023")!;
  const {table} = madeFiles["sipri2023"]!;

  it("refuses a sheet that says another unit", async () => {
    const says = {"Current US$": "Figures are in US $b., in current prices"};
    await expect(async () => loader.load(sipri(table, says), record)).rejects.toThrow(
      /Current US\$:unit: nothing above the header says “Figures are in US \$m\./
    );
  });

  it("refuses a workbook without a sheet, and says which there are", async () => {
    const file = workbook("other.xlsx", {Summary: [["Country"]]});
    await expect(async () => loader.load(file, record)).rejects.toThrow(
      "other.xlsx:Local currency calendar years: missing sheet; it has Summary"
    );
  });
});

describe("the loader of the Security Council's list", () => {
  const loader = loaders.find(({id}) => id === "un_list_2018")!;
  const entry = (kind: string, number: string, day: string) =>
    `<${kind}><FIRST_NAME>${number}</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>` +
    `<REFERENCE_NUMBER>${number}</REFERENCE_NUMBER><LISTED_ON>${day}</LISTED_ON></${kind}>`;
  const list = (people: string[], bodies: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2018-10-29T19:09:49">` +
    `<INDIVIDUALS>${people.join("")}<INDIVIDUAL><UN_LIST_TYPE>Other</UN_LIST_TYPE></INDIVIDUAL></INDIVIDUALS>` +
    `<ENTITIES>${bodies.join("")}</ENTITIES></CONSOLIDATED_LIST>`;
  const people = ["KPi.1", "KPi.2", "KPi.3"].map((number) =>
    entry("INDIVIDUAL", number, "2013-03-07")
  );
  const bodies = ["KPe.1", "KPe.2"].map((number) => entry("ENTITY", number, "2013-03-07"));
  const read = (text: string) =>
    loader.load({name: "consolidated.xml", bytes: strToU8(text)}, record);

  it("counts the entries of a day as the record does", async () => {
    const [row, ...others] = await read(list(people, bodies));
    expect(others).toEqual([]);
    const {id, ...cells} = row!;
    const {id: kept, ...known} = recorded(loader, row!)!;
    expect(cells).toEqual(known);
    expect([id, kept]).toEqual(["prk-li-un-*", "prk-li-un-05"]);
  });

  it("shows an entry that is gone, and refuses a day that is none and half a list", async () => {
    const [row] = await read(list(people.slice(1), bodies));
    expect(row!["individuals"]).toBe("2");
    await expect(async () =>
      read(list([entry("INDIVIDUAL", "KPi.9", "spring")], bodies))
    ).rejects.toThrow("consolidated.xml:INDIVIDUAL KPi.9: LISTED_ON: not a day: spring");
    await expect(async () => read(list(people, bodies).slice(0, 400))).rejects.toThrow(
      "no whole XML"
    );
  });
});

describe("the loader of the World Bank's answers", () => {
  const loader = loaders.find(({id}) => id === "wdi_api-population_wdi")!;
  const entry = (code: string, date: string, value: number | null, name = "Population, total") => ({
    indicator: {id: "SP.POP.TOTL", value: name},
    country: {id: "XX", value: "a country"},
    ...{countryiso3code: code, date, value, unit: "", obs_status: "", decimal: 0}
  });
  const entries = [
    entry("CHN", "1995", 1204855000),
    entry("CHN", "1994", 1191835000),
    entry("EMU", "1994", 1),
    entry("PRK", "2026", null)
  ];
  const answer = (list: object[], head: object = {}) =>
    JSON.stringify([
      {page: 1, pages: 1, per_page: 20000, total: list.length, lastupdated: "2026-07-13", ...head},
      list
    ]);
  const read = async (text: string) =>
    loader.load({name: "SP.POP.TOTL", bytes: strToU8(text)}, record);

  it("gives the figures that the record has from a copy, citing the bank", async () => {
    const rows = await read(answer(entries));
    expect(rows.map(({id, sources, vintage}) => [id, sources, vintage])).toEqual([
      ["chn-population_wdi-1995", "wdi_api[SP.POP.TOTL, CHN 1995]", "2026"],
      ["chn-population_wdi-1994", "wdi_api[SP.POP.TOTL, CHN 1994]", "2026"]
    ]);
    for (const {id, best, unit} of rows)
      expect(cellsOf("observations").find((cells) => cells["id"] === id)).toMatchObject({
        best,
        unit
      });
  });

  it.each([
    ["a page of several", answer(entries, {pages: 2}), "pages: 2 pages where one was asked for"],
    ["half an answer", answer(entries, {total: 9}), "total: 4 entries of 9: half an answer"],
    ["half a text", answer(entries).slice(0, 300), "no whole JSON"],
    ["an error", JSON.stringify([{message: [{id: "120"}]}]), "no head with a list behind it"],
    [
      "another unit",
      answer([entry("CHN", "1995", 1204855, "Population (thousands)")]),
      "entry 1 is “Population (thousands)” and not “Population, total”: another unit?"
    ],
    [
      "words for a figure",
      answer([{...entry("CHN", "1995", 1), value: "many"}]),
      "not a figure of a year: many, 1995"
    ]
  ])("refuses %s", async (_what, text, words) => {
    await expect(read(text)).rejects.toThrow(words);
  });
});

describe("the loader of the American list", () => {
  const loader = loaders.find(({id}) => id === "ofac_sdn")!;
  const entry = (kind: string, ...programmes: string[]) =>
    `<sdnEntry><uid>1</uid><lastName>A</lastName><sdnType>${kind}</sdnType><programList>${programmes
      .map((each) => `<program>${each}</program>`)
      .join("")}</programList></sdnEntry>`;
  const list = (entries: string[], count = entries.length, day = "06/22/2026") =>
    `<?xml version="1.0" standalone="yes"?><sdnList><publshInformation><Publish_Date>${day}</Publish_Date>` +
    `<Record_Count>${count}</Record_Count></publshInformation>${entries.join("")}</sdnList>`;
  const read = async (text: string) => loader.load({name: "SDN.XML", bytes: strToU8(text)}, record);
  const standing = (people: number, bodies: number, vessels: number, aircraft: number) => [
    ...Array.from({length: people}, () => entry("Individual", "DPRK2", "NPWMD")),
    ...Array.from({length: bodies}, () => entry("Entity", "DPRK", "DPRK4")),
    ...Array.from({length: vessels}, () => entry("Vessel", "DPRK3")),
    ...Array.from({length: aircraft}, () => entry("Aircraft", "DPRK3")),
    entry("Entity", "CUBA")
  ];

  it("gives no row while nothing changed, and one of the day on which it did", async () => {
    expect(await read(list(standing(164, 199, 105, 16)))).toEqual([]);
    expect(await read(list(standing(165, 199, 105, 16)))).toMatchObject([
      {date: "2026-06-22", individuals: "165", entities: "199", total: "485", kind: "standing"}
    ]);
  });

  it("refuses fewer entries than it states, another kind of entry and a day that is none", async () => {
    await expect(read(list([entry("Entity", "DPRK")], 2))).rejects.toThrow(
      "SDN.XML:Record_Count: 1 entries of 2"
    );
    await expect(read(list([entry("Submarine", "DPRK")]))).rejects.toThrow(
      "unknown kind: Submarine"
    );
    await expect(read(list([], 0, "spring"))).rejects.toThrow("Publish_Date: not a day: spring");
  });
});

describe("the loader of the launch list", () => {
  const loader = loaders.find(({id}) => id === "cns-nti-2023")!;
  const header =
    "F1,Date,Launch Time (UTC),Missile Name,Missile Type,Facility Name,Facility Latitude,Facility Longitude,Apogee,Distance Travelled,Confirmation Status,Test Outcome";
  const july = cellsOf("missile_launches").find(({id}) => id === "prk-ml-031")!;
  const line = (date = "5-Jul-09", apogee = "Unknown") =>
    `31,${date},,${july["missile_as_recorded"]!},${july["class"]!},${july["facility"]!},${july["latitude"]!},${july["longitude"]!},"${apogee}",${july["distance_best"] ? `${july["distance_best"]} km` : "Unknown"},Confirmed,Success`;
  const read = async (...lines: string[]) =>
    loader.load({name: "launches.csv", bytes: strToU8([header, ...lines, ""].join("\n"))}, record);

  it("gives a launch as the record has it", async () => {
    const [row] = await read(line());
    const {sources, ...cells} = row!;
    expect(july).toMatchObject(cells);
    expect(july["sources"]).toContain(sources);
  });

  it("shows another day and another height, and leaves two bounds to a person", async () => {
    const [moved] = await read(line("Jul-09", "1,200 km"));
    expect([moved!["date"], moved!["apogee_best"]]).toEqual(["2009-07", "1200"]);
    const [bounds] = await read(line("5-Jul-09", "between 25 and 90 km"));
    expect(bounds!["apogee_best"]).toBe("");
  });

  it("refuses a date, a height and a header in another form", async () => {
    await expect(read(line("2009-07-05"))).rejects.toThrow(
      "launches.csv:2:Date: not a day or month: 2009-07-05"
    );
    await expect(read(line("5-Jul-09", "120 miles"))).rejects.toThrow(
      ":Apogee: not kilometres: 120 miles"
    );
    const renamed = strToU8(`${header.replace("F1", "No.")}\n${line()}\n`);
    await expect(async () =>
      loader.load({name: "launches.csv", bytes: renamed}, record)
    ).rejects.toThrow("F1: missing column");
  });
});
