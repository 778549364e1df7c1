import {describe, expect, it} from "vitest";
import {find, searchIndex, searchWords} from "../packages/site/src/browser/search-index.js";
import {checkSynonyms, type SearchFile} from "../packages/site/src/outputs/search-documents.js";
import {outputs} from "./support/outputs.js";

const {files} = await outputs();
const search = JSON.parse(String(files.get("data/search.json"))) as SearchFile;
const index = searchIndex(search.documents);
const kinds = (words: string) => find(index, words).map(({kind}) => kind);
const first = (words: string) => find(index, words)[0]?.hits[0]?.path;

describe("what people type", () => {
  it.each([
    ["氢弹", "timelines#ladder"],
    ["수소폭탄", "timelines#ladder"],
    ["Hydrogen  Bomb", "timelines#ladder"],
    ["原子弹", "tempo#test_pace"],
    ["원자탄", "tempo#test_pace"],
    ["東風", "thing/names/chn-nm-048"],
    ["东风", "thing/names/chn-nm-048"],
    ["火星", "thing/names/prk-nm-024"],
    ["５９６", "thing/names/chn-nm-059"],
    ["cost of a nuclear test", "costs#unit_costs"],
    ["sanctions evasion", "thing/sanctions/prk-sa-048"],
    ["arsenal", "timelines#compare-timelines-arsenals"],
    ["who disputes the date", "codebook#disagreements"],
    ["ladder", "timelines#ladder"],
    ["Timelines", "timelines"]
  ])("%s leads first to %s", (words, path) => {
    expect(first(words)).toBe(path);
  });

  it("is shown kind by kind, works behind all else", () => {
    expect(kinds("nuclear").at(-1)).toBe("works");
    expect(kinds("nuclear").length).toBeGreaterThan(2);
    expect(kinds("Nuclear Explosions 1945")).toContain("works");
    expect(find(index, "qqqqqqqq")).toEqual([]);
  });

  it("is the same in any width of letters and digits", () => {
    expect(searchWords("ＤＦ－５")).toEqual(searchWords("DF-5"));
    expect(searchWords("ﾃﾎﾟﾄﾞﾝ")).toEqual(searchWords("テポドン"));
  });
});

it("reports a synonym that leads to nothing", () => {
  const problems: string[] = [];
  const row = {file: "src/synonyms.csv", line: 2, term: "x", lang: "en", sources: ""};
  const report = ({line, message}: {line?: number; message: string}) =>
    void problems.push(`${line}: ${message}`);
  checkSynonyms(
    [
      {...row, leadsTo: "costs#unit_costs"},
      {...row, leadsTo: "costs#gone"}
    ],
    search,
    report
  );
  expect(problems).toEqual(["2: leads to nothing"]);
});
