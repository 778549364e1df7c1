// @module-tag slow
import {existsSync, readFileSync, statSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Question} from "../../packages/data/src/question.js";
import {readTags} from "../../packages/data/src/tags.js";
import {launch, visit, type Visit} from "../support/chromium.js";

const questions = JSON.parse(readFileSync("dist/data/queries.json", "utf8")) as Question[];
let browser: Browser;
let seen: Visit;
beforeAll(async () => {
  browser = await launch();
  seen = await visit(browser, "queries.html");
});
afterAll(() => browser.close());

const shown = async () =>
  seen.page
    .locator(".questions > ol > li:not([hidden])")
    .evaluateAll((items) => items.map(({id}) => id.slice(9)));

describe("the gallery of questions", () => {
  it("has every question, in less than 400 KB, without JavaScript", async () => {
    expect(statSync("dist/queries.html").size).toBeLessThan(400_000);
    const {page, faults} = await visit(browser, "queries.html", {javaScriptEnabled: false});
    expect(await page.locator(".questions > ol > li > h3").allTextContents()).toEqual(
      questions.map(({title}) => title)
    );
    expect(await page.locator(".questions > ol > li:not(:has(img, .glance table))").count()).toBe(
      0
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("has a picture for each question that has a figure, which a browser can draw", async () => {
    const pictures = await seen.page.locator(".questions img").evaluateAll(async (images) => {
      const sizes = (images as HTMLImageElement[]).map(async (image) => {
        image.loading = "eager";
        await image.decode();
        return [
          new URL(image.src).pathname,
          image.naturalWidth,
          image.width / image.height
        ] as const;
      });
      return Promise.all(sizes);
    });
    expect(pictures.length).toBeGreaterThanOrEqual(
      questions.filter(({figures}) => figures.length).length
    );
    for (const [path, width, ratio] of pictures) {
      expect(existsSync(`dist${path}`), path).toBe(true);
      expect(width, path).toBe(340);
      expect(ratio, path).toBeCloseTo(340 / 220, 1);
    }
  });

  it("is filtered by tag", async () => {
    const tagged = questions.filter(({tags}) => tags.includes("tests")).map(({name}) => name);
    await seen.page.locator("#gallery-tag").selectOption("tests");
    await expect.poll(shown).toEqual(tagged);
    await seen.page.locator("#gallery-tag").selectOption("");
    await seen.page.locator('#question-ladder [data-tag="milestones"]').click();
    await expect.poll(() => seen.page.locator("#gallery-tag").inputValue()).toBe("milestones");
    await seen.page.locator("#gallery-tag").selectOption("");
  });

  it.each([
    ["famine", "hunger"],
    ["核试验", "nuclear-tests"],
    ["핵실험", "nuclear-tests"],
    ["饥荒", "hunger"],
    ["제재", "resolutions"],
    ["东风", "launch_frontier"],
    ["화성", "launch_frontier"]
  ])("is searched: %s finds %s, and not everything", async (words, name) => {
    await seen.page.locator("#gallery-find").fill(words);
    await expect.poll(async () => (await shown()).length).toBeLessThan(questions.length / 2);
    expect(await shown()).toContain(name);
  });

  it("leads to the page and to the workbench", async () => {
    await seen.page.locator("#gallery-find").fill("");
    const item = seen.page.locator("#question-ladder");
    expect(await item.getByRole("link", {name: "on its page"}).getAttribute("href")).toMatch(
      /timelines.*#ladder$/
    );
    expect(await item.getByRole("link", {name: "Remix"}).getAttribute("href")).toMatch(
      /workbench\.html.*#query=ladder$/
    );
    expect(seen.faults).toEqual([]);
  });
});

describe("the words for tags", () => {
  it("are there in Chinese and Korean for every tag of a question", () => {
    const problems: unknown[] = [];
    const tags = readTags("src/tags.yaml", (problem) => void problems.push(problem));
    expect(problems).toEqual([]);
    for (const tag of new Set(questions.flatMap((question) => question.tags))) {
      expect(
        tags.get(tag)?.some((word) => /\p{Script=Han}/u.test(word)),
        tag
      ).toBe(true);
      expect(
        tags.get(tag)?.some((word) => /\p{Script=Hangul}/u.test(word)),
        tag
      ).toBe(true);
    }
  });
});
