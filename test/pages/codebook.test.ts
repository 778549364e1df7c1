import {describe, expect, it} from "vitest";
import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {JSDOM} from "jsdom";
import {codebookPage} from "../../packages/site/src/templates/codebook-page.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {sourcesPage} from "../../packages/site/src/templates/reference-pages.js";
import {rowsOf} from "../../packages/figure/src/answers.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {outputs} from "../support/outputs.js";

async function rows(query: string, selections: Record<string, string> = {}): Promise<Row[]> {
  return rowsOf((await outputs()).answers.get(query)!, selections);
}

const read = (markdown: string) => new JSDOM(markdown).window.document;

const typed = (table: string) =>
  parse<Record<string, string>>(readFileSync(`data/${table}.csv`, "utf8"), {columns: true});

const dataset = readDataset();

describe("disagreements", async () => {
  const all = await rows("disagreements");
  const of = (thing: string) => all.filter((row) => row["thing"] === thing);

  // NIS in Dong-A Ilbo 2017: 5 million dollars; Seoul officials in AFP 2009: 300 to 400 million.
  it("put one nuclear test first: 5 to 400 million dollars", () => {
    const test = of("PRK/device/single_event/device//cost, USD");
    expect(test.map(({title}) => title)).toEqual(test.map(() => "one nuclear test"));
    expect(test[0]).toMatchObject({
      best: 5e6,
      spread: 80,
      witness: "donga_2017",
      family: "rok_government"
    });
    expect(test.at(-1)).toMatchObject({low: 3e8, best: null, high: 4e8, witness: "afp_2009"});
    const amounts = all.filter(({kind}) => kind !== "dates").map(({spread}) => Number(spread));
    expect(Math.max(...amounts)).toBe(80);
  });

  // A first DF-3 flight on 26 December 1966 (McDowell) or in 1969 (Library of Congress).
  it("tell dates apart in years", () => {
    const flight = of("chn-ev-041/date");
    expect(flight.map(({printed}) => printed)).toEqual(["1966-12-26", "1969"]);
    expect(Number(flight[0]!["spread"])).toBeCloseTo(3.01, 2);
  });

  it("leave out ranges that overlap, though they are wide", () => {
    expect(of("chn-nt-34/yield_kt")).toEqual([]);
    expect(of("chn-nt-32/yield_kt").length).toBeGreaterThan(1);
  });

  it("are things of which no value lies inside all readings, one of them taken", () => {
    for (const thing of new Set(all.map((row) => row["thing"]))) {
      const own = of(String(thing));
      const numbers = (names: string[]) =>
        own
          .map((row) => names.map((name) => row[name]).find((cell) => cell !== null))
          .filter((cell) => cell !== undefined);
      const floors = numbers(["low", "best"]).map(Number);
      const ceilings = numbers(["high", "best"]).map(Number);
      expect(Math.max(...floors), String(thing)).toBeGreaterThan(Math.min(...ceilings));
      expect(
        own.filter(({taken}) => taken),
        String(thing)
      ).toHaveLength(1);
    }
  });

  it("follow the lens in what is taken", async () => {
    const taken = (found: Row[]) =>
      found.find((row) => row["thing"] === "chn-ev-041/date" && row["taken"])?.["witness"];
    expect(taken(all)).toBe("gcat-launch");
    expect(taken(await rows("disagreements", {lens: "us_government_first"}))).toBe(
      "loc-china-1987"
    );
  });
});

describe("coverage", async () => {
  const spans = await rows("coverage");

  it("has every span of the record", () => {
    const coverage = typed("coverage");
    expect(spans.filter(({covers}) => covers === "records")).toHaveLength(coverage.length);
    const tests = spans.find(({id}) => id === "chn-co-04");
    expect(tests).toMatchObject({completeness: "complete", from_day: new Date("1945-07-16")});
  });

  // Maddison 2023 has China from 1950 without a break and North Korea from 1990.
  it("joins years to runs, and loses none", () => {
    const values = typed("observations").filter(({missing}) => !missing);
    const years = new Set(values.map((row) => [row["case"], row["variable"], row["year"]].join()));
    const runs = spans.filter(({covers}) => covers === "variables");
    expect(runs.reduce((sum, {years: count}) => sum + Number(count), 0)).toBe(years.size);
    for (const {from_day, to_day, years: count} of runs) {
      expect((to_day as Date).getUTCFullYear() - (from_day as Date).getUTCFullYear() + 1).toBe(
        count
      );
    }
    const income = runs.filter(
      (row) => row["record"] === "gdp_per_capita_mpd2023" && row["case"] === "PRK"
    );
    expect(income.some(({from_day}) => (from_day as Date).getUTCFullYear() === 1990)).toBe(true);
    expect(income.some(({from_day}) => (from_day as Date).getUTCFullYear() === 1960)).toBe(false);
  });
});

// The ids that "stem-1950 to 1952" stands for.
function expanded(text: string): string[] {
  const [, stem, from, to] = /^(.*-)(\d+) to (\d+)$/.exec(text) ?? [];
  if (stem === undefined) return [text];
  return Array.from(
    {length: Number(to) - Number(from) + 1},
    (_, at) => `${stem}${Number(from) + at}`
  );
}

describe("/codebook", () => {
  const markdown = codebookPage(dataset);
  const document = read(markdown);

  it("is small enough for the page builder", () => {
    expect(markdown.length).toBeLessThan(320_000);
  });

  it("has every variable with its definition, unit and years", () => {
    const variables = typed("variables");
    expect(document.querySelectorAll(".variable")).toHaveLength(variables.length);
    for (const {id, definition, unit} of variables) {
      const text = document.getElementById(`variable-${id!}`)?.textContent;
      expect(text, id).toContain(definition);
      expect(text, id).toContain(unit);
    }
    const won = document.getElementById("variable-sipri_milex_local_currency")!;
    expect(won.querySelector(".trap")?.textContent).toContain("Announced won");
    expect(won.querySelectorAll("svg path").length).toBeGreaterThan(1);
  });

  it("counts the unchecked rows of each table, and lists them", () => {
    for (const details of document.querySelectorAll<HTMLElement>("#unchecked details")) {
      const unchecked = dataset.tables
        .get(details.dataset["table"]!)!
        .filter(({values}) => values["status"] === "unchecked");
      expect(details.querySelector("summary")!.textContent).toContain(`: ${unchecked.length} of `);
      const listed = details.querySelector(".ids")!.textContent.split(", ");
      expect(new Set(listed.flatMap(expanded))).toEqual(new Set(unchecked.map(({id}) => id)));
    }
    expect(document.querySelectorAll("#unchecked details").length).toBeGreaterThan(2);
  });

  it("says what every coded word means", () => {
    for (const cell of document.querySelectorAll("#coding-rules td"))
      expect(cell.textContent).not.toBe("");
    for (const id of ["rule-ranges", "rule-missing", "rule-status"]) {
      const table = document.getElementById(id)!.nextElementSibling!.nextElementSibling!;
      expect(table.querySelectorAll("tbody tr").length, id).toBeGreaterThan(4);
    }
  });

  it("describes the downloads as a schema.org Dataset", () => {
    const scripts = document.querySelectorAll("script[type='application/ld+json']");
    expect(scripts).toHaveLength(1);
    const data = JSON.parse(scripts[0]!.textContent) as Record<string, unknown> &
      Record<"distribution" | "variableMeasured" | "spatialCoverage", Record<string, string>[]>;
    expect(data).toMatchObject({
      ...{
        "@context": "https://schema.org/",
        "@type": "Dataset",
        name: "Cold Winter",
        version: dataset.version
      },
      ...{
        dateModified: dataset.package.asOf,
        license: ["https://creativecommons.org/licenses/by/4.0/"]
      },
      creator: [{"@type": "Organization", name: "The Cold Winter contributors"}],
      temporalCoverage: "1945-01-01/2026-08-20"
    });
    expect(String(data["description"]).length).toBeGreaterThan(50);
    expect(data.variableMeasured).toHaveLength(typed("variables").length);
    expect(data.spatialCoverage.map(({identifier}) => identifier)).toEqual([
      "CHN",
      "PRK",
      "KOR",
      "USA"
    ]);
    const files = data.distribution.map(({contentUrl}) => contentUrl);
    for (const {name} of dataset.package.tables) expect(files).toContain(`./download/${name}.csv`);
    expect(files.every((file) => /^\.\/download\/[\w.-]+$/.test(file!))).toBe(true);
  });
});

describe("/sources", () => {
  const document = read(sourcesPage(dataset));

  it("has every work with its family, how far it was seen, and terms", () => {
    const items = [...document.querySelectorAll<HTMLElement>("#works > li")];
    expect(items.map(({id}) => id).sort()).toEqual(dataset.sources.map(({key}) => key).sort());
    expect(items.every(({dataset}) => dataset["family"] && dataset["depth"])).toBe(true);
    const depth = (key: string) => document.getElementById(key)?.dataset["depth"];
    expect([depth("recalled"), depth("mpd2023")]).toEqual(["recalled", "opened"]);
  });
});
