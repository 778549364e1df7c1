// @module-tag slow
import {readFileSync} from "node:fs";
import {createMarkdownIt} from "@observablehq/framework/dist/markdown.js";
import {JSDOM} from "jsdom";
import {afterAll, describe, expect, it} from "vitest";
import type {Dataset} from "../packages/data/src/dataset.js";
import {kitMarkdown} from "../packages/site/src/build/markdown.js";
import {complete} from "../packages/site/src/commands/new/converse.js";
import {kinds} from "../packages/site/src/commands/new/kinds.js";
import {column, literal, withValues} from "../packages/data/src/shared/literal.js";
import {fenceRows} from "../packages/figure/src/fence-rows.js";
import {giveEngines, startedEngine} from "../packages/figure/src/start-engine.js";
import {readPageCells} from "../packages/site/src/reactive/cells.js";
import {dryRun, endDryRuns} from "../packages/site/src/reactive/dry-run.js";
import {blocksOf} from "./support/guide.js";
import {pageOf, runText} from "./support/reactive.js";

afterAll(endDryRuns);

const countedFields = ["case", "sources", "status"].map((name) => ({name}));

const range: [string, string] = [
  "js",
  'const from = view(bind("from", Inputs.range([1950, 1970], {label: "From", step: 1, value: 1960})));'
];

describe("a fence with ${}", () => {
  it("is answered for the first values of its inputs, and so is what rests on it", async () => {
    const {html, asked, answers, lines, unbaked} = await runText(
      pageOf(
        range,
        ["sql id=rows", 'SELECT "case", best FROM harvests WHERE year = ${from} ORDER BY ALL'],
        ["js", 'display(html`<b id="sum">${d3.sum(rows, (row) => row.best)}</b>`);'],
        ["js", 'Plot.dot(rows, {x: "best", y: "case"}).plot()'],
        ["", "There are ${rows.numRows} rows."]
      )
    );
    expect(lines).toEqual([]);
    expect(unbaked).toEqual([]);
    expect(asked["page:1"]).toBe(
      'SELECT "case", best FROM harvests WHERE year = 1960 ORDER BY ALL'
    );
    expect(answers[asked["page:1"]!]?.rows).toEqual({case: ["a", "b"], best: [143, 3.8]});
    const shown = Object.values(html).join("\n");
    expect(shown).toContain('<b id="sum">146.8</b>');
    expect(shown).toContain("<span>2</span>");
    expect(shown).toMatch(/<svg class="plot-[\s\S]*<circle/);
    expect(shown).toMatch(/<input type="range"[^>]* aria-label="[^"]*" value="1960">/);
    expect(shown).toMatch(/<g aria-label="dot"[^>]* role="group"/);
  });

  it("is answered for every value of the choices of the site that it names", async () => {
    const {answers, asked} = await runText(
      pageOf(range, [
        "sql id=rows",
        "SELECT year FROM harvests WHERE year >= ${from} AND ($checked <> 'checked' OR status = 'checked')"
      ])
    );
    expect(asked["page:1"]).toContain("$checked");
    expect(
      Object.entries(answers).map(([sql, {rows}]) => [/'(\w+)' <>/.exec(sql)![1], rows])
    ).toEqual([
      ["all", {year: [1960, 1960]}],
      ["checked", {year: [1960]}]
    ]);
  });

  it.each([
    [
      "a column that is none",
      "SELECT nope FROM harvests WHERE year = ${from}",
      /page\.md:10:sql: Binder Error.*nope/
    ],
    [
      "a fault on a later line",
      "SELECT best\nFROM harvest\nWHERE year = ${from}",
      /page\.md:11:sql: Catalog Error.*harvest/
    ],
    [
      "an empty ${}",
      "SELECT best\nFROM harvests WHERE year = ${}",
      /page\.md:11:sql: cannot be read: an empty \$\{\}/
    ],
    [
      "a value in quotes",
      "SELECT best FROM harvests WHERE \"case\" = '${from}'",
      /page\.md:10:\$\{from\}: stands in quotes/
    ],
    [
      "a value in a comment",
      "SELECT best -- ${from}\nFROM harvests",
      /page\.md:10:\$\{from\}: stands in quotes or in a comment/
    ],
    [
      "a choice that the site has not",
      "SELECT $leens, ${from}",
      /page\.md:10:\$leens: no choice of the site/
    ],
    [
      "a name that nothing defines",
      "SELECT ${fromm}",
      /page\.md:10:fromm: nothing defines this name \(did you mean from\?\)/
    ],
    [
      "more than one statement",
      "SELECT ${from}; DROP TABLE harvests",
      /page\.md:10:sql: 2 statements/
    ],
    [
      "what is no question",
      "DELETE FROM harvests WHERE year = ${from}",
      /page\.md:10:sql: no SELECT: DELETE/
    ]
  ])("is refused by page and line for %s", async (_, sql, line) => {
    const {lines} = await runText(pageOf(range, ["sql id=rows", sql]));
    expect(lines.filter((each) => line.test(each))).toHaveLength(1);
  });

  it("is prepared though nothing is known of its values", async () => {
    const {lines} = await runText(
      pageOf(
        ["js", "const late = now;"],
        ["sql id=rows", "SELECT nope FROM harvests WHERE year < ${late}"]
      )
    );
    expect(lines).toEqual([expect.stringMatching(/page\.md:10:sql: Binder Error.*nope/)]);
  });

  it("names a column from a list alone, every one of which is tried", async () => {
    const fence = (list: string): [string, string] => [
      "sql id=rows",
      `SELECT \${column(which, ${list})} AS it FROM harvests ORDER BY ALL LIMIT 1`
    ];
    const which: [string, string] = ["js", 'const which = view(Inputs.select(["best", "year"]));'];
    const good = await runText(pageOf(which, fence('["best", "year"]')));
    expect(good.lines).toEqual([]);
    expect(Object.values(good.answers)[0]!.rows).toEqual({it: [3.8]});
    const bad = await runText(pageOf(["js", "const which = now;"], fence('["best", "yeer"]')));
    expect(bad.lines).toEqual([expect.stringMatching(/yeer/)]);
    expect(() => column("best; DROP", ["best"])).toThrow(
      "no such column: best; DROP (one of best)"
    );
  });

  it.each<[string, string, unknown]>([
    ["a text with a quote", '"it\'s"', ["it's"]],
    ["NULL", "null", [null]],
    ["nothing", "undefined", [null]],
    ["an empty number", "NaN", [null]],
    ["a day", 'new Date("1964-10-16")', ["1964-10-16"]]
  ])("takes %s as a value", async (_, value, cells) => {
    const {answers, lines} = await runText(
      pageOf(["js", `const it = ${value};`], ["sql id=rows", "SELECT ${it} AS it"])
    );
    expect(lines).toEqual([]);
    expect(Object.values(answers)[0]!.rows["it"]).toEqual(cells);
  });

  it.each([
    ["[1959, 1960]", [3]],
    ["[]", [0]]
  ])("takes the list %s for IN", async (list, counts) => {
    const {answers, lines} = await runText(
      pageOf(
        ["js", `const list = ${list};`],
        ["sql id=rows", "SELECT count(*) AS n FROM harvests WHERE year IN ${list}"]
      )
    );
    expect(lines).toEqual([]);
    expect(Object.values(answers)[0]!.rows["n"]).toEqual(counts);
  });

  it("may return nothing", async () => {
    const {html, lines} = await runText(
      pageOf(
        ["js", "const year = 1800;"],
        ["sql id=rows display", "SELECT * FROM harvests WHERE year = ${year}"],
        ["", "${rows.numRows} rows"]
      )
    );
    expect(lines).toEqual([]);
    expect(Object.values(html).join()).toContain("<span>0</span>");
  });
});

it("a page whose cells go on giving values leaves the next one alone", async () => {
  const endless = "const endless = (function* () { for (let i = 0; ; i++) yield i; })();";
  await runText(pageOf(["js", endless], ["", "Now ${endless}."]));
  const slow = "SELECT count(*) AS n FROM range(3000000) WHERE hash(range) % ${from} = 1";
  const {html, unbaked} = await runText(pageOf(range, ["sql id=rows", slow], ["", "${rows[0].n}"]));
  expect(unbaked).toEqual([]);
  expect(Object.values(html).at(-1)).toMatch(/^<span>\d+<\/span>$/);
});

describe("a built page", () => {
  const draw = (text: string, shown: string) => {
    const keys = readPageCells("/page", text).map(({key}) => [`cell:/page:${key}`, shown] as const);
    const load = () => {
      throw new Error("cites nothing");
    };
    const md = createMarkdownIt({
      markdownIt: (each) => kitMarkdown(Object.fromEntries(keys), load)(each)
    });
    const page = {code: [], startLine: 0, currentLine: 0, path: "/page"};
    return new JSDOM(md.render(text, page)).window.document;
  };

  it.each([
    ["words", "As ${it}.", "<b>1</b>", 1],
    ["an input in a paragraph, which would end before it", "As ${it}.", "<form></form>", 0],
    ["an input in a block", "<div>${it}</div>", "<form></form>", 1]
  ])("holds %s", (_, text, shown, places) => {
    expect(draw(text, shown).querySelectorAll("[data-baked]")).toHaveLength(places);
  });

  it("shows a cell as its author wrote it", () => {
    const code = 'import {sql} from "@cold-winter/site";';
    const document = draw(`\`\`\`js echo\n${code}\n\`\`\`\n`, "");
    expect(document.querySelector("pre")!.textContent.trim()).toBe(code);
  });
});

describe("a cell that is not run beforehand", () => {
  it.each([
    ["now", "reads the clock"],
    ["new Date()", "reads the clock"],
    ["Date.now()", "reads the clock"],
    ["Math.random()", "draws lots"],
    ['await fetch("https://example.org/")', "asks the network"],
    ['FileAttachment("x.csv").text()', "reads a file"],
    ["location.href", "looks at the browser"],
    ["tex`x^2`", "needs a browser to draw"],
    ['(() => { throw new Error("broken"); })()', "broken"]
  ])("as %s, is told by page and line: %s", async (code, reason) => {
    const {html, unbaked} = await runText(
      pageOf(["js", `const it = ${code};`], ["js", "display(it)"])
    );
    expect(unbaked[0]).toEqual({line: 6, reason});
    expect(html).toEqual({});
  });

  it("leaves the others of its page as they are", async () => {
    const {html, unbaked} = await runText(
      pageOf(["js", 'throw new Error("broken");'], ["js", "display(1 + 1)"])
    );
    expect(unbaked).toEqual([{line: 6, reason: "broken"}]);
    expect(Object.values(html).join()).toContain("2");
  });

  it("is ended when it takes too long, and the next page is run all the same", async () => {
    const cells = readPageCells("/page", pageOf(["js", "while (true) {}"]));
    const {unbaked} = await dryRun(cells, () => Promise.resolve(), {within: 300});
    expect(unbaked).toContainEqual({line: 6, reason: "takes longer than 0.3 s"});
    const next = await dryRun(readPageCells("/next", "${1 + 1}"), () => Promise.resolve());
    expect(Object.values(next.html)).toEqual(["<span>2</span>"]);
  });
});

it("a page that is begun with --reactive passes, and draws before any script runs", async () => {
  const told = {reactive: "yes", table: "harvests"};
  const dataset = {
    package: {tables: [{name: "harvests", fields: countedFields}]}
  } as never as Dataset;
  const {
    made,
    name,
    told: fields
  } = await complete({kind: "page", name: "tides", told}, kinds, dataset);
  const {files, next} = made.make(name, fields, dataset);
  expect([...files.keys()]).toEqual(["src/tides.md"]);
  expect(next.at(-1)).toContain("/guide/reactive");
  const {html, lines, unbaked, asked} = await runText(files.get("src/tides.md")!);
  expect([lines, unbaked]).toEqual([[], []]);
  expect(asked["page:1"]).toContain("HAVING count(*) >= 0");
  const shown = Object.values(html).join();
  expect(shown).toMatch(/<svg class="plot-[\s\S]*<rect/);
  expect(shown).toContain("<span>3</span>");
});

it("the guide shows the sentence that it runs", () => {
  const source = readFileSync("src/guide/reactive.md", "utf8");
  const [shown, ...others] = blocksOf("reactive").map(({code}) => code.trim());
  expect(others).toEqual([]);
  expect(source.split(shown!)).toHaveLength(3);
});

it("says once that the engine starts, however many ask", async () => {
  const {window} = new JSDOM("");
  const all = globalThis as {document?: Document};
  const before = all.document;
  all.document = window.document;
  try {
    let resolve: (engine: never) => void = () => undefined;
    const promise = new Promise<never>((done) => (resolve = done));
    giveEngines({shared: () => promise, own: () => promise, file: () => promise});
    const asked = Array.from({length: 30}, () => startedEngine());
    expect(window.document.querySelectorAll(".engine-note")).toHaveLength(1);
    resolve({} as never);
    await Promise.all(asked);
    expect(window.document.querySelectorAll(".engine-note")).toHaveLength(0);
  } finally {
    all.document = before;
  }
});

it("a page of thirty fences is answered as one of one", async () => {
  const fences = Array.from({length: 30}, (_, at): [string, string] => [
    `sql id=rows${at}`,
    `SELECT count(*) + ${at} AS n FROM harvests WHERE year >= \${from}`
  ]);
  const {asked, lines, unbaked} = await runText(pageOf(range, ...fences));
  expect([lines, unbaked]).toEqual([[], []]);
  expect(Object.keys(asked)).toHaveLength(30);
});

describe("the rows of a fence", () => {
  const rows = fenceRows({
    columns: [
      {name: "day", type: "DATE"},
      {name: "at", type: "TIMESTAMP"},
      {name: "big", type: "BIGINT"},
      {name: "small", type: "INTEGER"}
    ],
    rows: {
      day: ["1964-10-16", null],
      at: ["1964-10-16 07:00:00", "0044-03-15 (BC)"],
      big: ["9007199254740993", 2],
      small: [1, null]
    }
  });

  it("have what the documentation of Framework does with them", () => {
    const [first] = rows;
    expect([...rows]).toHaveLength(2);
    expect([rows.numRows, rows.numCols, rows.columns]).toEqual([
      2,
      4,
      ["day", "at", "big", "small"]
    ]);
    expect(rows.get(0)).toBe(first);
    expect(rows.get(2)).toBe(null);
    expect(Array.from(rows, ({small}) => small)).toEqual([1, null]);
    expect([...rows.getChild("small")!]).toEqual([1, null]);
    expect(rows.getChild("none")).toBe(null);
    expect(rows.toArray()).toEqual([...rows]);
    expect(Object.keys(rows)).toEqual(["0", "1"]);
  });

  it("hold days and times as Dates, and integers that a number cannot hold as such", () => {
    expect(rows[0]).toEqual({
      day: new Date("1964-10-16"),
      at: new Date("1964-10-16T07:00:00Z"),
      big: 9007199254740993n,
      small: 1
    });
    expect(rows[1]).toEqual({day: null, at: "0044-03-15 (BC)", big: 2, small: null});
  });
});

describe("a value in a statement", () => {
  it.each<[unknown, string]>([
    ["it's", "'it''s'"],
    [9007199254740993n, "9007199254740993"],
    [Infinity, "'Infinity'::DOUBLE"],
    [new Date("1964-10-16T07:00:00.500Z"), "TIMESTAMP '1964-10-16 07:00:00.5'"],
    [new Date(NaN), "NULL"],
    [column('a"b', ['a"b']), '"a""b"']
  ])("%s is written as %s", (value, sql) => {
    expect(literal(value)).toBe(sql);
    expect(withValues(["SELECT ", ""], [value])).toBe(`SELECT ${sql}`);
  });
});
