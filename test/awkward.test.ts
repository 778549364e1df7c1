// @module-tag slow
import {mkdtempSync, mkdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path/posix";
import {stringify} from "csv-stringify/sync";
import {JSDOM} from "jsdom";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {computeOutputs, type Outputs} from "../packages/site/src/outputs/outputs.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {figureNames} from "../packages/site/src/pages/questions.js";
import {figureInput, loadFigure} from "../packages/site/src/build/bake.js";
import {figureState} from "../packages/figure/src/element.js";
import {figureWords} from "../packages/figure/src/figure-words.js";
import {widths} from "../packages/figure/src/figure-input.js";
import {rowsOf} from "../packages/figure/src/answers.js";
import {fewQuestions, problemsOfFew} from "./support/few-questions.js";
import {sweep} from "./support/sweep.js";

// A plainly invented case with what is awkward: no test, one programme, dates before 1900, names in Arabic script.
const folder = mkdtempSync(join(tmpdir().replaceAll("\\", "/"), "cold-winter-"));
const envelope = {case: "XAA", sources: "almanac[p. 1]", status: "checked", seen: "full_text"};
const rows: Record<string, Record<string, string>[]> = {
  cases: [
    {
      ...{id: "XAA", position: "9", role: "compared", name: "Invented Isle", demonym: "Islander"},
      ...{native_name: "جزيرة", native_lang: "ar"}
    }
  ],
  programmes: [
    {
      id: "xaa-device",
      domain: "device",
      name: "Great cannon",
      native_name: "مدفع",
      native_lang: "ar",
      began: "1871~",
      description: "A lane."
    }
  ],
  events: [
    {
      id: "xaa-ev-001",
      programme: "xaa-device",
      type: "organisation",
      title: "Work begins",
      date: "1871~"
    },
    {
      id: "xaa-ev-002",
      programme: "xaa-device",
      type: "closure",
      title: "Work ends",
      date: "[1888,1889]"
    }
  ],
  milestones: [
    {
      id: "xaa-first-nuclear-test-1",
      kind: "first_nuclear_test",
      rank: "1",
      attainment: "not_reached",
      argument: "None."
    },
    {
      id: "xaa-first-orbit-1",
      kind: "first_orbit",
      rank: "1",
      attainment: "not_attested",
      argument: "Unknown."
    },
    {
      id: "xaa-programme-started-1",
      kind: "programme_started",
      event: "xaa-ev-001",
      rank: "1",
      attainment: "reached",
      argument: "A."
    }
  ],
  names: [
    {id: "xaa-nm-001", kind: "person", name: "Ali Example", native_name: "علي", native_lang: "ar"}
  ],
  coverage: [
    {
      ...{
        id: "xaa-co-01",
        record: "milestones",
        from: "1871-01-01",
        to: "1889-12-31",
        completeness: "partial"
      },
      ...{observed_until: "1889-12-31", counting_rule: "One step counts once."}
    }
  ]
};

const figures = sweep(figureNames(), 8);
let outputs: Outputs;

beforeAll(async () => {
  const {package: described} = readDataset();
  mkdirSync(folder, {recursive: true});
  for (const [name, list] of Object.entries(rows)) {
    const columns = described.tables
      .find((table) => table.name === name)!
      .fields.map((field) => field.name);
    const cells = list.map((row) => columns.map((column) => ({...envelope, ...row})[column] ?? ""));
    writeFileSync(join(folder, `${name}.csv`), stringify([columns, ...cells]));
  }
  const fields = [
    "author = {Example, Ann}",
    "title = {An Invented Almanac}",
    "year = {2026}",
    "publisher = {Nobody}"
  ];
  const rest = [
    "no_archive = {invented}",
    "no_urldate = {invented}",
    "family = {scholar}",
    "grade = {reference_data}",
    "terms = {none: invented}",
    "seen = {full text}"
  ];
  writeFileSync(
    join(folder, "sources.bib"),
    `@book{almanac,\n${[...fields, ...rest].map((line) => `  ${line},\n`).join("")}}\n`
  );
  const specs = await Promise.all(figures.map((name) => loadFigure(name)));
  const questions = specs.flatMap(({query, draws}) => [query, ...(draws ? [draws] : [])]);
  const asked = fewQuestions([...new Set([...questions, "ladder"])]);
  outputs = await computeOutputs({data: ["data", folder], ...asked});
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("an invented case with awkward rows", () => {
  it("is taken without a problem", () => {
    expect(problemsOfFew(outputs)).toEqual([]);
  });

  it("is coloured after the compared cases before it", () => {
    const {cases} = JSON.parse(String(outputs.files.get("data/site.json"))) as {
      cases: {id: string; position: number}[];
    };
    expect(cases.find(({id}) => id === "XAA")!.position).toBe(3);
  });

  it("stands on the ladder, to the day up to which it was observed", () => {
    const ladder = rowsOf(outputs.answers.get("ladder")!).filter((row) => row["case"] === "XAA");
    const from = ladder.filter(
      ({start, kind}) => start === "programme_started" && kind === "first_nuclear_test"
    );
    expect(from.map(({years_observed}) => Math.round(Number(years_observed)))).toEqual([18]);
    expect(
      ladder
        .filter(({start}) => start === "first_nuclear_test")
        .map(({years_observed}) => years_observed)
    ).toEqual([null, null]);
  });

  it("keeps its names in their script", () => {
    const text = String(outputs.files.get("data/search.json"));
    for (const name of ["جزيرة", "مدفع", "علي"]) expect(text).toContain(name);
  });

  it.each(figures)("leaves the figure %s whole", async (name) => {
    const {document} = new JSDOM("").window;
    const input = await figureInput(name, outputs);
    const {rows: shown, context} = figureState(input);
    const {finding, detail, subtitle} = figureWords(input.spec, shown, context);
    const pictures = Object.values(widths).map(
      (width) => input.spec.render(shown, {...context, document, width}).outerHTML
    );
    expect(
      [finding, detail, subtitle, ...pictures]
        .join("\n")
        .match(/.{0,60}(?:NaN|undefined|Infinity).{0,20}/g) ?? []
    ).toEqual([]);
  });
});
