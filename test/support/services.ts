import {strToU8, zipSync} from "fflate";
import {stringify} from "csv-stringify/sync";
import type {PublisherFile} from "@cold-winter/data/loaders";

/** A small file in the form of a publisher from whom the record has its figures by others, or by tags; made by us of numbers that the record has. */
export interface Service {
  loader: string;
  file: PublisherFile;
  /** The ids that it gives, in their order. */
  rows: string[];
  /** Files with one thing changed that must show, and those that must be refused, with words of the refusal. */
  shown: [what: string, file: PublisherFile][];
  refused: [what: string, file: PublisherFile, words: string | RegExp][];
}

type Table = (string | number | null)[][];

const text = (name: string, content: string): PublisherFile => ({name, bytes: strToU8(content)});
const json = (name: string, content: unknown) => text(name, JSON.stringify(content));

/** Sets one cell of a table, counted from the header as line 0. */
function set(table: Table, line: number, column: string, value: string | number | null): Table {
  const at = table[0]!.indexOf(column);
  if (at < 0 || !table[line]) throw new Error(`no cell ${line} ${column}`);
  return table.map((cells, number) =>
    cells.map((cell, each) => (number === line && each === at ? value : cell))
  );
}

const faoHead = [
  ...["Area Code", "Area Code (M49)", "Area", "Item Code", "Item Code (CPC)", "Item"],
  ...["Element Code", "Element", "Unit", "Y1994", "Y1995"]
];
const faoLine = (area: string, element: string, unit: string, value: number, item = "1717") => [
  ...["1", area, "an area", item, "'F1717", "Cereals, primary", element, "an element"],
  ...[unit, null, value]
];
const fao = (lines: Table, head = faoHead) =>
  faoZip([head, ...lines, faoLine("'004", "5510", "1000 t", 1)]);
const faoZip = (table: Table) => ({
  name: "Production.zip",
  bytes: zipSync({
    "Production_Crops_Livestock_E_All_Data.csv": strToU8("Area Code\n"),
    "Production_Crops_Livestock_E_All_Data_NOFLAG.csv": strToU8(stringify(table)),
    "Production_Crops_Livestock_E_AreaCodes.csv": strToU8("Area Code\n")
  })
});
const cereals = [
  faoLine("'408", "5510", "t", 3805000),
  faoLine("'156", "5510", "t", 416113700),
  faoLine("'156", "5510", "t", 1, "15"),
  faoLine("'408", "5312", "ha", 1515183)
];

const bokRow = (time: string, value: string | null, more: object = {}) => ({
  ...{STAT_CODE: "251Y001", STAT_NAME: "a table", ITEM_CODE1: "1010400", ITEM_NAME1: "growth"},
  ...{UNIT_NAME: "% ", TIME: time, DATA_VALUE: value},
  ...more
});
const bok = (rows: object[], count = rows.length) =>
  json("ecos.json", {StatisticSearch: {list_total_count: count, row: rows}});
const growth = [bokRow("1990", "-4.3"), bokRow("1997", "-6.5"), bokRow("2026", "")];

const income = {ITEM_CODE1: "1010200", ITEM_NAME1: "income", UNIT_NAME: "십억원 "};

const owidColumn = "Daily calorie supply per person";
const owid = (lines: Table, column: object = {}, name = owidColumn, head = name) => ({
  name: "daily-per-capita-caloric-supply.zip",
  bytes: zipSync({
    "daily-per-capita-caloric-supply.csv": strToU8(
      stringify([["Entity", "Code", "Year", head], ...lines])
    ),
    "daily-per-capita-caloric-supply.metadata.json": strToU8(
      JSON.stringify({
        columns: {[name]: {unit: "kilocalories per day", lastUpdated: "2025-03-26", ...column}}
      })
    ),
    "readme.md": strToU8("a chart")
  })
});
const calories: Table = [
  ["Asia", null, 1995, 2500],
  ["China", "CHN", 1995, 2691],
  ["North Korea", "PRK", 1995, 2103]
];

const tradeHead = [
  ...["typeCode", "freqCode", "period", "reporterCode", "reporterISO", "reporterDesc", "flowCode"],
  ...["partnerCode", "partner2Code", "cmdCode", "customsCode", "motCode", "primaryValue"]
];
const tradeLine = (flow: string, value: number | string, more: [string, string][] = []) => {
  const cells = new Map<string, string | number>([
    ...([
      ["typeCode", "C"],
      ["freqCode", "A"],
      ["period", "2017"],
      ["reporterCode", "156"],
      ["reporterISO", "CHN"],
      ["reporterDesc", "China"],
      ["flowCode", flow],
      ["partnerCode", "408"],
      ["partner2Code", "0"],
      ["cmdCode", "TOTAL"],
      ["customsCode", "C00"],
      ["motCode", "0"],
      ["primaryValue", value]
    ] as [string, string | number][]),
    ...more
  ]);
  return tradeHead.map((name) => cells.get(name) ?? null);
};
const trade = (lines: Table, head = tradeHead) =>
  text("TradeData.csv", stringify([head, ...lines]));
const sold = [
  tradeLine("X", 3245000000),
  tradeLine("M", 1731000000),
  tradeLine("X", 5, [["cmdCode", "27"]]),
  tradeLine("X", 5, [["motCode", "2100"]]),
  tradeLine("RX", 5)
];

const gcatHead = "#Launch_Tag\tLaunch_JD\tLaunch_Date\tLV_Type\tFlight\tApogee\tLaunchCode\tNotes";
const gcat = (...lines: string[]) =>
  text("launch.tsv", [gcatHead, "# Updated 2026 Mar  9", ...lines, ""].join("\n"));
const launch = (date = "1971 Sep 10", apogee = "    100?", code = "MF") =>
  `1971-S438  \t2441204.50 \t${date}\tDong Feng 5\t1-01\t${apogee}\t${code}\t-`;
const other = '1942-A01  \t2430523.95 \t1942 Jun 13 1052\tA-4\t2\t      1 \tMF\ta "note';

const api = (table: Table, head = '"Last Updated Date","2023-12-18",') => ({
  name: "API_AG.PRD.CREL.MT_DS2_en_csv_v2_1.zip",
  bytes: zipSync({
    "API_AG.PRD.CREL.MT_DS2_en_csv_v2_1.csv": strToU8(
      `\uFEFF"Data Source","World Development Indicators",\n\n${head}\n\n${stringify(table)}`
    ),
    "Metadata_Country_API_AG.PRD.CREL.MT_DS2_en_csv_v2_1.csv": strToU8("Country Code\n")
  })
});
const named = ["Cereal production (metric tons)", "AG.PRD.CREL.MT"];
const apiTable: Table = [
  ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "1994", "1995", ""],
  ["Aruba", "ABW", ...named, null, null, null],
  ["Korea, Dem. People's Rep.", "PRK", ...named, null, "3805000", null]
];

/** A zip whose list says of its first file that it unpacks to 4 GB. */
export function bomb({name, bytes}: PublisherFile): PublisherFile {
  const forged = bytes.slice();
  const view = new DataView(forged.buffer);
  for (let at = 0; at < forged.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffff0, true);
  return {name, bytes: forged};
}

export const services: Service[] = [
  {
    loader: "faostat_qcl",
    file: fao(cereals),
    rows: [
      ...["prk-cereal_production_fao-1995", "chn-cereal_production_fao-1995"],
      "prk-land_under_cereals_fao-1995"
    ],
    shown: [
      ["a harvest", fao([faoLine("'408", "5510", "t", 3805100), ...cereals.slice(1)])],
      ["an area", fao([...cereals.slice(0, 3), faoLine("'408", "5312", "ha", 1515184)])]
    ],
    refused: [
      [
        "another unit",
        fao([faoLine("'408", "5510", "1000 t", 3805)]),
        "Unit: figures are in 1000 t and not in t"
      ],
      [
        "another unit of land",
        fao([faoLine("'408", "5312", "1000 ha", 1515)]),
        "Unit: figures are in 1000 ha and not in ha"
      ],
      [
        "words for a figure",
        faoZip(set([faoHead, ...cereals], 1, "Y1995", "n/a")),
        "Y1995: not a number: n/a"
      ],
      [
        "a column of another name",
        fao(cereals, faoHead.with(1, "M49")),
        "Area Code (M49): missing column"
      ],
      [
        "years of other names",
        fao(cereals, [...faoHead.slice(0, -2), "1994", "1995"]),
        "Y1961: no column of a year"
      ]
    ]
  },
  {
    loader: "bok_ecos-real_gdp_growth_bok_revised",
    file: bok(growth),
    rows: ["prk-real_gdp_growth_bok_revised-1990", "prk-real_gdp_growth_bok_revised-1997"],
    shown: [["a figure", bok([bokRow("1990", "-4.2"), growth[1]!])]],
    refused: [
      ["half an answer", bok(growth, 36), "list_total_count: 3 rows of 36"],
      [
        "another unit",
        bok([bokRow("1990", "-4.3", {UNIT_NAME: "십억원"})]),
        "row 1: in 십억원 and not in %"
      ],
      [
        "another series",
        bok([bokRow("1990", "-4.3", {ITEM_CODE1: "1010200"})]),
        "row 1: not 251Y001 1010400"
      ],
      ["a quarter", bok([bokRow("1990Q1", "-4.3")]), "row 1: not a figure of a year: -4.3, 1990Q1"],
      ["words", bok([bokRow("1990", "n/a")]), "row 1: not a figure of a year: n/a, 1990"],
      [
        "an error",
        json("ecos.json", {RESULT: {CODE: "INFO-100", MESSAGE: "no such key"}}),
        "INFO-100: the service answers: no such key"
      ],
      ["another answer", json("ecos.json", {rows: []}), "StatisticSearch: no list of rows"]
    ]
  },
  {
    loader: "bok_ecos-nominal_gni_bok_krw",
    file: bok([bokRow("1999", "18741.0", income)]),
    rows: ["prk-nominal_gni_bok_krw-1999"],
    shown: [["a figure", bok([bokRow("1999", "18742", income)])]],
    refused: [
      [
        "another unit",
        bok([bokRow("1999", "18.741", {...income, UNIT_NAME: "조원"})]),
        "row 1: in 조원 and not in 십억원"
      ]
    ]
  },
  {
    loader: "owid_charts-calorie_supply",
    file: owid(calories),
    rows: ["chn-calorie_supply-1995", "prk-calorie_supply-1995"],
    shown: [["a figure", owid(calories.with(1, ["China", "CHN", 1995, 2692]))]],
    refused: [
      [
        "another unit",
        owid(calories, {unit: "kilojoules per day"}),
        "unit: kilojoules per day and not kilocalories"
      ],
      [
        "a column of another name",
        owid(calories, {}, "Calories"),
        "columns: no Daily calorie supply per person; it has Calories"
      ],
      [
        "a table of another column",
        owid(calories, {}, owidColumn, "Calories"),
        "Daily calorie supply per person: missing column"
      ],
      ["no day of release", owid(calories, {lastUpdated: null}), "lastUpdated: not a day"]
    ]
  },
  {
    loader: "un-comtrade",
    file: trade(sold),
    rows: ["prk-tr-*", "prk-tr-*"],
    shown: [
      ["a figure", trade([tradeLine("X", 3245000001e3)])],
      ["a reporter that is no country", trade([tradeLine("X", 5, [["reporterISO", "S19"]])])]
    ],
    refused: [
      [
        "months",
        trade([tradeLine("X", 5, [["freqCode", "M"]])]),
        "freqCode: months where years are wanted"
      ],
      ["words for a figure", trade([tradeLine("X", "n/a")]), "primaryValue: not a number: n/a"],
      [
        "a column of another name",
        trade(sold, tradeHead.with(-1, "value")),
        "primaryValue: missing column"
      ],
      [
        "trade of others",
        trade([tradeLine("X", 5, [["partnerCode", "4"]])]),
        "no yearly total of trade with a case"
      ],
      ["half a file", trade([...sold, ["C", "A"]]), "the last line has 2 cells of 13: half a file"]
    ]
  },
  {
    loader: "gcat-launch",
    file: gcat(other, launch()),
    rows: ["chn-ml-14"],
    shown: [
      ["a day", gcat(launch("1971 Sep 11"))],
      ["an hour", gcat(launch("1971 Sep 10 0300"))],
      ["a month alone", gcat(launch("1971 Sep"))],
      ["a quarter", gcat(launch("1971 Q3?"))],
      ["a height", gcat(launch(undefined, "    120 "))],
      ["an outcome", gcat(launch(undefined, undefined, "MS"))]
    ],
    refused: [
      ["a date of another form", gcat(launch("1971-09-10")), "Launch_Date: not a date: 1971-09-10"],
      ["a month that is none", gcat(launch("1971 Spt 10")), "Launch_Date: not a date"],
      ["miles", gcat(launch(undefined, "60 mi")), "Apogee: not kilometres: 60 mi"],
      [
        "an unknown outcome",
        gcat(launch(undefined, undefined, "MX")),
        "LaunchCode: unknown code: MX"
      ],
      [
        "a column of another name",
        text("launch.tsv", `${gcatHead.replace("Apogee", "Height")}\n${other}\n`),
        "Apogee: missing column"
      ]
    ]
  },
  {
    loader: "wdi_api-cereal_production_fao",
    file: api(apiTable),
    rows: ["prk-cereal_production_fao-1995"],
    shown: [["a figure", api(set(apiTable, 2, "1995", "3805100"))]],
    refused: [
      [
        "another unit",
        api(set(apiTable, 2, "Indicator Name", "Cereal production (thousands)")),
        "Indicator Name: it is “Cereal production (thousands)” and not “Cereal production (metric tons)”: another unit?"
      ],
      [
        "another series",
        api(set(apiTable, 2, "Indicator Code", "AG.LND.CREL.HA")),
        "another unit?"
      ],
      ["words for a figure", api(set(apiTable, 2, "1995", "..")), "1995: not a number: .."],
      [
        "a column of another name",
        api(set(apiTable, 0, "Country Code", "Code")),
        "Country Code: missing column"
      ],
      [
        "no day of release",
        api(apiTable, '"Updated",""'),
        "Last Updated Date: no day of the release"
      ]
    ]
  }
];
