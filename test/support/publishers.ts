import {gzipSync, strToU8, zipSync} from "fflate";
import {utils, write} from "@e965/xlsx";
import {stringify} from "csv-stringify/sync";
import type {PublisherFile} from "@cold-winter/data/loaders";

type Table = (string | number | null)[][];

/** A small file in a publisher's form, made by us of numbers that the record has: its main table with the header first, and how it is packed. */
export interface Made {
  table: Table;
  pack: (table: Table) => PublisherFile;
  /** The columns whose cells become figures of the record. */
  figures: string[];
  /** The columns without which the file is refused. */
  needed: string[];
}

const text = (table: Table) => strToU8(stringify(table));

const csv = (name: string) => (table: Table) => ({name, bytes: text(table)});

const zipped = (name: string, within: string) => (table: Table) => ({
  name,
  bytes: zipSync({[within]: text(table), "readme.txt": strToU8("a codebook")})
});

/** Makes a workbook of sheets by name. */
export function workbook(name: string, sheets: Record<string, Table>): PublisherFile {
  const book = utils.book_new();
  for (const [title, table] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(table), title);
  return {name, bytes: new Uint8Array(write(book, {type: "buffer", bookType: "xlsx"}) as Buffer)};
}

const column = (table: Table, name: string) => table[0]!.map(String).indexOf(name);

function made(
  pack: Made["pack"],
  needed: string[],
  table: Table,
  figures = table[0]!
    .map(String)
    .filter(
      (name, at) =>
        table.slice(1).every((row) => typeof row[at] === "number") &&
        !/year|time|ccode|LocID/i.test(name)
    )
): Made {
  const missing = [...needed, ...figures].filter((name) => column(table, name) < 0);
  if (missing.length) throw new Error(`no column ${missing.join(", ")}`);
  return {pack, needed, table, figures};
}

const entity = ["Entity", "Year"];
const owid = (name: string, head: string, ...rows: [string, number, number][]) =>
  made(csv(`${name}.csv`), [...entity, head], [[...entity, head], ...rows]);

const gapminder = (indicator: string, ...rows: [string, number, number][]) =>
  made(csv(`${indicator}.csv`), ["geo", "time", indicator], [["geo", "time", indicator], ...rows]);

const hub = ["Country Name", "Country Code", "Year", "Value"];

const dollars: Record<string, {says: string; rows: Table}> = {
  "Constant (2021) US$": {
    says: "Figures are in US $m., at constant 2021 prices and exchange rates",
    rows: [
      ["China", "", 26953.57, 27995.46],
      ["Korea, North", "", "...", "..."]
    ]
  },
  "Current US$": {
    says: "Figures are in US $m., in current prices, converted at the exchange rate for the given year.",
    rows: [
      ["China", "", 9867.12, 12385.13],
      ["Korea, North", "", 0, "..."]
    ]
  },
  "Share of GDP": {
    says: "Military expenditure by country as percentage of gross domestic product",
    rows: [["China", "", 0.01693, 0.01686]]
  },
  "Per capita": {says: "Figures are in current US$", rows: [["China", "", 8.02, 9.98]]},
  "Share of Govt. spending": {
    says: "Figures are for military expenditure expressed as a percentage of general government expenditure",
    rows: [["China", "", 0.14088, 0.15158]]
  }
};

/** Makes SIPRI's workbook with its main sheet, and others of which one may be told of another unit. */
export function sipri(table: Table, says: Record<string, string> = {}): PublisherFile {
  const head = (title: string, usual: string): Table => [
    ["Military expenditure by country"],
    [says[title] ?? usual],
    ['". ." = data unavailable. "xxx" = country did not exist'],
    [null]
  ];
  const local = "Figures are in local currency at current prices and are for calendar years";
  const others = Object.entries(dollars).map(([title, {says: usual, rows}]) => [
    title,
    [...head(title, usual), ["Country", "Notes", 1994, 1995], [null], ["Asia & Oceania"], ...rows]
  ]);
  const main = [...head("Local currency calendar years", local), ...table];
  return workbook("SIPRI-Milex-data.xlsx", {
    "Local currency calendar years": main,
    ...(Object.fromEntries(others) as Record<string, Table>)
  });
}

/** Files that hold what the record has of a few years, by the id of their loader. */
export const madeFiles: Record<string, Made> = {
  cow_nmc7: made(
    zipped("NMCv7.zip", "NMC-70-wsupplementary.csv"),
    ["ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"],
    [
      ["stateabb", "ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"],
      ["PRK", 731, 1994, 5660000, 1100, 1600, 35343, 21734, 7764, 0.01137],
      ["PRK", 731, 1995, 5232000, 1100, 600, 33109, 22097, 7857, 0.011055],
      ["USA", 2, 1994, 293214000, 1710, 91244, 2990128, 260602, 66457, 0.145922],
      ["BHM", 31, 1993, -9, 1, 0, 150, 269, 187, 0.00004]
    ],
    ["milex", "milper", "irst", "pec", "tpop", "upop", "cinc"]
  ),
  cow_trade4: made(
    zipped("COW_Trade_4.0.zip", "COW_Trade_4.0/National_COW_4.0.csv"),
    ["ccode", "year", "imports", "exports"],
    [
      ["ccode", "statename", "year", "imports", "exports"],
      [710, "China", 1994, 115706.27, 120865.75],
      [710, "China", 1995, 132163.5, 148957.95],
      [731, "North Korea", 1995, 1547.99, 827.82]
    ]
  ),
  mpd2023: made(
    (table) => workbook("mpd2023_web.xlsx", {Notes: [["Maddison"]], "Full data": table}),
    ["countrycode", "year", "gdppc", "pop"],
    [
      ["countrycode", "country", "region", "year", "gdppc", "pop"],
      ["CHN", "China", "East Asia", 1994, 3730.2, 1189961.97],
      ["CHN", "China", "East Asia", 1995, 3999.7, 1202581.43],
      ["PRK", "D.P.R. of Korea", "East Asia", 1994, 1926, 21852]
    ]
  ),
  mpd2020: made(
    (table) => workbook("mpd2020.xlsx", {"Full data": table}),
    ["countrycode", "year", "gdppc"],
    [
      ["countrycode", "country", "year", "gdppc", "pop"],
      ["CHN", "China", 1994, 3730.2, 1189961.97],
      ["CHN", "China", 1995, 3999.7, 1202581.43],
      ["AFG", "Afghanistan", 1820, null, 3280]
    ],
    ["gdppc"]
  ),
  sipri2023: made(
    sipri,
    ["Country"],
    [
      ["Country", "Currency", "Notes", 1994, 1995],
      [null, null, null, null, null],
      ["Asia & Oceania", null, null, null, null],
      ["China", "Yuan", "55", 85042140000, 103433420000],
      ["Korea, North", "Won", "57", 4724000000, "..."]
    ],
    ["1994"]
  ),
  pwt1001: made(
    (table) => workbook("pwt1001.xlsx", {Info: [["PWT 10.01"]], Data: table}),
    ["countrycode", "year", "rgdpe", "rgdpo", "rgdpna", "pop", "csh_g"],
    [
      ["countrycode", "country", "year", "rgdpe", "rgdpo", "pop", "rgdpna", "csh_g"],
      ["CHN", "China", 1994, 3905992.5, 3854175, 1230.02, 4256331, 0.2219],
      ["CHN", "China", 1995, 4327762.5, 4257891, 1240.9205, 4657186.5, 0.1931]
    ]
  ),
  "gapminder_sg-armed_forces_personnel_wdi": gapminder(
    "armed_forces_personnel_total",
    ...([
      ["chn", 1994, 2930000],
      ["chn", 1995, 4130000]
    ] as [string, number, number][])
  ),
  "gapminder_sg-arms_exports_tiv": gapminder(
    "arms_exports_sipri_tiv",
    ...([
      ["chn", 1994, 1063000000],
      ["chn", 1995, 981000000]
    ] as [string, number, number][])
  ),
  "gapminder_sg-arms_imports_tiv": gapminder(
    "arms_imports_sipri_tiv",
    ...([
      ["chn", 1994, 310000000],
      ["chn", 1995, 707000000]
    ] as [string, number, number][])
  ),
  "gapminder_sg-infant_mortality_rate": gapminder(
    "infant_mortality_rate_per_1000_births",
    ...([
      ["chn", 1994, 39],
      ["chn", 1995, 37.7]
    ] as [string, number, number][])
  ),
  "wdi_datahub-population": made(csv("population.csv"), hub, [
    hub,
    ["Aruba", "ABW", 1994, 80000],
    ["China", "CHN", 1994, 1191835000],
    ["China", "CHN", 1995, 1204855000]
  ]),
  "wdi_datahub-gdp": made(csv("gdp.csv"), hub, [
    hub,
    ["China", "CHN", 1994, 564322000000],
    ["China", "CHN", 1995, 734485000000]
  ]),
  owid_kcal: owid(
    "calories",
    "Daily caloric supply (OWID based on UN FAO & historical sources)",
    ...([
      ["China", 1994, 2604],
      ["China", 1995, 2691]
    ] as [string, number, number][])
  ),
  owid_shift: owid(
    "coal",
    "Coal production (The SHIFT Project)",
    ...([
      ["China", 1994, 6294.571],
      ["China", 1995, 6477.067]
    ] as [string, number, number][])
  ),
  owid_elec: owid(
    "electricity",
    "Electricity generation (TWh)",
    ...([
      ["China", 1994, 927.8],
      ["China", 1995, 1007.03]
    ] as [string, number, number][])
  ),
  owid_milex: owid(
    "milex",
    "Military expenditure as a share of GDP (OWID calculated based on NMC, COW & SIPRI (2017))",
    ...([
      ["China", 1994, 5.141],
      ["China", 1995, 4.497]
    ] as [string, number, number][])
  ),
  wup2018: owid(
    "urban",
    "Urban population 1950-2050 (UN World Urbanization Prospects 2018)",
    ...([
      ["China", 1994, 368990016],
      ["China", 1995, 383902016]
    ] as [string, number, number][])
  ),
  wpp2024: made(
    (table) => ({name: "WPP2024_Medium.csv.gz", bytes: gzipSync(text(table))}),
    ["LocID", "Variant", "Time", "CBR", "CDR", "LEx"],
    [
      ["SortOrder", "LocID", "ISO3_code", "Variant", "Time", "CBR", "CDR", "LEx"],
      [1, 900, "", "Medium", 1994, 24.1, 9.2, 64.9],
      [2, 156, "CHN", "Medium", 1994, 16.153, 6.313, 69.835],
      [2, 156, "CHN", "Medium", 1995, 15.575, 6.187, 70.363],
      [3, 408, "PRK", "Medium", 1995, 20.344, 10.049, 60.766]
    ],
    ["CBR", "CDR", "LEx"]
  )
};
