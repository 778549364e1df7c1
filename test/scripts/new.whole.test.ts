import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {complete} from "../../packages/site/src/commands/new/converse.js";
import {kinds} from "../../packages/site/src/commands/new/kinds.js";
import {commandsOf, kitCommand} from "../support/guide.js";
import {copyProject, type Project} from "../support/project.js";

// An invented case, work and statement, in a copy of the project.
const orders: Record<string, string[]> = {
  page: ["harbours", "--title", "Harbours: an overview", "--figure", "order"],
  query: ["harbour_costs", "--table", "costs"],
  figure: ["harbour_events"],
  source: [
    ...[
      "almanac",
      "--type",
      "book",
      "--author",
      "Example, Ann and Sample, Bo",
      "--title",
      "Almanac",
      "--year",
      "?"
    ],
    ...["--publisher", "Nobody", "--family", "scholar", "--grade", "peer_reviewed"],
    ...["--terms", "none", "--seen", "full text"]
  ],
  case: [
    "XAA",
    "--name",
    "Aland Isle",
    "--demonym",
    "Alander",
    "--source",
    "almanac",
    "--locator",
    "p. 1"
  ],
  claim: [
    "s99",
    "--statement",
    "The isles have a harbour.",
    "--where",
    "P3",
    "--kind",
    "event",
    "--date",
    "2017"
  ]
};

let project: Project;
const outputs: Record<string, string> = {};
const read = (file: string) => readFileSync(join(project.folder, file), "utf8");

beforeAll(() => {
  project = copyProject();
  for (const [kind, words] of Object.entries(orders)) {
    const {status, output} = project.run("new", [kind, ...words]);
    expect(status, output).toBe(0);
    outputs[kind] = output;
  }
  // The guide of articles begins a statement too.
  for (const command of commandsOf("claims", "npm")) {
    const [name, words] = kitCommand(command);
    if (name === "check") continue;
    const {status, output} = project.run(name, words);
    expect(status, output).toBe(0);
  }
});
afterAll(() => project.remove());

describe("npm run new", () => {
  it("begins every kind of thing", () => {
    // An example is copied whole; the tests of examples and of notebooks begin one.
    expect([...Object.keys(orders), "example", "notebook"].sort()).toEqual(
      Object.keys(kinds).sort()
    );
  });

  it("writes what the guide of articles begins with", () => {
    expect(read("data/ledgers/cold-winter-2017/statement_rules.csv")).toMatch(
      /^cold-winter-2017-s54a,/m
    );
  });

  it("writes what passes the check as it stands", () => {
    expect(project.run("check").output.trim()).toMatch(/(^|\n)no problems$/);
  });

  it("leaves its author to the check, which tells every fault at once", () => {
    const edit = (file: string, change: (text: string) => string) =>
      writeFileSync(join(project.folder, file), change(read(file)));
    const files = [
      "src/figures/harbour_events.ts",
      "src/queries/harbour_costs.sql",
      "src/harbours.md"
    ];
    const texts = files.map(read);
    edit(files[0]!, (text) =>
      text
        .replace(
          "plainNumber(best)}",
          'plainNumber(Date.now())}, "XAA", ${String(rows[0]!["bests"])}'
        )
        .replace('name: "title"', 'name: "titles"')
    );
    edit(files[1]!, (text) =>
      text.replace("checked: [all, checked]", "checked: [all, checked]\n  lens: lenses")
    );
    edit(
      files[2]!,
      (text) => `${text.replace('"order"', '"ordr"')}\nIt cost 12 dollars. [Elsewhere](/nowhere)\n`
    );
    const {status, output} = project.run("check");
    for (const [at, file] of files.entries()) edit(file, () => texts[at]!);
    expect(status).toBe(1);
    expect(output.trim().split("\n")).toEqual([
      expect.stringMatching(
        /^src\/figures\/harbour_events\.ts:\d+:Date\.now\(\): reads the clock \(/
      ),
      expect.stringMatching(/^src\/figures\/harbour_events\.ts:\d+:XAA: code names a case \(/),
      expect.stringMatching(
        /^src\/figures\/harbour_events\.ts:\d+:bests: no column of harbour_events: bests \(did you mean best\?\)$/
      ),
      expect.stringMatching(
        /^src\/figures\/harbour_events\.ts:\d+:titles: no column .* \(did you mean title\?\)$/
      ),
      expect.stringMatching(
        /^src\/harbours\.md:\d+:figure: unknown figure: ordr \(did you mean order\?\)$/
      ),
      expect.stringMatching(/^src\/harbours\.md:\d+:\/nowhere: broken link: no page \/nowhere/),
      expect.stringMatching(
        /^src\/harbours\.md:\d+:12: number in prose without a query or a source/
      ),
      expect.stringMatching(
        /^src\/queries\/harbour_costs\.sql:\d+:choices: choice never used: lens/
      ),
      "8 problems"
    ]);
  });

  it.each(Object.keys(orders))("says what to edit next: %s", (kind) => {
    const named = [...outputs[kind]!.matchAll(/^(?:wrote|added to) (\S+)$/gm)].map(
      ([, file]) => file!
    );
    expect(named).not.toEqual([]);
    for (const file of named) expect(existsSync(join(project.folder, file)), file).toBe(true);
    expect(outputs[kind]).toMatch(/\nnext:\n( {2}.+\n)+ {2}npm run check\n$/);
  });

  it.each(["page", "case"])("never writes a second time over the first: %s", (kind) => {
    const before = read("data/aland-isle/cases.csv") + read("src/harbours.md");
    const {status, output} = project.run("new", [kind, ...orders[kind]!]);
    expect([status, output]).toEqual([1, expect.stringMatching(/^[^\n]*already[^\n]*\n$/)]);
    expect(read("data/aland-isle/cases.csv") + read("src/harbours.md")).toBe(before);
  });

  it("makes up nothing: what was not told is not in the row", () => {
    expect(read("data/aland-isle/cases.csv").split("\n")[1]).toBe(
      "XAA,5,compared,Aland Isle,,,Alander,,,,,almanac[p. 1],unchecked,,recalled,"
    );
    expect(read("data/sources.bib")).toContain("note = {date not seen; not yet cited}");
    expect(read("data/sources.bib")).toContain("no_urldate = {day not noted}");
  });

  it("refuses an unknown option in one line", () => {
    const {status, output} = project.run("new", ["page", "a", "--tittle", "b"]);
    expect([status, output]).toEqual([
      1,
      expect.stringMatching(/^Unknown option '--tittle'[^\n]*\n$/)
    ]);
  });

  it("tells its kinds where nobody can be asked", () => {
    const {status, output} = project.run("new");
    expect(status).toBe(1);
    for (const [kind, {what}] of Object.entries(kinds))
      expect(output).toMatch(new RegExp(`^ +${kind} +${what}$`, "m"));
  });
});

describe("an order", () => {
  const dataset = readDataset();

  it.each([
    [
      "figure",
      "Launch Gaps",
      {},
      "not a name for a figure: Launch Gaps (small letters, digits and _, as harvest_years)"
    ],
    [
      "case",
      "xbb",
      {name: "B"},
      "not a name for a case: xbb (three capital letters, its code in ISO 3166-1)"
    ],
    ["pages", "a", {}, "no such kind: pages (did you mean page?)"],
    ["query", "a", {table: "event"}, "no such table: event (did you mean events?)"],
    ["page", "../a", {}, /^not a name for a page: \.\.\/a \([^\n]*\)$/],
    ["source", "a", {type: "book"}, /^--author is missing: [^\n]*$/],
    [
      "case",
      "XBB",
      {name: "B", demonym: "B", source: "nobody"},
      /^no such work: nobody \(run npm run new[^\n]*$/
    ]
  ])("of %s %s %j is refused in one line", async (kind, name, told, line) => {
    await expect(complete({kind, name, told}, kinds, dataset)).rejects.toThrow(line);
  });

  it("asks for what is missing, again after a wrong answer, and takes what is usual for none", async () => {
    const asked: string[] = [];
    const answers = ["pag", "page", "Bad Name", "good-name", "", "laddr", "ladder"];
    const ask = (text: string) => {
      asked.push(text);
      return Promise.resolve(answers.shift()!);
    };
    const order = await complete({}, kinds, dataset, ask);
    expect(order).toMatchObject({
      kind: "page",
      name: "good-name",
      told: {title: "Good name", figure: "ladder"}
    });
    expect(answers).toEqual([]);
    expect(asked[1]).toMatch(/^no such kind: pag \(did you mean page\?\)\n/);
    expect(asked[3]).toMatch(/^not a name for a page: Bad Name /);
    expect(asked[4]).toBe("Its title (Good name): ");
    expect(asked[6]).toMatch(/^no such figure: laddr \(did you mean ladder\?\)\n/);
  });

  it("asks of a work only what its type needs", async () => {
    const asked: string[] = [];
    const replies = [
      "article",
      "A",
      "T",
      "J",
      "1990",
      "scholar",
      "press",
      "",
      "2026-11-24",
      "none",
      "excerpt",
      ""
    ];
    const ask = (text: string) => {
      asked.push(text);
      return Promise.resolve(replies.shift()!);
    };
    const {told} = await complete({kind: "source", name: "x"}, kinds, dataset, ask);
    expect(told).toMatchObject({grade: "press", doi: "?", urldate: "2026-11-24"});
    expect(asked.some((text) => text.startsWith("Journal"))).toBe(true);
    expect(asked.some((text) => /^(Publisher|School|Its address)/.test(text))).toBe(false);
  });
});
