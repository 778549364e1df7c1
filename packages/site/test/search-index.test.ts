import {describe, expect, it} from "vitest";
import {searchIndex, searchWords} from "../src/browser/search-index.js";

describe("search", () => {
  const index = searchIndex([
    {id: "1", kind: "event", title: "DF-1 flies", words: "东风一号 Dongfeng", path: "a"},
    {id: "2", kind: "event", title: "Hwasong-15 flies", words: "화성 Hwasong", path: "b"},
    {id: "3", kind: "source", title: "Café en été", words: "", path: "c"}
  ]);
  const ids = (words: string) => index.search(words).map(({id}) => String(id));

  it("finds Chinese and Korean inside longer words", () => {
    expect(ids("东风")).toEqual(["1"]);
    expect(ids("화성")).toEqual(["2"]);
  });

  it("forgives a letter and an accent", () => {
    expect(ids("Hwasung")).toEqual(["2"]);
    expect(ids("cafe ete")).toEqual(["3"]);
  });

  it("splits words once", () => {
    expect(searchWords("DF-5, 东风")).toEqual(["df", "5", "东风", "东", "风"]);
  });
});
