// @module-tag slow
import {once} from "node:events";
import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import type {Browser} from "playwright-core";
import sirv from "sirv";
import {afterAll, beforeAll, expect, it} from "vitest";
import {benchOf} from "../support/bench.js";
import {launch, visit, type Visit} from "../support/chromium.js";

const below = "/a/b/";
const files = sirv("dist", {extensions: [], dev: true});

// A folder server of the plainest kind: a file by its name, index.html for a folder, nothing beside the folder.
const server = createServer((request, response) => {
  const path = request.url ?? "";
  const missing = () => void response.writeHead(404).end();
  if (!path.startsWith(below)) return missing();
  request.url = path.slice(below.length - 1).replace(/\/(?=\?|$)/, "/index.html");
  files(request, response, missing);
});

let browser: Browser;
let site: string;
let seen: Visit;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}`;
  browser = await launch();
  seen = await visit(browser, "", {}, site);
  seen.page.on("response", (reply) => {
    if (reply.status() >= 400) seen.faults.push(`${reply.status()} ${reply.url()}`);
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

it("leads through its whole menu", async () => {
  const {page} = seen;
  const menu = page.locator(".site-nav a");
  const entries = await menu.allTextContents();
  expect(entries.length).toBeGreaterThan(5);
  for (const entry of entries) {
    await menu.filter({hasText: entry}).click();
    await page.waitForLoadState("networkidle");
    expect(await menu.and(page.locator('[aria-current="page"]')).innerText()).toBe(entry);
    expect(await page.locator("h1").count(), entry).toBeGreaterThan(0);
    expect(page.url().startsWith(site), page.url()).toBe(true);
  }
  expect(seen.faults).toEqual([]);
});

it("finds, and leads to what it found", async () => {
  const {page} = seen;
  await page.locator(".site-search input").fill("Hwasong");
  await page.locator(".site-found a").first().click();
  await page.waitForURL(/\/a\/b\/(\w+\/)*[\w-]+\.html/);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("h1").count()).toBeGreaterThan(0);
  expect(seen.faults).toEqual([]);
});

it("answers a figure's choice, which stays in the address, and gives its rows", async () => {
  const {page} = seen;
  await page.goto(new URL("timelines.html", site).href, {waitUntil: "networkidle"});
  const finding = page.locator("#ladder figcaption");
  const before = await finding.innerText();
  await page.locator("#ladder-start").selectOption({index: 1});
  await expect.poll(() => finding.innerText()).not.toBe(before);
  expect(page.url()).toMatch(/\/a\/b\/timelines\.html\?.*start=/);
  await page.locator("#ladder-tab-download").check();
  const [rows] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('#ladder [data-take="csv"]').click()
  ]);
  expect(readFileSync(await rows.path(), "utf8").split("\n").length).toBeGreaterThan(3);
  const [bundle] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('#ladder [data-take="bundle"]').click()
  ]);
  expect(
    readFileSync(await bundle.path())
      .subarray(0, 2)
      .toString()
  ).toBe("PK");
  expect(seen.faults).toEqual([]);
});

it("gives the files of the codebook", async () => {
  const {page} = seen;
  await page.goto(new URL("codebook.html", site).href, {waitUntil: "networkidle"});
  const [table] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('a[href$="download/nuclear_tests.csv"]').click()
  ]);
  expect(readFileSync(await table.path(), "utf8")).toBe(
    readFileSync("dist/download/nuclear_tests.csv", "utf8")
  );
  expect(seen.faults).toEqual([]);
});

it("starts its engine at the workbench", async () => {
  await seen.page.goto(new URL("workbench.html", site).href, {waitUntil: "networkidle"});
  const bench = await benchOf(seen);
  await bench.run("SELECT count(*) AS tests FROM nuclear_tests WHERE \"case\" = 'PRK'");
  expect((await bench.cells()).map((row) => row.at(-1))).toEqual(["6"]);
  expect(seen.faults).toEqual([]);
});
