import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readPackage} from "../../packages/data/src/package.js";
import {formatProblem, type Problem} from "../../packages/data/src/problem.js";

const text = readFileSync("packages/site/template/data/datapackage.json", "utf8").replaceAll(
  /\{\{(\w+)\}\}/g,
  (_, name) => (name === "today" ? "2026-01-01" : "islands")
);

/** What is said of a description in which a text was changed. */
function saidOf(from: string | RegExp, to: string): string[] {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const problems: Problem[] = [];
  readPackage(changed, (problem) => void problems.push(problem));
  return problems.map(formatProblem);
}

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

describe("a description", () => {
  it("that is sound has no problem", () => {
    const problems: Problem[] = [];
    expect(
      readPackage(text, (problem) => void problems.push(problem))?.tables.length
    ).toBeGreaterThan(4);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      "a misspelt property",
      '"constraints"',
      '"constriants"',
      "constriants: unknown property: constriants (did you mean constraints?)"
    ],
    [
      "a misspelt constraint",
      '"required": true',
      '"requried": true',
      "requried: unknown property: requried (did you mean required?)"
    ],
    [
      "a property of ours that is none",
      '"coldwinter:kind": "native"',
      '"coldwinter:knid": "native"',
      "coldwinter:knid: unknown property: coldwinter:knid (did you mean coldwinter:kind?)"
    ],
    [
      "a type that does not exist",
      '"type": "integer"',
      '"type": "intger"',
      "type: unknown word (write one of string, integer, number, boolean, date, time, year)"
    ],
    [
      "a kind that does not exist",
      '"coldwinter:kind": "native"',
      '"coldwinter:kind": "naive"',
      "coldwinter:kind: unknown word (write one of edtf, sources, list, text, native, unit)"
    ],
    [
      "a column that is named and not there",
      '"coldwinter:lang_field": "native_lang"',
      '"coldwinter:lang_field": "native_lnag"',
      "coldwinter:lang_field: unknown column: native_lnag (did you mean native_lang?)"
    ],
    [
      "a pattern that is none",
      '"pattern": "[A-Z]{3}"',
      '"pattern": "[A-Z{3}"',
      'pattern: must match format "regex" (mend the description)'
    ],
    [
      "a word of readers that is no column",
      '"words": ["native_name", "demonym"]',
      '"words": ["native_name", "denomym"]',
      "words: unknown column: denomym (did you mean demonym?)"
    ]
  ])("with %s is refused at its line", (_, from, to, words) => {
    expect(saidOf(from, to)[0]).toBe(`data/datapackage.json:${lineOf(from)}:${words}`);
  });

  it("whose keys lead nowhere, or are of several columns, is refused", () => {
    expect(
      saidOf(
        /("foreignKeys": \[\s*\{\s*"fields": "case",\s*"reference": \{\s*"resource": )"cases"/,
        '$1"casses"'
      )
    ).toEqual([
      expect.stringMatching(
        /^data\/datapackage\.json:\d+:reference: unknown table: casses \(did you mean cases\?\)$/
      )
    ]);
    expect(saidOf(/("reference": \{\s*"resource": "cases",\s*"fields": )"id"/, '$1"idd"')).toEqual([
      expect.stringMatching(/:reference: unknown column: idd \(did you mean id\?\)$/)
    ]);
    expect(saidOf('"primaryKey": "id"', '"primaryKey": ["id", "name"]')).toEqual([
      expect.stringMatching(
        /:primaryKey: a key of several columns \(name one column: rows have an id\)$/
      )
    ]);
    expect(saidOf('"primaryKey": "id"', '"primaryKey": "ids"')).toHaveLength(1);
  });

  it("whose measures name what their table has not is refused", () => {
    const measure = `"coldwinter:measures": [{"id": "m", "kind": "count", "table": "events", "name": "M", "one": "m", "many": "ms", "time": "dtae", "title": "title", "categories": ["tipe"], "place": {"name": "title", "latitude": "latitood", "longitude": "date", "area": {"tipe": "x"}}}],`;
    expect(
      saidOf('"resources": [', `${measure}"resources": [`).map((line) =>
        line.replace(/^.*?:\d+:/, "")
      )
    ).toEqual([
      "time: unknown column: dtae (did you mean date?)",
      "latitude: unknown column: latitood (name a column that is described)",
      "area: unknown column: tipe (did you mean type?)",
      "categories: unknown column: tipe (did you mean type?)"
    ]);
    expect(
      saidOf('"resources": [', `${measure.replace("events", "evnets")}"resources": [`)[0]
    ).toMatch(/:table: unknown table: evnets \(did you mean events\?\)$/);
  });

  it("without a schema, a name or its day is refused, every fault at once", () => {
    expect(saidOf('"schema"', '"shcema"').join()).toMatch(
      /unknown property: shcema.*missing property: schema|missing property: schema.*unknown property: shcema/
    );
    expect(saidOf(/"coldwinter:as_of": "[^"]*",/, "")).toEqual([
      "data/datapackage.json:1: missing property: coldwinter:as_of (give its coldwinter:as_of)"
    ]);
    const both = saidOf(
      /"coldwinter:kind": "native",([\s\S]*)"type": "integer"/,
      '"coldwinter:kind": "naive",$1"type": "int"'
    );
    expect(both).toHaveLength(2);
  });
});
