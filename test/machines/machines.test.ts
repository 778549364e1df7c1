import {readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {JSDOM} from "jsdom";
import {XmlDocument, XsdValidator} from "libxml2-wasm";
import {describe, expect, it} from "vitest";
import {databaseTables} from "../../packages/data/src/columns.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {cardImage} from "../../packages/site/src/machines/card.js";
import {croissantDescription} from "../../packages/site/src/machines/croissant.js";
import {csvwDescription} from "../../packages/site/src/machines/csvw.js";
import {datasetDescription} from "../../packages/site/src/machines/dataset.js";
import {feed, type FeedOf} from "../../packages/site/src/machines/feed.js";
import {keptOf} from "../../packages/site/src/machines/kept-release.js";
import {pageHead, readBuilt} from "../../packages/site/src/machines/page-head.js";
import {llms, manifest, robots, sitemap} from "../../packages/site/src/machines/site-files.js";

const site = "https://example.org/notebook";
const dataset = readDataset();
const tables = databaseTables(dataset);

describe("the list of pages", () => {
  const xsd = XsdValidator.fromDoc(
    XmlDocument.fromString(readFileSync("test/schemas/sitemap.xsd", "utf8"))
  );
  const whole = sitemap(["index.html", "costs.html", "thing/events/a&b.html"], site, "2026-08-22");
  const validate = (text: string) => xsd.validate(XmlDocument.fromString(text));

  it("is a sitemap by its published schema", () => {
    validate(whole);
    expect(whole).toContain(`<loc>${site}/</loc>`);
    expect(whole.match(/<url>/g)).toHaveLength(3);
  });

  it.each([
    ["a day that is none", (text: string) => text.replace("2026-08-22", "last summer")],
    ["an address that is none", (text: string) => text.replace(`${site}/costs.html`, "costs")],
    ["an element of no sitemap", (text: string) => text.replaceAll("lastmod", "changed")]
  ])("is refused by it with %s", (_, spoil) => {
    expect(() => validate(spoil(whole))).toThrow();
  });

  it("is named to robots where the site says where it is", () => {
    expect(robots(site)).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${site}/sitemap.xml\n`);
    expect(robots(null)).toBe("User-agent: *\nAllow: /\n");
  });
});

describe("the site as an application", () => {
  const schema = JSON.parse(readFileSync("test/schemas/web-manifest.json", "utf8")) as object;
  const valid = new Ajv({strict: false, validateFormats: false}).compile(schema);
  const text = manifest(
    {title: "Notebook", description: "What it holds."},
    {paper: "#ffffff", accent: "#000000"},
    [{file: "icons/192.png", size: 192}]
  );

  it("is a manifest by its published schema", () => {
    expect([valid(JSON.parse(text)), valid.errors]).toEqual([true, null]);
  });

  it.each([
    ["display", "window"],
    ["icons", "icons/192.png"],
    ["colour", "#fff"]
  ])("is refused by it with a wrong %s", (name, value) => {
    expect(valid({...(JSON.parse(text) as object), [name]: value})).toBe(false);
  });
});

describe("what a page says of itself", () => {
  const facts = {
    ...{file: "guide/method.html", title: 'How "it" works', card: "cards/index.png"},
    description: "a word ".repeat(40)
  };
  const tags = (head: string) => {
    const {document} = new JSDOM(`<!DOCTYPE html><head>${head}</head>`).window;
    const of = (selector: string, name: string) =>
      document.querySelector(selector)?.getAttribute(name) ?? null;
    return {
      canonical: of("link[rel=canonical]", "href"),
      title: of("[property='og:title']", "content"),
      said: of("[name=description]", "content"),
      image: of("[property='og:image']", "content"),
      url: of("[property='og:url']", "content")
    };
  };

  it("is its whole address, its title, its first words and its card", () => {
    const {said, ...rest} = tags(pageHead(facts, {name: "Notebook", site}));
    expect(said!.length).toBeLessThanOrEqual(202);
    expect(rest).toEqual({
      canonical: `${site}/guide/method.html`,
      title: 'How "it" works',
      image: `${site}/cards/index.png`,
      url: `${site}/guide/method.html`
    });
  });

  it("is relative where the site does not say where it is", () => {
    expect(tags(pageHead(facts, {name: "Notebook", site: null}))).toMatchObject({
      ...{canonical: "./method.html", image: "../cards/index.png", url: null}
    });
  });

  it("is its first prose, without marks of works", () => {
    const html = `<title>Costs | Notebook</title><p>Before the heading, which nobody reads as prose.</p><h1>Costs</h1><p class="finding">No prose.</p><p>Short.</p><p>What did it <em>cost</em>, and who says so? [11] Nobody&nbsp;knows.</p>`;
    expect(readBuilt(html)).toEqual({
      title: "Costs",
      lead: "What did it cost, and who says so? Nobody knows."
    });
  });

  it("has a card of the advised size, with the headline in it", async () => {
    const picture = `<svg viewBox="0 0 100 50"><rect width="100" height="50" fill="var(--case-1)"/></svg>`;
    const drawn = await cardImage(
      {
        headline: "A headline of some words that needs more than one line to be read",
        name: "Notebook"
      },
      picture
    );
    const bytes = Buffer.from(drawn);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    const other = await cardImage({headline: "Another headline", name: "Notebook"}, picture);
    expect(bytes.equals(Buffer.from(other))).toBe(false);
  });
});

describe("the feed", () => {
  const of: FeedOf = {
    ...{title: "Notebook", authors: ["A <body>"], version: "2-b", asOf: "2026-08-22", rows: 12},
    pageOf: (figure) => (figure === "clock" ? "costs.html#clock" : null)
  };
  const release = keptOf(
    {
      versions: ["1-a", "2-b"],
      tables: [
        {
          table: "events",
          added: Array.from({length: 30}, (_, at) => `e-${at}`),
          removed: [],
          changed: ["date", "note"].map((field) => ({id: "f-2", field, before: "1", after: "2"}))
        },
        {table: "costs", added: [], removed: [], changed: []}
      ],
      findings: [{figure: "clock", before: "Three years.", after: "Four & a half years."}],
      code: []
    },
    "2026-08-22"
  );
  const came = {
    ...{loader: "works-rates", source: "works", table: "rates", rows: 9, locked: null},
    said_by: "works, read by loaders/works.ts from works.csv",
    release: {address: "works.csv", sha256: "0", bytes: 1, day: "2026-09-01"},
    changes: [{id: "r-1", file: "rates.csv", before: null, after: {id: "r-1"}}]
  };
  const news = {releases: [release], accepted: []};
  // What RFC 4287 asks of a feed and of each of its entries, since no schema of it is vendored.
  const lacks = (text: string) => {
    try {
      XmlDocument.fromString(text).dispose();
    } catch {
      return ["not XML"];
    }
    const {document} = new JSDOM(text, {contentType: "application/xml"}).window;
    const wanted = ["id", "title", "updated"];
    const parts = [document.documentElement, ...document.querySelectorAll("entry")];
    return parts.flatMap((part) => {
      const own = (name: string) => [...part.children].filter((child) => child.localName === name);
      const missing = wanted.filter((name) => own(name).length !== 1);
      const days = own("updated").filter(({textContent}) => Number.isNaN(Date.parse(textContent)));
      return [...missing, ...days.map(({textContent}) => textContent)];
    });
  };

  it("has an entry for each changed finding and each table with changed facts", () => {
    const text = feed(of, news, site);
    expect(lacks(text)).toEqual([]);
    const {document} = new JSDOM(text, {contentType: "application/xml"}).window;
    expect([...document.querySelectorAll("entry > title")].map((each) => each.textContent)).toEqual(
      ["Finding changed: clock", "Facts changed: events"]
    );
    expect(
      [...document.querySelectorAll("entry > link")].map((each) => each.getAttribute("href"))
    ).toEqual([`${site}/costs.html#clock`, `${site}/codebook.html#events`]);
    expect(document.querySelector("content")!.textContent).toContain("Now: Four & a half years.");
    const ids = [...document.querySelectorAll("id")].map((each) => each.textContent);
    expect(new Set(ids).size).toBe(3);
    expect(feed(of, news, site)).toBe(text);
  });

  it("counts rows once each and names the first of them", () => {
    const {document} = new JSDOM(feed(of, news, site), {contentType: "application/xml"}).window;
    const text = [...document.querySelectorAll("content")].at(-1)!.textContent;
    expect(text).toContain("Rows added: 30 (e-0, e-1,");
    expect(text).toMatch(/e-19, and 10 more\)\s*Rows changed: 1 \(f-2\)\s*Data 2-b, since 1-a\./);
  });

  it("tells what came from a publisher, the newest first", () => {
    const text = feed(of, {...news, accepted: [came]}, site);
    expect(lacks(text)).toEqual([]);
    const {document} = new JSDOM(text, {contentType: "application/xml"}).window;
    const [first] = document.querySelectorAll("entry");
    expect(first!.querySelector("title")!.textContent).toBe(
      "Taken from works: 1 new, 0 changed, 0 gone"
    );
    expect(first!.querySelector("link")!.getAttribute("href")).toBe(`${site}/sources.html#works`);
    expect(document.querySelector("updated")!.textContent).toBe("2026-09-01T00:00:00Z");
  });

  it("says what there is where no change is kept", () => {
    expect(lacks(feed(of, {releases: [], accepted: []}, null))).toEqual([]);
    expect(feed(of, {releases: [], accepted: []}, null)).toContain(
      "12 rows, searched up to 2026-08-22"
    );
  });

  it("is refused without what an entry needs", () => {
    const text = feed(of, news, site);
    expect(lacks(text.replace(/<updated>[^<]*<\/updated>\n {4}<link/, "<link"))).toEqual([
      "updated"
    ]);
    expect(lacks(text.replaceAll("T00:00:00Z", " at noon"))).toHaveLength(3);
    expect(lacks(text.replace("&amp;", "&").replace("<entry>", "<entry"))).toEqual(["not XML"]);
  });
});

describe("the record, described once for many programs", () => {
  const bytesOf = (file: string) => `bytes of ${file}`;
  const jsonLd = datasetDescription(dataset, {site, from: "download/dataset.json"});
  const csvw = csvwDescription(dataset, tables) as {
    tables: {
      url: string;
      tableSchema: {
        columns: {name: string}[];
        foreignKeys?: {
          columnReference: string;
          reference: {resource: string; columnReference: string};
        }[];
      };
    }[];
  };
  const croissant = croissantDescription(dataset, tables, {site, bytesOf}) as {
    distribution: {"@id": string; sha256: string; contentUrl: string}[];
    recordSet: {
      name: string;
      key?: {"@id": string};
      field: {
        "@id": string;
        source: {fileObject: {"@id": string}; extract: {column: string}};
        references?: {field: {"@id": string}};
      }[];
    }[];
  };

  it("is a schema.org Dataset with identifier, keywords, citation, licence, times and places", () => {
    expect(jsonLd).toMatchObject({
      "@type": "Dataset",
      identifier: [`${dataset.package.name}@${dataset.version}`],
      temporalCoverage: expect.stringMatching(/^\d{4}[\d-]*\/\d{4}[\d-]*$/) as string,
      license: ["https://creativecommons.org/licenses/by/4.0/"]
    });
    expect((jsonLd["keywords"] as string[]).length).toBeGreaterThan(3);
    expect(jsonLd["citation"]).toContain(dataset.version);
    expect(jsonLd["spatialCoverage"]).toHaveLength(dataset.tables.get("cases")!.length);
    const files = (jsonLd["distribution"] as {contentUrl: string}[]).map(
      ({contentUrl}) => contentUrl
    );
    expect(files).toContain(`${site}/download/csv-metadata.json`);
  });

  it("has the same tables and columns as CSVW and as Croissant", () => {
    const columns = tables.map(({name, columns: own}) => [name, own.map((each) => each.name)]);
    expect(
      csvw.tables.map(({url, tableSchema}) => [
        url.replace(".csv", ""),
        tableSchema.columns.map(({name}) => name)
      ])
    ).toEqual(columns);
    expect(
      croissant.recordSet.map(({name, field}) => [
        name,
        field.map(({source}) => source.extract.column)
      ])
    ).toEqual(columns);
  });

  it("names in its keys only what is there", () => {
    const known = new Set(
      csvw.tables.flatMap(({url, tableSchema}) =>
        tableSchema.columns.map(({name}) => `${url}#${name}`)
      )
    );
    const named = csvw.tables.flatMap(({url, tableSchema: {foreignKeys = []}}) =>
      foreignKeys.flatMap(({columnReference, reference}) => [
        ...[`${url}#${columnReference}`, `${reference.resource}#${reference.columnReference}`]
      ])
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((each) => !known.has(each))).toEqual([]);
    const ids = new Set(croissant.recordSet.flatMap(({field}) => field.map((each) => each["@id"])));
    const files = new Set(croissant.distribution.map((each) => each["@id"]));
    for (const {key, field} of croissant.recordSet) {
      if (key) expect(ids).toContain(key["@id"]);
      for (const {source, references} of field) {
        expect(files).toContain(source.fileObject["@id"]);
        if (references) expect(ids).toContain(references.field["@id"]);
      }
    }
    expect(croissant.distribution.every(({sha256}) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  });
});

it("tells a language model the pages and the data, with whole addresses where there are any", () => {
  const pages = [{file: "index.html", title: "Front", description: "The start.", card: null}];
  const data = [{title: "Tables", file: "download/datapackage.json", description: "each table"}];
  const overview = {title: "Notebook", description: "What it holds.", version: "2-b", pages, data};
  expect(llms(overview, site)).toMatch(/^# Notebook\n\n> What it holds\.\n/);
  expect(llms(overview, site)).toContain(`- [Front](${site}/): The start.`);
  expect(llms(overview, null)).toContain("- [Tables](./download/datapackage.json): each table");
});
