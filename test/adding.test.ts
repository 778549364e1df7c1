// @module-tag slow
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path/posix";
import {gunzipSync} from "node:zlib";
import {stringify} from "csv-stringify/sync";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runQuery} from "../packages/data/src/answers.js";
import {createDatabase} from "../packages/data/src/database.js";
import {computeOutputs, type Outputs} from "../packages/site/src/outputs/outputs.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import type {Dataset} from "../packages/data/src/dataset.js";
import {fewQuestions} from "./support/few-questions.js";
import {sweep} from "./support/sweep.js";
import {copyProject, type Project} from "./support/project.js";

const folder = mkdtempSync(join(tmpdir().replaceAll("\\", "/"), "cold-winter-"));
const file = (name: string) => join(folder, name);
const cited = "example-2026[table 1]";

function addRow(table: string, row: Record<string, string>): void {
  const header = readFileSync(file(`${table}.csv`), "utf8").split("\n", 1)[0]!;
  appendFileSync(
    file(`${table}.csv`),
    stringify([header.split(",").map((name) => row[name] ?? "")])
  );
}

function addTable(name: string): void {
  const description = JSON.parse(readFileSync(file("datapackage.json"), "utf8")) as {
    "coldwinter:units": string[];
    resources: Record<string, unknown>[];
  };
  description["coldwinter:units"].push("examples");
  const text = (field: string, title: string) => ({
    name: field,
    type: "string",
    title,
    description: `${title}.`
  });
  description.resources.push({
    name,
    path: `${name}.csv`,
    title: "Harvests",
    description: "How each harvest was judged.",
    schema: {
      fields: [
        {...text("id", "Id"), constraints: {required: true, unique: true}},
        text("case", "Case"),
        {...text("judged", "How it was judged"), constraints: {enum: ["good", "bad"]}},
        {...text("sources", "Sources"), "coldwinter:kind": "sources"}
      ],
      primaryKey: "id",
      foreignKeys: [{fields: "case", reference: {resource: "cases", fields: "id"}}]
    }
  });
  writeFileSync(file("datapackage.json"), JSON.stringify(description));
  writeFileSync(file(`${name}.csv`), `id,case,judged,sources\nchn-1960,CHN,bad,${cited}\n`);
}

const envelope = {sources: cited, status: "checked", seen: "data_file"};

describe("an edit of data/ alone", () => {
  let outputs: Outputs;
  let dataset: Dataset;
  let database: Awaited<ReturnType<typeof createDatabase>>;

  beforeAll(async () => {
    cpSync("data", folder, {recursive: true});
    appendFileSync(
      file("sources.bib"),
      `\n@dataset{example-2026,\n  author = {Example, Ann},\n  title = {Examples},\n  year = {2026},\n  publisher = {Nobody},\n` +
        `  url = {https://example.org/},\n  family = {scholar},\n  grade = {reference_data},\n  terms = {none},\n  seen = {data file},\n` +
        `  no_archive = {invented},\n  no_urldate = {invented},\n}\n`
    );
    const event = {
      case: "CHN",
      programme: "chn-device",
      type: "statement",
      title: "An example",
      date: "1970-05-05"
    };
    addRow("events", {id: "chn-ev-999", ...event, ...envelope});
    const variable = {
      name: "Examples counted",
      concept: "steel_output",
      dimension: "volume",
      unit: "examples"
    };
    const said = {
      method: "counted",
      definition: "Examples.",
      inclusion: "Every year.",
      comparability: "None.",
      rank: "1"
    };
    addRow("variables", {id: "examples_counted", ...variable, ...said, ...envelope});
    const value = {
      case: "CHN",
      variable: "examples_counted",
      year: "1970",
      best: "7",
      unit: "examples"
    };
    addRow("observations", {id: "chn-examples_counted-1970", ...value, ...envelope});
    addTable("harvests");
    for (const [path, text] of readDataset(folder).canonical) writeFileSync(path, text);
    outputs = await computeOutputs({data: [folder], downloadOutputs: true, ...fewQuestions([])});
    dataset = outputs.dataset;
    database = await createDatabase(dataset);
  }, 120_000);
  afterAll(() => {
    database.closeSync();
    rmSync(folder, {recursive: true});
  });

  it("is valid", () => {
    expect(dataset.problems).toEqual([]);
  });

  it("gives the data another version", () => {
    expect(dataset.version).not.toBe(readDataset().version);
  });

  it.each([
    [
      "a row",
      "SELECT title FROM events WHERE id = 'chn-ev-999' AND date_from = '1970-05-05'",
      "An example"
    ],
    ["a source", "SELECT title FROM sources WHERE id = 'example-2026'", "Examples"],
    [
      "a variable",
      "SELECT best FROM observations JOIN variables ON variables.id = variable WHERE name = 'Examples counted'",
      7
    ],
    [
      "a table",
      "SELECT judged FROM harvests JOIN cases ON cases.id = \"case\" WHERE name = 'China'",
      "bad"
    ],
    ["its citations", "SELECT count(*)::INTEGER FROM citations WHERE source = 'example-2026'", 4]
  ])("puts %s into the database", async (_, sql, answer) => {
    const {columns, rows} = await runQuery(database, sql);
    expect(rows[columns[0]!.name]).toEqual([answer]);
  });

  it.each([
    ["codebook.md", "How each harvest was judged."],
    ["codebook.md", "How it was judged"],
    ["sources.md", "example-2026"],
    ["data/references.json", "example-2026"],
    ["data/database.json", "harvests"],
    ["download/harvests.csv", "chn-1960,CHN,bad"],
    ["download/events.csv", "chn-ev-999"],
    ["download/references.bib", "example-2026"],
    ["download/datapackage.json", "How each harvest was judged."]
  ])("shows in %s: %s", (path, text) => {
    expect(String(outputs.files.get(path))).toContain(text);
  });

  it("offers a new table as Parquet, and to the engine", () => {
    expect([...outputs.files.keys()]).toContain("download/harvests.parquet");
    const database = gunzipSync(outputs.files.get("data/record.duckdb.gz") as Uint8Array);
    expect(database.includes("chn-1960")).toBe(true);
  });
});

type Cells = string[][];
const habits: Record<string, (rows: Cells, type: (column: string) => string) => string> = {
  "a mark, Windows line ends and quotes round every cell": (rows) =>
    `\uFEFF${stringify(rows, {quoted: true, quoted_empty: true, record_delimiter: "\r\n"})}`,
  "spaces after cells, rows in another order, empty rows at the end": ([header, ...rows]) =>
    stringify([
      header!,
      ...rows.reverse().map((row) => row.map((cell) => `${cell}  `)),
      header!.map(() => "")
    ]),
  "capital truth values and zeros after decimals": ([header, ...rows], type) =>
    stringify([
      header!,
      ...rows.map((row) =>
        row.map((cell, at) => {
          if (type(header![at]!) === "boolean") return cell.toUpperCase();
          return type(header![at]!) === "number" && cell.includes(".") ? `${cell}0` : cell;
        })
      )
    ]),
  "decomposed letters": (rows) =>
    stringify(rows.map((row) => row.map((cell) => cell.normalize("NFD"))))
};

describe("a spreadsheet that saves with", () => {
  let project: Project;
  const dataset = readDataset();

  beforeAll(() => {
    project = copyProject();
  });
  afterAll(() => project.remove());

  it.each(sweep(Object.entries(habits), 2))(
    "%s loses nothing: npm run format gives back every byte",
    (_, save) => {
      const tables = dataset.package.tables
        .map(({path, fields}) => ({path: join("data", path), fields}))
        .filter(({path}) => existsSync(path))
        .map((table) => ({...table, text: readFileSync(table.path, "utf8")}));
      for (const {path, text, fields} of tables) {
        mkdirSync(join(project.folder, path, ".."), {recursive: true});
        const type = (column: string) => fields.find(({name}) => name === column)!.type;
        writeFileSync(join(project.folder, path), save(parse(text), type));
      }
      const {status, output} = project.run("format");
      expect(status, output).toBe(0);
      for (const {path, text} of tables)
        expect(readFileSync(join(project.folder, path), "utf8") === text, path).toBe(true);
    }
  );
});
