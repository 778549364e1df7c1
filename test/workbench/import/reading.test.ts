import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {decode, findEncoding} from "../../../packages/workbench/src/import/encoding.js";
import {findChoices, makeTable} from "../../../packages/workbench/src/import/table.js";
import {read} from "../../support/import.js";

it("says what it found in a plain file", async () => {
  const {opened, table} = await read("a,b\nx,1\ny,2\n");
  expect(opened.text).toEqual({format: "separated", encoding: "utf-8", separator: ",", quote: '"'});
  expect(table.columns.map(({name, sql, values}) => [name, sql, values])).toEqual([
    ["a", "VARCHAR", ["x", "y"]],
    ["b", "BIGINT", ["1", "2"]]
  ]);
  expect(table.lines).toEqual([2, 3]);
});

/** Name, text of the file, and what each column is called, its type and its cells. */
const texts: [string, string, [string, string, ...(string | null)[]][]][] = [
  ["codes with zeros", "code\n007\n010\n", [["code", "VARCHAR", "007", "010"]]],
  ["codes like powers", "id\n12E3\n1E5\n", [["id", "VARCHAR", "12E3", "1E5"]]],
  ["numbers of telephones", "n\n+86\n+850\n", [["n", "VARCHAR", "+86", "+850"]]],
  ["integers", "n\n1\n-2\n", [["n", "BIGINT", "1", "-2"]]],
  [
    "integers of twenty digits",
    "n\n12345678901234567890\n1\n",
    [["n", "HUGEINT", "12345678901234567890", "1"]]
  ],
  ["integers of forty digits", `n\n${"9".repeat(40)}\n`, [["n", "VARCHAR", "9".repeat(40)]]],
  [
    "seventeen digits",
    "x\n0.12345678901234567\n1.5\n",
    [["x", "DECIMAL(18,17)", "0.12345678901234567", "1.50000000000000000"]]
  ],
  [
    "digits that a double holds",
    "x\n1225.1070000000002\n59600.0\n",
    [["x", "DOUBLE", "1225.1070000000002", "59600.0"]]
  ],
  ["prices", "p\n1.50\n20.00\n", [["p", "DECIMAL(4,2)", "1.50", "20.00"]]],
  ["powers", "x\n1.5e10\n2e-3\n", [["x", "DOUBLE", "15000000000.0", "0.002"]]],
  ["a number beyond doubles", "x\n1.0e400\n", [["x", "VARCHAR", "1.0e400"]]],
  ["days", "d\n1964-10-16\n2000-02-29\n", [["d", "DATE", "1964-10-16", "2000-02-29"]]],
  [
    "a day that is none",
    "d\n1964-02-30\n1964-02-01\n",
    [["d", "VARCHAR", "1964-02-30", "1964-02-01"]]
  ],
  ["a leap day that is none", "d\n1900-02-29\n", [["d", "VARCHAR", "1900-02-29"]]],
  ["the year zero", "d\n0000-01-01\n", [["d", "VARCHAR", "0000-01-01"]]],
  [
    "times",
    "t\n1964-10-16 07:00:00\n1964-10-16 07:00:00.25\n",
    [["t", "TIMESTAMP", "1964-10-16 07:00:00", "1964-10-16 07:00:00.25"]]
  ],
  ["an hour that is none", "t\n1964-10-16 24:00:00\n", [["t", "VARCHAR", "1964-10-16 24:00:00"]]],
  ["yes and no", "b\ntrue\nfalse\n", [["b", "BOOLEAN", "true", "false"]]],
  ["percent", "p\n12%\n7%\n", [["p", "VARCHAR", "12%", "7%"]]],
  ["thousands", 'n\n"1,234"\n"5,678"\n', [["n", "VARCHAR", "1,234", "5,678"]]],
  ["marks", "n\n1\n..\nNA\n", [["n", "VARCHAR", "1", "..", "NA"]]],
  [
    "nothing and an empty text",
    'a,b\n,x\n"",y\n',
    [
      ["a", "VARCHAR", null, ""],
      ["b", "VARCHAR", "x", "y"]
    ]
  ],
  [
    "blanks around",
    "a,b\n x ,1\n",
    [
      ["a", "VARCHAR", " x "],
      ["b", "BIGINT", "1"]
    ]
  ],
  ["an empty line in one column", "a\n1\n\n2\n", [["a", "BIGINT", "1", null, "2"]]],
  [
    "an empty line among several",
    "a,b\n1,2\n\n3,4\n",
    [
      ["a", "BIGINT", "1", "3"],
      ["b", "BIGINT", "2", "4"]
    ]
  ],
  [
    "semicolons and commas",
    "a;b\n1,5;2,25\n3,75;4\n",
    [
      ["a", "DOUBLE", "1.5", "3.75"],
      ["b", "DOUBLE", "2.25", "4.0"]
    ]
  ],
  [
    "tabs",
    "a\tb\n1\tx y\n",
    [
      ["a", "BIGINT", "1"],
      ["b", "VARCHAR", "x y"]
    ]
  ],
  [
    "bars",
    "a|b\n1|x,y\n2|z\n",
    [
      ["a", "BIGINT", "1", "2"],
      ["b", "VARCHAR", "x,y", "z"]
    ]
  ],
  [
    "a told separator",
    "sep=;\na;b\n1;2,x\n",
    [
      ["a", "BIGINT", "1"],
      ["b", "VARCHAR", "2,x"]
    ]
  ],
  [
    "a told separator of an odd kind",
    "sep=~\na~b\n1~2\n",
    [
      ["a", "BIGINT", "1"],
      ["b", "BIGINT", "2"]
    ]
  ],
  [
    "old line ends",
    "a,b\r1,2\r3,4",
    [
      ["a", "BIGINT", "1", "3"],
      ["b", "BIGINT", "2", "4"]
    ]
  ],
  [
    "mixed line ends",
    "a,b\r\n1,2\n3,4\r\n",
    [
      ["a", "BIGINT", "1", "3"],
      ["b", "BIGINT", "2", "4"]
    ]
  ],
  [
    "a mark of order",
    "\uFEFFa,b\n1,2\n",
    [
      ["a", "BIGINT", "1"],
      ["b", "BIGINT", "2"]
    ]
  ],
  [
    "comments before the header",
    '# made by "hand\n# 2024, all of it\na,b\n1,2\n',
    [
      ["a", "BIGINT", "1"],
      ["b", "BIGINT", "2"]
    ]
  ],
  [
    "a quote within a cell",
    'a,b\n5" gun,1\n',
    [
      ["a", "VARCHAR", '5" gun'],
      ["b", "BIGINT", "1"]
    ]
  ],
  [
    "a line end within a cell",
    'a,b\n"x\r\ny",1\n',
    [
      ["a", "VARCHAR", "x\r\ny"],
      ["b", "BIGINT", "1"]
    ]
  ],
  [
    "names twice and none",
    "a,A,,a_2\n1,2,3,4\n",
    [
      ["a", "BIGINT", "1"],
      ["A_2", "BIGINT", "2"],
      ["column_3", "BIGINT", "3"],
      ["a_2_2", "BIGINT", "4"]
    ]
  ],
  [
    "a name of the language",
    "__proto__,constructor\n1,2\n",
    [
      ["__proto__", "BIGINT", "1"],
      ["constructor", "BIGINT", "2"]
    ]
  ],
  [
    "no header",
    "1,2.5\n3,4.5\n",
    [
      ["column_1", "BIGINT", "1", "3"],
      ["column_2", "DOUBLE", "2.5", "4.5"]
    ]
  ],
  [
    "years as names",
    "country,1960,1961\nX,1,2\n",
    [
      ["country", "VARCHAR", "X"],
      ["1960", "BIGINT", "1"],
      ["1961", "BIGINT", "2"]
    ]
  ],
  ["a minus sign", "n\n\u22125\n3\n", [["n", "BIGINT", "-5", "3"]]],
  [
    "JSON",
    '[{"a": 1, "b": "x"}, {"b": null, "c": [1, {"d": 2}]}]',
    [
      ["a", "BIGINT", "1", null],
      ["b", "VARCHAR", "x", null],
      ["c", "VARCHAR", null, '[1, {"d": 2}]']
    ]
  ],
  [
    "JSON of seventeen digits",
    '[{"n": 12345678901234567, "x": 0.10000000000000001}]',
    [
      ["n", "BIGINT", "12345678901234567"],
      ["x", "DECIMAL(18,17)", "0.10000000000000001"]
    ]
  ],
  [
    "JSON within an answer",
    '[{"page": 1}, [{"year": "1960", "value": 5}]]',
    [
      ["year", "BIGINT", "1960"],
      ["value", "BIGINT", "5"]
    ]
  ],
  [
    "JSON of lists",
    '[["a", "b"], [1, true]]',
    [
      ["a", "BIGINT", "1"],
      ["b", "BOOLEAN", "true"]
    ]
  ],
  [
    "one record alone",
    '{"a": 1, "b": {"c": 2}}',
    [
      ["a", "BIGINT", "1"],
      ["b", "VARCHAR", '{"c": 2}']
    ]
  ],
  [
    "a key of the language",
    '[{"__proto__": 1, "a": 2}]',
    [
      ["__proto__", "BIGINT", "1"],
      ["a", "BIGINT", "2"]
    ]
  ],
  ["lines of JSON", '{"a": 1}\n{"a": 2}\n', [["a", "BIGINT", "1", "2"]]]
];

it.each(texts)("reads %s", async (_, text, expected) => {
  const {table} = await read(text);
  expect(table.columns.map(({name, sql, values}) => [name, sql, ...values])).toEqual(expected);
  expect(table.changes).toEqual([]);
});

/** What is refused, in which words. */
const refused: [string, string | Uint8Array, RegExp][] = [
  ["an open quote", 'a,b\n1,2\n3,"x\n4,5\n6,7\n', /opened on line 3/],
  ["a quote that the next one closes", 'a,b\n1,"x\n2,"y",3\n4,5\n', /opened on line 2/],
  ["an open quote at the end", 'a\n"x\ny"\n"z', /opened on line 4/],
  [
    "a picture",
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    /neither text nor/
  ],
  [
    "a program",
    new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 7, 7]),
    /neither text nor/
  ],
  ["a packed file", new Uint8Array([0x1f, 0x8b, 8, 0]), /unpack it first/],
  ["an old Excel file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old Excel/],
  [
    "a zip that is no Excel file",
    new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]),
    /Excel file cannot be read/
  ],
  [
    "Parquet cut short",
    new TextEncoder().encode("PAR1 and no more of it"),
    /Parquet file cannot be read/
  ],
  ["nothing", "", /contains no table/],
  ["JSON cut short", '[{"a": 1},\n{"a": ', /line 2 is not JSON/],
  ["a line that is not JSON", '{"a": 1}\n{"a": 2}\noops\n', /line 3 is not JSON/],
  ["JSON without records", '{"a": [1, 2], "b"', /line 1 is not JSON/],
  ["a key twice", '[{"a": 1},\n{"a": 1, "a": 2}]', /appears twice in the record on line 2/],
  ["JSON of endless depth", `[${"[".repeat(200_000)}`, /too deep|is not JSON/]
];

it.each(refused)("refuses %s", async (_, contents, reason) => {
  await expect(read(contents)).rejects.toThrow(reason);
});

it("refuses a file of more than fifty megabytes before it looks at it", async () => {
  await expect(read(new Uint8Array(50_000_001), "a.csv")).rejects.toThrow(/larger than 50 MB/);
});

const letters: [string, string][] = [
  [
    "gb18030",
    "国家,年份,人口\n中国,1960,667070000\n朝鲜,1961,11000000\n中华人民共和国的核试验,1964,1\n"
  ],
  ["big5", "國家,年份,人口\n中國,1960,667070000\n經濟發展與統計資料,1964,1\n"],
  ["euc-kr", "나라,연도,인구\n조선민주주의인민공화국,1960,1\n대한민국,1961,25\n"],
  ["shift_jis", "国,年,人口\n中国の核実験は,1964,1\nミサイルの発射,1998,2\n"],
  ["windows-1252", "país,año,n\nCorée du Nord,1960,1\nMünchen,1961,2\n"],
  ["utf-16le", "a,b,c\nü,1960,1\n中国,1961,2\n"],
  ["utf-16be", "a,b,c\nü,1960,1\n中国,1961,2\n"],
  ["utf-8", "a,b,c\nü,1960,1\n中国,1961,2\n"]
];

describe.each(letters)("a text in %s", (encoding, text) => {
  it.each([false, true])("is found and read, with a mark of order: %s", async (mark) => {
    if (mark && !encoding.startsWith("utf")) return expect(mark).toBe(true);
    const bytes = new Uint8Array(iconv.encode(text, encoding, {addBOM: mark}));
    expect(await findEncoding(bytes)).toBe(encoding);
    expect(decode(bytes, await findEncoding(bytes))).toBe(text);
    const {table} = await read(bytes);
    expect(table.columns[0]!.values).toEqual(
      text
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[0])
    );
  });
});

describe("what a reader says", () => {
  const grid = async (text: string) => (await read(text)).opened.grids[0]!;

  it.each([
    ["1,234.5", "text", 'n\n"1,234"\n"12,345,678.5"\n', ["1234.0", "12345678.5"]],
    ["1.234,5", "text", "n;m\n1.234;1\n12.345.678,5;2\n", ["1234.0", "12345678.5"]],
    ["1 234,5", "text", "n;m\n1 234;1\n12\u00a0345,5;2\n", ["1234.0", "12345.5"]],
    ["1'234.5", "text", "n\n1'234\n1\n", ["1234", "1"]],
    ["1234.5", "points", "n\n12%\n7.5%\n", ["12.0", "7.5"]],
    ["1234.5", "share", "n\n12%\n7.5%\n", ["0.12", "0.075"]]
  ] as const)("makes numbers of %s, percent as %s", async (form, percent, text, values) => {
    const given = await grid(text);
    const found = findChoices(given);
    const table = makeTable(given, {...found, numbers: {form, percent}});
    expect(table.columns[0]!.values).toEqual(values);
    expect(table.columns[0]!.sql).toMatch(/DOUBLE|BIGINT/);
  });

  it("makes marks missing, each listed with its line, and leaves texts alone", async () => {
    const given = await grid("code,n\nNA,1\nUS,..\nCN,NA\n");
    const found = findChoices(given);
    expect(makeTable(given, found).marks).toEqual([
      {mark: "..", count: 1},
      {mark: "NA", count: 1}
    ]);
    const table = makeTable(given, {...found, missing: ["..", "NA"]});
    expect(table.columns.map(({sql, values}) => [sql, values])).toEqual([
      ["VARCHAR", ["NA", "US", "CN"]],
      ["BIGINT", ["1", null, null]]
    ]);
    expect(table.changes).toEqual([
      {line: 3, column: "n", from: "..", to: null},
      {line: 4, column: "n", from: "NA", to: null}
    ]);
    const all = makeTable(given, {...found, missing: ["..", "NA"], missingInText: true});
    expect(all.columns[0]!.values).toEqual([null, "US", "CN"]);
  });

  it.each([
    ["n\n1\n..\n. .\nxxx\n", ["..", ". .", "xxx"]],
    ["n\n1\n#N/A\n–\n", ["#N/A", "–"]],
    ["code\n007\nABW\n", []],
    ["n\n1\na sentence that says why\n", []],
    ["n\n1\n12a\n", []],
    [`n\n${"5\n".repeat(20)}secret\n`, ["secret"]]
  ])("offers what may stand for no value: %j", async (text, marks) => {
    const given = await grid(text);
    expect(makeTable(given, findChoices(given)).marks.map(({mark}) => mark)).toEqual(marks);
  });

  it("lists what another type would change or lose, with the true line behind a cell of two lines", async () => {
    const given = await grid('t,n\n"a\nb",3.7\nc,x\nd,0.12345678901234567\ne,5\n');
    const found = findChoices(given);
    const integer = makeTable(given, {...found, types: {1: "integer"}});
    expect(integer.changes).toEqual([
      {line: 2, column: "n", from: "3.7", to: null},
      {line: 4, column: "n", from: "x", to: null},
      {line: 5, column: "n", from: "0.12345678901234567", to: null}
    ]);
    const number = makeTable(given, {...found, types: {1: "number"}});
    expect(number.changes).toEqual([
      {line: 4, column: "n", from: "x", to: null},
      {line: 5, column: "n", from: "0.12345678901234567", to: "0.12345678901234566"}
    ]);
    expect(number.rewritten).toEqual([{line: 6, column: "n", from: "5", to: "5.0"}]);
  });

  it.each([
    ["day-first", "16.10.1964", "1964-10-16"],
    ["month-first", "10/16/1964", "1964-10-16"],
    ["day-first", "30.2.1964", null]
  ] as const)("reads days %s: %s", async (type, text, value) => {
    const given = await grid(`d\n${text}\n`);
    const table = makeTable(given, {...findChoices(given), types: {0: type}});
    expect(table.columns[0]!.values).toEqual([value]);
  });

  it("is asked what becomes of lines that do not fit", async () => {
    const given = await grid("a,b,c\n1,2,3\n4,5\n6,7,8,9\n");
    const found = findChoices(given);
    expect(makeTable(given, found).unfit).toEqual([
      {line: 3, cells: 2},
      {line: 4, cells: 4}
    ]);
    const dropped = makeTable(given, {...found, unfit: "drop"});
    expect(dropped.columns[0]!.values).toEqual(["1"]);
    const filled = makeTable(given, {...found, unfit: "fill"});
    expect(filled.columns.map(({values}) => values)).toEqual([
      ["1", "4"],
      ["2", "5"],
      ["3", null]
    ]);
    expect(filled.unfit).toEqual([{line: 4, cells: 4}]);
  });
});
