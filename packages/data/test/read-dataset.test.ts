import {expect, it} from "vitest";
import {datasetOf} from "../src/read-dataset.js";

const field = (name: string, more = {}) => ({name, type: "string", ...more});
const bound = (name: string) =>
  field(name, {type: "number", "coldwinter:range": {of: "value", bound: name}});
const envelope = ["sources", "status", "unchecked_fields", "seen", "note"].map((name) =>
  field(name)
);

/** Judges one table of figures, with the columns that are named, and a work that its rows cite. */
function judged(columns: object[], ...lines: string[]): string[] {
  const names = columns.map((column) => (column as {name: string}).name);
  const fields = [field("id"), ...columns, ...envelope];
  const resource = {name: "speeds", path: "speeds.csv", schema: {fields, primaryKey: "id"}};
  const files = {
    "datapackage.json": JSON.stringify({
      ...{name: "islands", version: "1", "coldwinter:as_of": "2026-01-01"},
      resources: [resource]
    }),
    "speeds.csv": `id,${names.join(",")},sources,status,unchecked_fields,seen,note\n${lines.join("\n")}\n`,
    "sources.bib":
      "@misc{a,\n  author = {{A}},\n  title = {A},\n  year = {1964},\n  family = {any},\n  terms = {none},\n  seen = {text},\n}\n"
  };
  const bytes = Object.entries(files).map(
    ([name, text]) => [`data/${name}`, new TextEncoder().encode(text)] as const
  );
  return datasetOf(new Map(bytes)).problems.map(
    ({field: at, message}) => `${at ?? ""}: ${message}`
  );
}

const range = [bound("low"), bound("best"), bound("high"), field("range_kind")];

it("a table of figures needs no column of reasons", () => {
  expect(judged(range, "a,,210,,,a[text],checked,,excerpt,")).toEqual([]);
});

it("a table that has one gives a reason for every figure that is not there, and for no other", () => {
  const columns = [...range, field("missing")];
  expect(
    judged(
      columns,
      "a,,210,,,not_found,a[text],checked,,excerpt,",
      "b,,,,,,a[text],checked,,excerpt,"
    )
  ).toEqual(["missing: a reason beside a figure", "missing: no figure and no reason"]);
});
