import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {read} from "../../support/import.js";

/** One column of a text with two lines, the type that is found, and its cells where they are written otherwise. */
const columns: [what: string, cells: string[], type: string, values?: string[]][] = [
  ["hexadecimal numbers", ["0x1F", "0x2A"], "VARCHAR"],
  ["infinity", ["inf", "nan"], "VARCHAR"],
  ["yes and no", ["yes", "no"], "VARCHAR"],
  ["truth beside a number", ["true", "1"], "VARCHAR"],
  ["times without a day", ["12:30", "23:59"], "VARCHAR"],
  ["a time with a zone", ["1964-10-16T07:00:00Z", "1964-10-16 07:00:00+08"], "VARCHAR"],
  ["weeks", ["1964-W42", "1964-W43"], "VARCHAR"],
  ["days without dashes", ["19641016", "19641017"], "BIGINT"],
  ["telephones", ["010-1234", "02-5678"], "VARCHAR"],
  ["places of the post", ["01234", "98765"], "VARCHAR"],
  ["powers that may be codes", ["1e308", "1e-320"], "VARCHAR"],
  ["a zero below zero", ["-0", "1"], "DOUBLE", ["-0.0", "1.0"]],
  ["a plus", ["+1", "2"], "VARCHAR"],
  ["a point before all digits", [".5", "1.5"], "VARCHAR"],
  ["a point behind all digits", ["5.", "6."], "VARCHAR"],
  ["losses in parentheses", ["(5)", "6"], "VARCHAR"],
  ["signs of money", ["$5", "€6"], "VARCHAR"],
  ["wide digits", ["１２", "３"], "VARCHAR"],
  ["Arabic digits", ["١٢", "٣"], "VARCHAR"],
  ["Roman numerals", ["IV", "V"], "VARCHAR"],
  ["digits parted by a line", ["1_000", "2_000"], "VARCHAR"],
  ["digits parted by hard blanks", ["1\u00a0000", "2\u00a0000"], "VARCHAR"],
  ["the last eighteen digits", ["999999999999999999", "-999999999999999999"], "BIGINT"],
  ["one beyond eight bytes", ["9223372036854775807", "9223372036854775808"], "HUGEINT"],
  ["thirty-eight digits", ["9".repeat(38), "1"], "HUGEINT"],
  ["thirty-nine digits", ["9".repeat(39), "1"], "VARCHAR"],
  ["a double with all its digits", ["0.1", "0.30000000000000004"], "DOUBLE"],
  ["formulas", ["=1+1", "@a"], "VARCHAR"],
  ["a program of a page", ["<img src=x onerror=1>", "<script>1</script>"], "VARCHAR"],
  ["letters that turn the direction", ["\u202eabc", "\u2066x"], "VARCHAR"],
  ["an error of a formula", ["#DIV/0!", "1"], "VARCHAR"],
  ["a word for nothing", ["NULL", "1"], "VARCHAR"],
  ["a dash for nothing", ["—", "1"], "VARCHAR"],
  ["a share beside a number", ["5%", "6"], "VARCHAR"],
  ["parts of a thousand", ["5‰", "6‰"], "VARCHAR"],
  ["days in their own order", ["16/10/1964", "17/10/1964"], "VARCHAR"],
  ["days of two digits", ["10/16/64", "10/17/64"], "VARCHAR"],
  ["the last day", ["9999-12-31", "1964-10-16"], "DATE"],
  ["the day behind it", ["10000-01-01", "1964-10-16"], "VARCHAR"],
  ["a day before Christ", ["-0044-03-15", "1964-10-16"], "VARCHAR"],
  ["a fraction of seven digits", ["1964-10-16 07:00:00.1234567", "1964-10-16"], "VARCHAR"],
  ["a leap second", ["2016-12-31 23:59:60", "2016-12-31"], "VARCHAR"],
  ["a season", ["1964-21", "1964-22"], "VARCHAR"],
  ["a month", ["1964-10", "1964-11"], "VARCHAR"]
];

it.each(columns)("reads %s", async (_, cells, type, values = cells) => {
  const {table} = await read(`c\n${cells.join("\n")}\n`, "x.csv", {separator: ","});
  const [column] = table.columns;
  expect([column!.sql, ...column!.values]).toEqual([type, ...values]);
  expect(table.changes).toEqual([]);
  const otherwise = cells.filter((cell, at) => cell !== values[at]);
  expect(table.rewritten.map(({from}) => from)).toEqual(otherwise);
});

const text = (contents: string) => new TextEncoder().encode(contents);

/** What cannot be a table, in which words. */
const refused: [what: string, bytes: Uint8Array, says: RegExp, file?: string][] = [
  ["a mark of order alone", new Uint8Array([0xef, 0xbb, 0xbf]), /no table/],
  ["lines without a cell", text("\n\n\n"), /no table/],
  ["blanks alone", text("   \n \t\n"), /no table/],
  ["four bytes a letter", iconv.encode("a,b\n1,2\n", "utf-32le", {addBOM: true}), /neither text/],
  ["half a letter at the end", new Uint8Array([0xff, 0xfe, 97, 0, 10]), /not encoded in utf-16le/],
  ["a database of SQLite", new Uint8Array([...text("SQLite format 3\0"), 16, 0, 1, 1]), /neither/],
  ["a file of Arrow", text("ARROW1\0\0"), /neither text/],
  ["an empty archive", new Uint8Array([80, 75, 5, 6, ...Array<number>(18).fill(0)]), /neither/],
  ["marks of Parquet and nothing between", text("PAR1PAR1"), /Parquet file cannot be read/],
  ["JSON with NaN", text('[{"a": NaN}]'), /line 1 is not JSON/],
  ["JSON with a comma too many", text('[{"a": 1},]'), /line 1 is not JSON/],
  ["JSON with a comment", text('[{"a": 1} /* x */]'), /line 1 is not JSON/],
  ["JSON with other quotes", text("[{'a': 1}]"), /line 1 is not JSON/],
  ["two texts of JSON in a line", text('{"a": 1}{"a": 2}'), /line 1 is not JSON/],
  ["a program", text("var x = [1]"), /line 1 is not JSON/],
  ["an empty list", text("[]"), /no list of records/],
  ["a record of nothing", text("{}"), /no table/],
  ["a list of it", text("[{}]"), /no table/],
  ["numbers alone", text("[1, 2]"), /no list of records/],
  ["a record beside a list", text('[{"a": 1}, [2]]'), /no list of records/],
  ["a record beside nothing", text('[{"a": 1}, null]'), /no list of records/],
  ["a list among lines of records", text('{"a": 1}\n[2]\n'), /line 2 is not JSON/, "x.ndjson"]
];

it.each(refused)("refuses %s", async (_, bytes, says, file) => {
  const name = file ?? (/^\s*[[{v]/.test(new TextDecoder().decode(bytes)) ? "x.json" : "x");
  await expect(read(bytes, name)).rejects.toThrow(says);
});

describe("letters", () => {
  it.each([
    ["a,b\né,1\n", "windows-1252"],
    ["nom,n\nCôte Verte,1\nCorée,2\n", "windows-1252"],
    ["страна,год\nКитай,1964\nСССР,1949\n", "koi8-r"],
    ["страна,год\nКитай,1964\nСоветский Союз,1949\n", "windows-1251"],
    ["国,年\n中国の核実験について,1964\nミサイルの発射,1998\n", "euc-jp"]
  ])("of %j are found in %s", async (contents, encoding) => {
    const {opened} = await read(new Uint8Array(iconv.encode(contents, encoding)), "x.csv");
    expect(opened.text!.encoding).toBe(encoding);
    expect(opened.grids[0]!.rows.flat().join()).toBe(contents.trim().replaceAll("\n", ","));
  });
});

describe("lines", () => {
  it.each([
    ["too short", "a,b,c\n1,2\n3,4,5\n", [{line: 2, cells: 2}]],
    ["too long", "a,b\n1,2,3\n", [{line: 2, cells: 3}]],
    ["too long by a comma in other quotes", "a,b\n'x,y',1\n", [{line: 2, cells: 3}]],
    ["all a comma longer", "a,b,\n1,2,\n", []],
    ["ended in three ways", "a,b\r1,2\r\n3,4\n", []],
    ["of a million letters", `a,b\n${"x".repeat(1_000_000)},1\n`, []]
  ])("%s are counted", async (_, contents, unfit) => {
    expect((await read(contents, "x.csv")).table.unfit).toEqual(unfit);
  });

  it("of five thousand columns are read", async () => {
    const names = Array.from({length: 5000}, (_, at) => `c${at}`);
    const {table} = await read(`${names.join()}\n${names.map((_, at) => at).join()}\n`, "x.csv");
    expect(table.columns.map(({values}) => values[0])).toEqual(names.map((_, at) => String(at)));
  });
});
