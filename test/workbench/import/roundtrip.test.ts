// @module-tag slow
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import fc from "fast-check";
import iconv from "iconv-lite";
import writeExcelFile from "write-excel-file/node";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runQuery} from "../../../packages/data/src/answers.js";
import {fileTables} from "../../../packages/engine/src/file-tables.js";
import {exportRows} from "../../../packages/workbench/src/exports.js";
import {readExact} from "../../../packages/workbench/src/own-text.js";
import {castStatement, textsName} from "../../../packages/workbench/src/own-table.js";
import {sameNumber} from "../../../packages/workbench/src/import/number.js";
import {findChoices, makeTable, type Table} from "../../../packages/workbench/src/import/table.js";
import {read} from "../../support/import.js";
import {whole} from "../../support/sweep.js";

// All of it runs where every sweep is run whole.
const many = whole ? 10 : 1;

type Cells = (string | null)[][];

const folder = mkdtempSync(join(tmpdir(), "import-"));
let instance: DuckDBInstance;
let connection: DuckDBConnection;
const ask = (sql: string) => runQuery(connection, sql);
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, {recursive: true});
});

const literal = (text: string | null) =>
  text === null ? "NULL" : `'${text.replaceAll("'", "''")}'`;
const engine = {read: async (sql: string) => ({...(await ask(sql)), cut: false, arrow: []})};

/** Brings a table into the engine as the workbench does, asks for all of it, and reads the file that it is taken away in. */
async function through({columns, lines}: Table): Promise<Cells> {
  const texts = columns.map((_, at) => `c${at} VARCHAR`);
  await ask(`CREATE OR REPLACE TABLE ${textsName} (${texts.join(", ")})`);
  const rows = lines.map(
    (_, row) => `(${columns.map(({values}) => literal(values[row]!)).join(", ")})`
  );
  if (rows.length) await ask(`INSERT INTO ${textsName} VALUES ${rows.join(", ")}`);
  await ask(
    castStatement({name: "mine", columns: columns.map(({name, sql}) => ({name, type: sql}))})
  );
  const {contents} = await exportRows(
    await readExact(engine, "SELECT * FROM mine", {}),
    "csv",
    "x"
  );
  return parse(contents as string, {
    cast: (cell: string, {quoting}) => (cell === "" && !quoting ? null : cell)
  });
}

const number = /^[-\u2212]?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/i;

/** What the table says of a cell: kept, the same number, the same time, or nothing where nothing stood. */
function same(from: string | null, to: string | null, sql: string): boolean {
  if (from === to) return true;
  if (sql === "VARCHAR") return false;
  if (from === null || to === null) return (from ?? "").trim() === "" && to === null;
  // A code is no number, whatever its digits say.
  if (/^(BIGINT|HUGEINT|DOUBLE|FLOAT|DECIMAL)/.test(sql))
    return number.test(from.trim()) && sameNumber(from.trim().replace("\u2212", "-"), to);
  if (sql === "BOOLEAN") return from.toLowerCase() === to;
  const point = (text: string) =>
    Date.parse(`${text.trim().replace(" ", "T")}${text.includes(":") ? "" : "T00:00"}Z`);
  return point(from) === point(to);
}

async function holds(names: string[], rows: Cells, table: Table): Promise<void> {
  expect(table.columns.map(({name}) => name)).toEqual(names);
  expect(table.changes).toEqual([]);
  const [head, ...body] = await through(table);
  expect(head).toEqual(names);
  expect(body.length).toBe(rows.length);
  const otherwise: {from: string; to: string | null}[] = [];
  const lost = rows.flatMap((row, at) =>
    row.flatMap((cell, column) => {
      const {sql} = table.columns[column]!;
      const to = body[at]![column]!;
      if (cell?.trim() && cell !== to) otherwise.push({from: cell, to});
      return same(cell, to, sql) ? [] : [{from: cell, to, sql}];
    })
  );
  expect(lost).toEqual([]);
  // What is written otherwise is told beforehand, to the letter.
  const told = table.rewritten.map(({from, to}) => ({from, to}));
  const sorted = (list: typeof otherwise) => list.map((each) => JSON.stringify(each)).sort();
  expect(sorted(told)).toEqual(sorted(otherwise));
}

const digits = (most: number) =>
  fc.string({unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: most});
const two = (number: number) => String(number).padStart(2, "0");
const day = fc
  .tuple(
    fc.integer({min: 1, max: 9999}),
    fc.integer({min: 1, max: 13}),
    fc.integer({min: 1, max: 31})
  )
  .map(([y, m, d]) => `${String(y).padStart(4, "0")}-${two(m)}-${two(d)}`);
const letters = fc.string({
  unit: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(..."abcXYZ 0159-.,;|:'\"#%&<>=\\/_éüß中国조선日本\u00a0")
    },
    {weight: 1, arbitrary: fc.constantFrom("\n", "\r\n", "\t", "𝄞", "ǆ", "\u200d")}
  ),
  maxLength: 12
});

/** The kinds of texts that columns are made of: of each a column may have some, and nothing in between. */
const kinds: Record<string, fc.Arbitrary<string>> = {
  integers: fc.bigInt({min: -(2n ** 127n) + 1n, max: 2n ** 127n - 1n}).map(String),
  small: fc.integer({min: -2000, max: 3000}).map(String),
  codes: digits(6),
  long: digits(45),
  decimals: fc
    .tuple(fc.integer({min: -999, max: 99999}), digits(20))
    .map(([whole, part]) => `${whole}.${part}`),
  doubles: fc.double({noNaN: true, noDefaultInfinity: true}).map(String),
  days: day,
  times: fc
    .tuple(
      day,
      fc.integer({min: 0, max: 24}),
      fc.integer({min: 0, max: 60}),
      fc.integer({min: 0, max: 999_999})
    )
    .map(
      ([d, h, m, part]) =>
        `${d} ${two(h)}:${two(m)}:09${part ? `.${String(part).padStart(6, "0")}` : ""}`
    ),
  truth: fc.constantFrom("true", "false", "TRUE", "False"),
  marks: fc.constantFrom(
    "1",
    "2.5",
    "..",
    "NA",
    "12%",
    "1,234",
    "1.234,5",
    "+5",
    "1e5",
    "-0",
    "\u22123",
    " 7",
    "",
    " "
  ),
  letters
};

const table = fc
  .record({
    width: fc.integer({min: 1, max: 5}),
    height: fc.integer({min: 1, max: 9}),
    mixed: fc.boolean()
  })
  .chain(({width, height, mixed}) => {
    const one = fc.constantFrom(...Object.keys(kinds)).chain((kind) => {
      const cell = mixed ? fc.oneof(kinds[kind]!, letters) : kinds[kind]!;
      return fc.array(fc.option(cell, {freq: 6}), {minLength: height, maxLength: height});
    });
    const name = fc.string({unit: fc.constantFrom(..."abcdeüß中ñ"), minLength: 1, maxLength: 6});
    return fc.record({
      names: fc.uniqueArray(name, {
        minLength: width,
        maxLength: width,
        selector: (each) => each.toLowerCase()
      }),
      columns: fc.array(one, {minLength: width, maxLength: width})
    });
  })
  .map(({names, columns}) => ({
    names,
    rows: columns[0]!.map((_, at) => columns.map((cells) => cells[at] ?? null))
  }));

const written = (names: string[], rows: Cells, delimiter: string) =>
  stringify([names, ...rows], {
    delimiter,
    quoted_empty: false,
    quoted_string: false,
    cast: {string: (text) => (text === "" ? {value: '""', quote: false, escape: ""} : text)}
  });

describe("what is written is what is read, asked for and taken away", () => {
  it.each([
    [",", "utf-8"],
    [";", "utf-8"],
    ["\t", "utf-8"],
    ["|", "utf-8"],
    [",", "utf-16le"],
    [",", "gb18030"]
  ])("as a text with %j in %s", async (delimiter, encoding) => {
    await fc.assert(
      fc.asyncProperty(table, async ({names, rows}) => {
        const bytes = new Uint8Array(
          iconv.encode(written(names, rows, delimiter), encoding, {addBOM: encoding === "utf-16le"})
        );
        const wanted = {
          separator: delimiter,
          ...(encoding === "gb18030" && {encoding: "gb18030" as const})
        };
        const {table: made} = await read(bytes, "x.csv", wanted);
        await holds(names, rows, made);
      }),
      {numRuns: 40 * many, seed: 24}
    );
  });

  it.each(["json", "lines"])("as %s", async (form) => {
    await fc.assert(
      fc.asyncProperty(table, async ({names, rows}) => {
        const records = rows.map((row) =>
          Object.fromEntries(row.map((cell, at) => [names[at]!, cell]))
        );
        const text =
          form === "json"
            ? JSON.stringify(records, null, 1)
            : records.map((each) => `${JSON.stringify(each)}\n`).join("");
        const {table: made} = await read(text, form === "json" ? "x.json" : "x.ndjson");
        await holds(names, rows, made);
      }),
      {numRuns: 40 * many, seed: 24}
    );
  });

  it("as a sheet of Excel", async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({names, rows}) => {
        // A sheet has neither empty texts nor empty rows at its end, and XML knows one kind of line end.
        const sheet = rows.map((row) =>
          row.map((cell) => cell?.replaceAll("\r", "").replace(/^$/, " ") ?? null)
        );
        sheet.push(names.map((_, at) => sheet.find((row) => row[at] !== null)?.[at] ?? "x"));
        const cells = sheet.map((row) =>
          row.map((cell) => (cell === null ? null : {value: cell, type: String}))
        );
        const buffer = await writeExcelFile([names.map((value) => ({value})), ...cells]).toBuffer();
        const {table: made} = await read(new Uint8Array(buffer), "x.xlsx");
        await holds(names, sheet, made);
      }),
      {numRuns: 30 * many, seed: 24}
    );
  });

  it("as numbers of a sheet", async () => {
    const numbers = fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {
      minLength: 1,
      maxLength: 9
    });
    await fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const cells = values.map((value) => [{value, type: Number}]);
        const buffer = await writeExcelFile([[{value: "n"}], ...cells]).toBuffer();
        const {table: made} = await read(new Uint8Array(buffer), "x.xlsx");
        const [, ...body] = await through(made);
        expect(body.map(([cell]) => Number(cell))).toEqual(values.map((value) => value + 0));
      }),
      {numRuns: 20 * many, seed: 24}
    );
  });
});

/** Types of the engine, with the texts of their values. */
const typed: [string, fc.Arbitrary<string>][] = [
  ["BIGINT", fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n}).map(String)],
  ["UBIGINT", fc.bigInt({min: 0n, max: 2n ** 64n - 1n}).map(String)],
  ["INTEGER", fc.integer().map(String)],
  ["UINTEGER", fc.integer({min: 0, max: 2 ** 32 - 1}).map(String)],
  ["SMALLINT", fc.integer({min: -32768, max: 32767}).map(String)],
  ["DOUBLE", fc.double({noNaN: true, noDefaultInfinity: true}).map(String)],
  ["FLOAT", fc.float({noNaN: true, noDefaultInfinity: true}).map(String)],
  ["DECIMAL(9,2)", fc.integer({min: -999_999, max: 999_999}).map((n) => `${n}.05`)],
  ["DECIMAL(18,6)", fc.integer().map((n) => `${n}.123456`)],
  [
    "DECIMAL(38,10)",
    fc.bigInt({min: -(10n ** 27n), max: 10n ** 27n}).map((n) => `${n}.0123456789`)
  ],
  ["BOOLEAN", fc.constantFrom("true", "false")],
  [
    "DATE",
    fc
      .date({min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true})
      .map((d) => d.toISOString().slice(0, 10))
  ],
  [
    "TIMESTAMP",
    fc
      .date({min: new Date("1700-01-01"), max: new Date("2200-12-31"), noInvalidDate: true})
      .map((d) => d.toISOString().slice(0, 23).replace("T", " "))
  ],
  [
    "TIMESTAMP_NS",
    fc
      .date({min: new Date("1700-01-01"), max: new Date("2200-12-31"), noInvalidDate: true})
      .map((d) => `${d.toISOString().slice(0, 23).replace("T", " ")}456789`)
  ],
  [
    "TIME",
    fc.integer({min: 0, max: 86_399_999}).map((n) => new Date(n).toISOString().slice(11, 23))
  ],
  ["UUID", fc.uuid()],
  ["VARCHAR", letters]
];

describe("what a typed file holds is what is read", () => {
  const typedTable = fc
    .array(fc.constantFrom(...typed), {minLength: 1, maxLength: 6})
    .chain((columns) =>
      fc.record({
        types: fc.constant(columns.map(([type]) => type)),
        rows: fc.array(fc.tuple(...columns.map(([, cell]) => fc.option(cell, {freq: 6}))), {
          minLength: 1,
          maxLength: 8
        })
      })
    );

  const make = async (
    place: string,
    {types, rows}: {types: string[]; rows: (string | null)[][]}
  ) => {
    await ask(
      `CREATE OR REPLACE TABLE ${place} (${types.map((type, at) => `"col ${at}" ${type}`).join(", ")})`
    );
    const cells = rows.map(
      (row) => `(${row.map((cell, at) => `CAST(${literal(cell)} AS ${types[at]!})`).join(", ")})`
    );
    await ask(`INSERT INTO ${place} VALUES ${cells.join(", ")}`);
  };
  const textsOf = async (place: string): Promise<Cells> => {
    const {contents} = await exportRows(
      await readExact(engine, `SELECT * FROM ${place}`, {}),
      "csv",
      "x"
    );
    return parse(contents as string, {
      cast: (cell: string, {quoting}) => (cell === "" && !quoting ? null : cell)
    });
  };

  it.each(["snappy", "zstd", "gzip", "uncompressed"])("in Parquet, %s", async (codec) => {
    await fc.assert(
      fc.asyncProperty(typedTable, async (made) => {
        await make("typed", made);
        const file = join(folder, "typed.parquet");
        await ask(`COPY typed TO '${file}' (FORMAT parquet, COMPRESSION ${codec})`);
        const {table} = await read(new Uint8Array(readFileSync(file)), "typed.parquet");
        expect(table.changes).toEqual([]);
        expect(await through(table)).toEqual(await textsOf("typed"));
      }),
      {numRuns: 15 * many, seed: 24}
    );
  });

  it("in a DuckDB file, views left alone", async () => {
    await fc.assert(
      fc.asyncProperty(typedTable, async (made) => {
        const file = join(folder, "typed.duckdb");
        rmSync(file, {force: true});
        await ask(`ATTACH '${file}' AS theirs`);
        await make("theirs.main.typed", made);
        await ask(
          "CREATE VIEW theirs.main.looks AS SELECT 1 AS one; CREATE TABLE theirs.main.lists AS SELECT [1, 2] AS l, {'a': 'x'} AS s"
        );
        await ask(`DETACH theirs; ATTACH '${file}' AS own (READ_ONLY)`);
        const tables = await fileTables(ask, "own", 1000);
        await ask("DETACH own");
        expect(tables.map(({name}) => name)).toEqual(["lists", "typed"]);
        expect(tables[0]!.rows).toEqual([["[1, 2]", "{'a': x}"]]);
        const [, {columns, rows}] = tables as [(typeof tables)[0], (typeof tables)[0]];
        const grid = {
          name: "typed",
          rows,
          lines: rows.map((_, at) => at + 1),
          names: columns.map(({name}) => name),
          types: columns.map(({type}) => type)
        };
        const table = makeTable(grid, findChoices(grid));
        await make("typed", made);
        expect(await through(table)).toEqual(await textsOf("typed"));
      }),
      {numRuns: 15 * many, seed: 24}
    );
  });

  it("in Parquet of another writer", async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        {name: "t", data: ["a", null, "ü"], type: "STRING"},
        {name: "n", data: [1n, 2n ** 62n, null], type: "INT64"},
        {name: "d", data: [0.1, null, -0], type: "DOUBLE"}
      ]
    });
    const {table} = await read(new Uint8Array(buffer), "x.parquet");
    expect(await through(table)).toEqual([
      ["t", "n", "d"],
      ["a", "1", "0.1"],
      [null, "4611686018427387904", null],
      ["ü", null, "-0.0"]
    ]);
  });
});
