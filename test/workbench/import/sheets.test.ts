import writeExcelFile from "write-excel-file/node";
import {describe, expect, it} from "vitest";
import {makeTable} from "../../../packages/workbench/src/import/table.js";
import {read} from "../../support/import.js";

type Value = string | number | boolean | null;

async function sheet(rows: Value[][]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : {value})));
  return new Uint8Array(await writeExcelFile(cells).toBuffer());
}

// The shapes in which publishers give their tables; the numbers in them are invented.
describe("a sheet as it comes", () => {
  it("of the World Bank has its names on line 5, and nothing in its last column", async () => {
    const text = `"Data Source","World Development Indicators",\r\n\r\n"Last Updated Date","2024-06-28",\r\n\r\n"Country Name","Country Code","Indicator Name","Indicator Code","1960","1961",\r\n"One","AAA","Population, total","SP.POP.TOTL","","5",\r\n"Two","BBB","Population, total","SP.POP.TOTL","7","8",\r\n`;
    const {table} = await read(text, "API_SP.POP.TOTL_DS2_en_csv_v2.csv");
    expect(table.columns.map(({name, sql}) => [name, sql])).toEqual([
      ["Country Name", "VARCHAR"],
      ["Country Code", "VARCHAR"],
      ["Indicator Name", "VARCHAR"],
      ["Indicator Code", "VARCHAR"],
      ["1960", "BIGINT"],
      ["1961", "BIGINT"]
    ]);
    expect(table.lines).toEqual([6, 7]);
    expect(table.outside).toEqual([1, 3]);
    expect(table.emptied).toBe(1);
  });

  it("of the World Bank's other tool has footnotes below, which are no rows", async () => {
    const text = `Country,Code,1960 [YR1960],1961 [YR1961]\nOne,AAA,..,5\nTwo,BBB,7,..\n,,,\n,,,\n"Data from database: World Development Indicators",,,\n"Last Updated: 06/28/2024",,,\n`;
    const {grid, choices, table} = await read(text);
    expect(table.lines).toEqual([2, 3]);
    expect(table.outside).toEqual([7, 8].map((line) => line - 1));
    expect(table.marks).toEqual([{mark: "..", count: 2}]);
    const told = makeTable(grid, {...choices, missing: [".."]});
    expect(told.columns.map(({sql}) => sql)).toEqual(["VARCHAR", "VARCHAR", "BIGINT", "BIGINT"]);
    expect(told.changes.map(({line, column}) => [line, column])).toEqual([
      [2, "1960 [YR1960]"],
      [3, "1961 [YR1961]"]
    ]);
  });

  it("of SIPRI has titles, rows that name a region alone, and two signs for no value", async () => {
    const bytes = await sheet([
      [
        "Military expenditure by country, in millions of a currency, 1949-1951",
        null,
        null,
        null,
        null
      ],
      [
        "Figures in blue are estimates. Figures in red are highly uncertain.",
        null,
        null,
        null,
        null
      ],
      ['". ." = data unavailable. "xxx" = country did not exist.', null, null, null, null],
      [null, null, null, null, null],
      ["Country", "Notes", 1949, 1950, 1951],
      ["Region", null, null, null, null],
      ["One", "‡ 1", ". .", 5.25, 6],
      ["Two", null, "xxx", "xxx", 7.5]
    ]);
    const {grid, choices, table} = await read(bytes, "SIPRI-Milex-data.xlsx");
    expect(table.columns.map(({name}) => name)).toEqual([
      "Country",
      "Notes",
      "1949",
      "1950",
      "1951"
    ]);
    expect(table.lines).toEqual([6, 7, 8]);
    expect(table.outside).toEqual([1, 2, 3]);
    expect(table.columns[4]!.sql).toBe("DOUBLE");
    const told = makeTable(grid, {...choices, missing: [". .", "xxx"], types: {2: "number"}});
    expect(told.columns.map(({sql}) => sql).slice(2)).toEqual(["DOUBLE", "DOUBLE", "DOUBLE"]);
    expect(told.changes).toEqual([
      {line: 7, column: "1949", from: ". .", to: null},
      {line: 8, column: "1949", from: "xxx", to: null},
      {line: 8, column: "1950", from: "xxx", to: null}
    ]);
  });

  it("of the Maddison project is long, or has a country a column below a line of words", async () => {
    const long = await read(
      await sheet([
        ["countrycode", "country", "region", "year", "gdppc", "pop"],
        ["AAA", "One", "Far", 1820, 1225.1070000000002, 59_600],
        ["AAA", "One", "Far", 1821, null, 59_700]
      ])
    );
    expect(long.table.columns.map(({sql}) => sql)).toEqual([
      "VARCHAR",
      "VARCHAR",
      "VARCHAR",
      "BIGINT",
      "DOUBLE",
      "BIGINT"
    ]);
    expect(long.table.columns[4]!.values).toEqual(["1225.1070000000002", null]);
    const wide = await read(
      await sheet([
        ["GDP per capita, in dollars of one year", null, null],
        ["year", "One", "Two"],
        [1, 600, null],
        [1820, 882, 601.5]
      ])
    );
    expect(wide.table.columns.map(({name, sql}) => [name, sql])).toEqual([
      ["year", "BIGINT"],
      ["One", "BIGINT"],
      ["Two", "DOUBLE"]
    ]);
    expect(wide.table.lines).toEqual([3, 4]);
  });

  it("of Gapminder has a year a column, and short forms that stay texts", async () => {
    const {table} = await read("country,1800,1801,1802\nOne,603,603,1.2k\nTwo,667,667.5,10.5M\n");
    expect(table.columns.map(({name, sql}) => [name, sql])).toEqual([
      ["country", "VARCHAR"],
      ["1800", "BIGINT"],
      ["1801", "DOUBLE"],
      ["1802", "VARCHAR"]
    ]);
    expect(table.changes).toEqual([]);
  });

  it("shows the errors of formulas, which are no empty cells", async () => {
    const {unzipSync, zipSync, strFromU8, strToU8} = await import("fflate");
    const files = unzipSync(await sheet([["n"], [1], [2]]));
    const name = Object.keys(files).find((each) => /worksheets\/sheet1\.xml$/.test(each))!;
    const text = strFromU8(files[name]!);
    const spoilt = text.replace(
      /<c r="A3"[^>]*>.*?<\/c>/s,
      '<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    );
    expect(spoilt).not.toBe(text);
    const {table} = await read(zipSync({...files, [name]: strToU8(spoilt)}));
    expect(table.columns[0]!.values).toEqual(["1", "#DIV/0!"]);
  });

  it("that unpacks to more than a page holds is refused before it is", async () => {
    const bytes = await sheet([["n"], [1]]);
    // The directory at the end of the file says how large a part becomes.
    const at = Buffer.from(bytes).indexOf("PK\u0001\u0002");
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 500_000_000, true);
    await expect(read(bytes)).rejects.toThrow(/larger than a page can hold/);
  });
});
