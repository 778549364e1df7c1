import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {get} from "node:http";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {launch} from "../support/chromium.js";
import {freePort} from "../support/port.js";
import {copyProject} from "../support/project.js";

const project = copyProject();
let browser: Browser;
let page: Page;
let port: number;
let ended: () => void;

function edit(file: string, change: (text: string) => string): void {
  const path = join(project.folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

/** Asks the server for a file. */
async function file(path: string): Promise<Buffer> {
  const reply = await fetch(`http://127.0.0.1:${port}/${path}`);
  expect(reply.status).toBe(200);
  return Buffer.from(await reply.arrayBuffer());
}

/** Asks for a page on a connection of its own: one that was kept may have been closed while a command ran. */
function freshStatus(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({host: "127.0.0.1", port, path, agent: false}, (reply) =>
      resolve(reply.resume().statusCode)
    ).on("error", reject);
  });
}

const text = async (path: string) => (await file(path)).toString("utf8");

/** Waits until the page shows something, and says after how long. */
async function shows(what: string, look: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  await expect.poll(look, {timeout: 60_000, interval: 20}).toBe(true);
  console.log(`${what}: ${Math.round(performance.now() - started)} ms`);
}

// Without laying the page out, which would keep it from drawing.
const shown = () => page.evaluate(() => document.body.textContent);
const includes = (words: string) => async () => (await shown()).includes(words);

beforeAll(async () => {
  port = await freePort();
  const child = project.start("start", ["--port", String(port)]);
  ended = () => child.kill();
  let output = "";
  for (const stream of [child.stdout!, child.stderr!])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await vi.waitFor(() => expect(output).toContain(`open http://127.0.0.1:${port}/`), {
    timeout: 200_000
  });
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/timelines`, {waitUntil: "networkidle"});
  await page.locator("#ladder .finding").waitFor();
  // The first outputs are made while other tests build: on two cores that takes minutes.
}, 300_000);

afterAll(async () => {
  ended();
  await browser.close();
  project.remove();
});

describe("npm start", () => {
  it("shows an edit of a row in the open page", async () => {
    edit("data/milestone_kinds.csv", (text) =>
      text.replace("First satellite,", "First thing in orbit,")
    );
    await shows("a row", includes("First thing in orbit"));
  });

  it("shows a fault as a banner with file and line, which goes when it is mended", async () => {
    edit("data/events.csv", (rows) => rows.replace("1964-10-16", "1964-13-01"));
    await shows("a fault", async () => /data\/events\.csv:\d+:date/.test(await shown()));
    expect(await text("_file/data/answers/programmes.json")).toContain("1964-10-16");
    edit("data/events.csv", (text) => text.replace("1964-13-01", "1964-10-16"));
    await shows("a mended fault", async () => (await page.locator(".problems").count()) === 0);
  });

  it("shows an edit of a row of the largest table", async () => {
    const asked = page.waitForRequest((request) => request.url().includes("data/site.json"));
    const started = performance.now();
    edit("data/observations.csv", (text) => text.replace(",3900000,", ",3900001,"));
    await asked;
    console.log(`a row of the largest table: ${Math.round(performance.now() - started)} ms`);
    expect(await text("download/observations.csv")).toContain(",3900001,");
  });

  it("gives the files that readers and the engine take away, of the rows as they are", async () => {
    expect(
      gunzipSync(await file("_file/data/record.duckdb.gz")).includes("First thing in orbit")
    ).toBe(true);
    expect(await text("download/milestone_kinds.csv")).toContain("First thing in orbit");
    expect((await file("download/events.parquet")).subarray(0, 4).toString()).toBe("PAR1");
  });

  it("keeps what a loader of an author's own made, and drops what was made of other rows", async () => {
    const cached = (name: string) => join(project.folder, "src/.observablehq/cache/data", name);
    writeFileSync(cached("own.csv"), "a\n1\n");
    expect(existsSync(cached("record.duckdb.gz"))).toBe(true);
    edit("data/milestone_kinds.csv", (text) =>
      text.replace("First thing in orbit,", "First one in orbit,")
    );
    await shows("another row", includes("First one in orbit"));
    // It goes when the last question is answered, after the page was told.
    await expect.poll(() => existsSync(cached("record.duckdb.gz")), {timeout: 60_000}).toBe(false);
    expect(existsSync(cached("own.csv"))).toBe(true);
  });

  it("shows an edit of a question", async () => {
    edit("src/queries/ladder.sql", (text) =>
      text.replace("labels.label AS milestone", "upper(labels.label) AS milestone")
    );
    await shows("a question", includes("FIRST ONE IN ORBIT"));
  });

  it("shows an edit of a figure", async () => {
    edit("src/figures/ladder/sentence.ts", (text) =>
      text.replace("came sooner to", "came earlier to")
    );
    await shows("a figure", includes("came earlier to"));
  });

  it("shows an edit of a page", async () => {
    edit("src/timelines.md", (text) => `${text}\nA new line of prose.\n`);
    await shows("a page", includes("A new line of prose."));
  });

  it("shows an edit of a reactive page and keeps what its inputs are set to", async () => {
    const other = await browser.newPage();
    const welcome = other
      .waitForEvent("websocket")
      .then((socket) => socket.waitForEvent("framereceived"));
    await other.goto(`http://127.0.0.1:${port}/guide/reactive`);
    await welcome;
    const sentence = () =>
      other
        .getByText(/on the record lists/)
        .first()
        .innerText();
    const year = () => other.locator("input[type=number]").first().inputValue();
    await expect.poll(() => sentence().catch(() => ""), {timeout: 60_000}).toMatch(/^From 1964 /);
    const status = other.locator('[data-fence="guide/reactive:1"] .caveat');
    const recall = (from: string, to: string) =>
      edit("data/nuclear_tests.csv", (text) =>
        text.replace(`miis-cox-tests[row #30],${from}`, `miis-cox-tests[row #30],${to}`)
      );
    const recalled = async () => (await status.innerText().catch(() => "")).includes("unchecked");
    recall("checked", "unchecked");
    await shows("a row below a fence", recalled);
    recall("unchecked", "checked");
    await shows("the row as it was", async () => !(await recalled()));
    const engine: string[] = [];
    other.on("request", (request) => engine.push(...(/engine\//.exec(request.url()) ?? [])));
    await other.locator("input[type=range]").first().focus();
    await other.keyboard.press("ArrowRight");
    await expect.poll(sentence).toMatch(/^From 1965 /);
    const page = "src/guide/reactive.md";
    edit(page, (text) =>
      text.replace(
        "count(*)::INTEGER AS tests,\n  max(kept",
        "(count(*) * 100)::INTEGER AS tests,\n  max(kept"
      )
    );
    await shows("a fence", async () => /lists \d{4} tests/.test(await sentence()));
    expect(await year()).toBe("1965");
    edit(page, (text) => text.replace('label: "From the year"', 'label: "From which year"'));
    const label = other.locator("label", {hasText: "From which year"});
    await shows("an input", async () => (await label.count()) > 0);
    expect(await year()).toBe("1965");
    await other.reload();
    await expect.poll(() => year().catch(() => ""), {timeout: 60_000}).toBe("1965");
    recall("checked", "unchecked");
    await shows("a row below a fence that was changed", recalled);
    expect(await year()).toBe("1965");
    recall("unchecked", "checked");
    edit(page, (text) => text.replace("WHERE year(date_from)", "WHERE yeer(date_from)"));
    const banner = other.locator(".problems");
    await shows("a fault of a fence", async () =>
      /src\/guide\/reactive\.md:\d+:sql: .*yeer/.test(await banner.innerText().catch(() => ""))
    );
    edit(page, (text) => text.replace("yeer", "year"));
    // What no answer covers the preview answers, not an engine that would start anew with each row.
    expect(engine).toEqual([]);
    await other.close();
  });

  it("shows an edit of a loader of a page's own, and keeps what its input is set to", async () => {
    const loader = (rows: number) =>
      writeFileSync(
        join(project.folder, "src/data/years.csv.ts"),
        `process.stdout.write("year\\n" + "1964\\n".repeat(${rows}));\n`
      );
    loader(2);
    writeFileSync(
      join(project.folder, "src/years.md"),
      `# Years

\`\`\`js
const from = view(Inputs.range([1960, 1990], {label: "From", step: 1, value: 1960}));
\`\`\`

\`\`\`js
const years = FileAttachment("./data/years.csv").csv({typed: true});
\`\`\`

\${years.length} years on file, from \${from}.
`
    );
    const other = await browser.newPage();
    await other.goto(`http://127.0.0.1:${port}/years`);
    const told = async () => (await other.locator("main").innerText()).replace(/\s+/g, " ");
    await expect.poll(told, {timeout: 60_000}).toContain("2 years on file, from 1960.");
    await other.locator("input[type=number]").first().fill("1970");
    await expect.poll(told).toContain("2 years on file, from 1970.");
    loader(3);
    await shows("a loader of a page's own", async () =>
      (await told()).includes("3 years on file, from 1970.")
    );
    await other.close();
    rmSync(join(project.folder, "src/years.md"));
    rmSync(join(project.folder, "src/data/years.csv.ts"));
  });

  it("shows a draft, and leads to it from its alias with the reader's choices", async () => {
    writeFileSync(
      join(project.folder, "src/harbours.md"),
      "---\ntitle: Harbours\ndraft: true\naliases: [/ports]\n---\n\n# Harbours\n"
    );
    const other = await browser.newPage();
    await other.goto(`http://127.0.0.1:${port}/ports?checked=checked#harbours`);
    await other.waitForURL(/\/harbours(\.html)?\?checked=checked#harbours$/);
    expect(await other.locator("h1").innerText()).toBe("Harbours");
    expect((await fetch(`http://127.0.0.1:${port}/porst`)).status).toBe(404);
    await other.close();
  });

  it("shows an edit of a view of the kit", async () => {
    edit("packages/data/src/views/01-days.sql", (text) => text.replace("/ 365.2425", "/ 36.52425"));
    await shows("a view of the kit", async () =>
      ((await page.locator("#ladder tbody").textContent()) ?? "").includes("26.7")
    );
  });

  it("shows a fault of a loader with its file, and goes on when it is mended", async () => {
    edit("packages/site/src/outputs/search-documents.ts", (code) => `${code}\nconst = 1;\n`);
    await shows("a fault of a loader", includes("packages/site/src/outputs/search-documents.ts:"));
    edit("packages/site/src/outputs/search-documents.ts", (code) =>
      code.replace("\nconst = 1;\n", "")
    );
    await shows("a mended loader", async () => (await page.locator(".problems").count()) === 0);
  });

  it("refuses what cannot be read and who is not its own, and lives on", async () => {
    const status = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, {headers})).status;
    expect([
      await status("/%"),
      await status("/..%2f..%2fpackage.json"),
      await status("//")
    ]).toEqual([400, 400, 400]);
    expect(await status("/", {origin: "https://example.org"})).toBe(403);
    expect(await status("/_file/data/site.json")).toBe(200);
  });

  it("keeps nothing in the browser for reading offline", async () => {
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
    ).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset["build"])).toBeUndefined();
  });

  it.each([
    [["--port", "abc"], /^not a port: abc \(give a number from 1 to 65535, [^\n]*\)$/],
    [["--port", "99999"], /^not a port: 99999 /],
    [["--prot", "3001"], /^Unknown option '--prot'[^\n]*$/]
  ])("refuses %j in one line", (words, line) => {
    const {status, output} = project.run("start", words);
    expect(status).toBe(1);
    expect(output.trim()).toMatch(line);
  });

  it("says in one line that its port is in use", async () => {
    const {status, output} = project.run("start", ["--port", String(port)]);
    expect(status).toBe(1);
    expect(output.trim().split("\n")).toEqual([
      `port ${port} is in use: end the other program, or run npm start -- --port ${port + 1}`
    ]);
    expect(await freshStatus("/")).toBe(200);
  });
});
