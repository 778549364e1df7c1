import {describe, expect, it} from "vitest";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {parseCitations} from "../packages/data/src/shared/citation.js";

describe("a place in a work of the record", () => {
  const dataset = readDataset();
  const cited = [...dataset.tables.values()]
    .flat()
    .filter(({values}) => typeof values["sources"] === "string")
    .flatMap(({values}) => parseCitations(values["sources"] as string));

  // A code of a series, as NY.GDP.MKTP.CD; an address that holds one leads to no other.
  const series = /^[A-Z]{2}(?:\.[A-Z0-9]+)+/;
  const elsewhere = (url: string, places: string[]) => {
    const codes = new Set(places.flatMap((place) => series.exec(place)?.[0] ?? []));
    const held = [...codes].filter((code) => url.includes(code));
    return held.length > 0 ? [...codes].filter((code) => !held.includes(code)) : [];
  };

  it("is on the page that its work prints, where that is the page of one series", () => {
    const page = "https://example.org/indicator/AB.CDE.FG";
    expect(elsewhere(page, ["AB.CDE.FG, XXX 1964", "HI.JKL.MN, XXX 1964"])).toEqual(["HI.JKL.MN"]);
    expect(elsewhere("https://example.org/", ["AB.CDE.FG", "HI.JKL.MN"])).toEqual([]);
    const astray = dataset.sources.flatMap(({key, fields}) => {
      const places = cited.filter((citation) => citation.key === key).map(({locator}) => locator);
      return elsewhere(fields["url"] ?? "", places).map((code) => `${key}: ${code}`);
    });
    expect(astray).toEqual([]);
  });

  it("closes the brackets that it opens, and no other", () => {
    const open = cited.filter(
      ({locator}) => locator.split("(").length !== locator.split(")").length
    );
    expect(open).toEqual([]);
  });
});
