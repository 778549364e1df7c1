import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {readDataset} from "@cold-winter/data";
import {readLoaders} from "@cold-winter/data/loaders";
import {originText, originsOf} from "../../packages/site/src/templates/origins.js";
import {sourcesPage} from "../../packages/site/src/templates/reference-pages.js";

const dataset = readDataset();
const loaders = await readLoaders();
const {tables, works} = originsOf(dataset, loaders, {});

describe("where the rows came from", () => {
  it("counts every row once, by a loader or by hand with a reason", () => {
    for (const {name, rows, loaded, byHand} of tables) {
      const typed = Object.values(byHand).reduce((sum, count) => sum + count, 0);
      expect(loaded + typed, name).toBe(rows);
      expect(rows, name).toBe(dataset.tables.get(name)!.length);
    }
    expect(tables.map(({name}) => name)).toContain("observations");
  });

  it("knows the rows of a loader from those of the same work that somebody typed", () => {
    const typed = dataset.tables
      .get("observations")!
      .filter(({values}) => /_nmc[56]$/.test(String(values["variable"]))).length;
    expect(typed).toBeGreaterThan(0);
    const {loaded, byHand} = works["cow_nmc7"]!;
    expect(loaded).toBe(2103);
    expect(byHand["data_file"]).toBeGreaterThanOrEqual(typed);
    expect(originText(works["cow_nmc7"])).toMatch(
      /^Main source of \d+ rows: 2103 read by loaders\/cow\.ts; typed by hand: \d+ \(we saw the file, but no loader reads it yet\), /
    );
  });

  it("stands on the page of sources, with the day on which a file was last taken", () => {
    const release = {address: "NMCv7.zip", sha256: "0", bytes: 1, day: "2026-11-29", rows: 2103};
    const page = sourcesPage(dataset, loaders, {cow_nmc7: release});
    const {document} = new JSDOM(page).window;
    const line = [...document.querySelectorAll("tr")].find(
      (each) => each.querySelector("th")?.textContent === "Observations"
    )!;
    const cells = [...line.querySelectorAll("td")].map(({textContent}) => textContent);
    const {rows, loaded} = tables.find(({name}) => name === "observations")!;
    expect(cells.slice(0, 3)).toEqual([rows, loaded, rows - loaded].map(String));
    expect(cells.at(-1)).toBe("2026-11-29");
    expect(document.querySelector("#banister1984")?.textContent).toMatch(
      /typed by hand: \d{3} \(read in an excerpt\), \d+ \(from memory, no file seen\)/
    );
  });
});
