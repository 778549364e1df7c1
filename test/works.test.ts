import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {parseBibliography} from "../packages/data/src/bibliography.js";
import {readWorks} from "../packages/data/src/bibliography-import.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {importWorks} from "../packages/site/src/commands/new/import-works.js";
import {kinds} from "../packages/site/src/commands/new/kinds.js";

// Invented works, as Better BibTeX, plain BibTeX, Zotero's CSL-JSON and RIS write them.
const biblatex = `
@article{example_harbours_1992,
	title = {The {Harbours} of {Aland}: {\\L}odz and {\\"U}bersee, 50\\% \\& more},
	volume = {12},
	url = {https://example.org/a_b?x=1%3A2},
	doi = {10.1000/x.1},
	abstract = {A sentence that is not ours.},
	number = {2},
	urldate = {2024-05-06},
	journaltitle = {Journal of Harbours},
	author = {Example, Ann and van der Sample, Bo and {Ministry of Harbours and Ports}},
	date = {1992-10},
	pages = {5--40},
	langid = {english},
	keywords = {a, b},
	file = {/home/somebody/x.pdf},
}

@thesis{sample_quays_2001,
	title = {Quays},
	author = {Sample, Bo},
	institution = {University of Example},
	type = {phdthesis},
	date = {2001},
}
`;
const bibtex =
  "@book{almanac, title={Almanac}, author={Example, Ann and others}, publisher={Nobody \\& Co.}, year=1990, address={Nowhere}}";
const csl = JSON.stringify([
  {
    id: "http://zotero.org/users/1/items/ABCD",
    type: "webpage",
    title: "A <i>quay</i> in $ and #",
    "container-title": "Harbour News",
    author: [{literal: "Ministry of Harbours"}],
    issued: {"date-parts": [["2020", 1, 2]]},
    accessed: {"date-parts": [["2024", 5, 6]]},
    URL: "https://example.org/q"
  },
  {
    id: "x",
    type: "chapter",
    title: "Moles",
    "container-title": "Works",
    publisher: "Nobody",
    editor: [{family: "Ünal", given: "Öz"}]
  },
  {
    id: "http://zotero.org/2",
    type: "book",
    title: "Quays",
    author: [{family: "Ünal", given: "Öz"}],
    publisher: "N",
    issued: {raw: "1999"}
  },
  {
    id: "http://zotero.org/3",
    type: "book",
    title: "Moles",
    author: [{family: "Ünal", given: "Öz"}],
    publisher: "N",
    issued: {raw: "1999"}
  }
]);
const ris = `TY  - JOUR\r
AU  - Example, Ann\r
AU  - Sample, Bo\r
TI  - Ports\r
T2  - Journal of Harbours\r
PY  - 1992\r
VL  - 17\r
IS  - 2\r
SP  - 5\r
EP  - 40\r
DO  - https://doi.org/10.1000/x.2\r
ER  - \r
`;

describe("a file of works", () => {
  it("is read as BibLaTeX, without what is not ours", () => {
    expect(readWorks(biblatex)).toEqual([
      {
        key: "example_harbours_1992",
        type: "article",
        fields: {
          title: "The Harbours of Aland: Łodz and Übersee, 50% & more",
          journal: "Journal of Harbours",
          volume: "12",
          number: "2",
          pages: "5--40",
          author: "Example, Ann and van der Sample, Bo and {Ministry of Harbours and Ports}",
          year: "1992",
          url: "https://example.org/a_b?x=1%3A2",
          doi: "10.1000/x.1",
          urldate: "2024-05-06"
        }
      },
      {
        key: "sample_quays_2001",
        type: "phdthesis",
        fields: {
          title: "Quays",
          school: "University of Example",
          author: "Sample, Bo",
          year: "2001"
        }
      }
    ]);
  });

  it("is read as BibTeX", () => {
    const [{fields}] = readWorks(bibtex) as [ReturnType<typeof readWorks>[0]];
    expect(fields).toEqual({
      title: "Almanac",
      publisher: "Nobody & Co.",
      author: "Example, Ann and others",
      year: "1990"
    });
  });

  it("is read as CSL-JSON, keys made of family and year where it has none to cite", () => {
    expect(readWorks(csl).map(({key, type, fields}) => [key, type, fields["title"]])).toEqual([
      ["ministry-of-harbours-2020", "online", "A quay in \\$ and \\#"],
      ["x", "incollection", "Moles"],
      ["unal-1999", "book", "Quays"],
      ["unal-1999b", "book", "Moles"]
    ]);
    expect(readWorks(csl)[0]!.fields).toMatchObject({
      publisher: "Harbour News",
      author: "{Ministry of Harbours}",
      urldate: "2024-05-06"
    });
  });

  it("is read as RIS", () => {
    expect(readWorks(ris)).toEqual([
      {
        key: "example-1992",
        type: "article",
        fields: {
          title: "Ports",
          journal: "Journal of Harbours",
          volume: "17",
          number: "2",
          pages: "5--40",
          author: "Example, Ann and Sample, Bo",
          year: "1992",
          doi: "10.1000/x.2"
        }
      }
    ]);
  });

  it.each([
    ["nothing", ""],
    ["a page", "<html></html>"],
    ["broken BibTeX", "@book{a, title = {x"],
    ["broken JSON", '[{"id": 1'],
    ["a table", "a,b\n1,2\n"]
  ])("is refused in one line where it is %s", (_, text) => {
    expect(() => readWorks(text)).toThrow(/^the file (cannot be read: |is neither)[^\n]*$/);
  });
});

describe("npm run new -- source --from", () => {
  const folder = mkdtempSync(join(tmpdir(), "works-"));
  afterAll(() => rmSync(folder, {recursive: true}));
  const dataset = readDataset("data");
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const house = {family: "scholar", grade: "peer_reviewed", terms: "none", seen: "excerpt"};

  it.each([
    ["biblatex.bib", biblatex],
    ["plain.bib", bibtex],
    ["zotero.json", csl],
    ["works.ris", ris]
  ])("takes %s as entries that the bibliography reads without a fault", async (name, text) => {
    const {entries, files} = await importWorks(
      undefined,
      {from: file(name, text), ...house},
      kinds,
      dataset
    );
    expect(files.size).toBe(0);
    const faults: unknown[] = [];
    const sources = parseBibliography(
      entries![0]!.text,
      "data/sources.bib",
      ["scholar"],
      (fault) => void faults.push(fault)
    );
    expect(faults).toEqual([]);
    expect(sources!.map(({key}) => key)).toEqual(readWorks(text).map(({key}) => key));
    for (const {fields} of sources!) expect(fields["note"]).toContain("not yet cited");
  });

  it("takes the one that is named, and says which there are", async () => {
    const from = file("two.bib", biblatex);
    const {entries} = await importWorks("sample_quays_2001", {from, ...house}, kinds, dataset);
    expect(entries![0]!.text).toMatch(/^@phdthesis\{sample_quays_2001,\n[^@]*\}\n$/);
    expect(entries![0]!.text).toContain("no_archive = {no copy looked for yet}");
    await expect(importWorks("nobody", {from, ...house}, kinds, dataset)).rejects.toThrow(
      /holds no nobody, but example_harbours_1992, sample_quays_2001/
    );
  });

  it("makes nothing up: what is missing is named, or asked for", async () => {
    const from = file("bare.ris", "TY  - BOOK\nTI  - Bare\nAU  - Example, Ann\nER  - \n");
    const bare = {family: house.family, grade: house.grade, terms: house.terms, seen: house.seen};
    await expect(importWorks(undefined, {from, ...bare}, kinds, dataset)).rejects.toThrow(
      /^example: --publisher is missing/
    );
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve("Nobody");
    };
    const {entries} = await importWorks(undefined, {from, ...bare}, kinds, dataset, ask);
    expect(asked[0]).toBe("example: Publisher: ");
    expect(entries![0]!.text).toContain("note = {date not seen; not yet cited}");
    expect(entries![0]!.text).toContain("publisher = {Nobody}");
    await expect(importWorks(undefined, {from: "none.bib"}, kinds, dataset)).rejects.toThrow(
      "no such file: none.bib"
    );
  });

  it("takes none that is there already", async () => {
    const [known] = dataset.sources;
    const from = file("known.bib", bibtex.replace("almanac", known!.key));
    await expect(importWorks(undefined, {from, ...house}, kinds, dataset)).rejects.toThrow(
      /in the bibliography already/
    );
  });
});
