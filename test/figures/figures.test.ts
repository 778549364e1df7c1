import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {figureNames} from "../../packages/site/src/pages/questions.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {drawWords} from "../../packages/figure/src/draws/words.js";
import {figureElement, figureState} from "../../packages/figure/src/element.js";
import {caseName} from "../../packages/figure/src/cases.js";
import {figureWords} from "../../packages/figure/src/figure-words.js";
import {widths} from "../../packages/figure/src/figure-input.js";
import {plainNumber} from "../../packages/figure/src/format.js";
import {outputs} from "../support/outputs.js";
import {pictureText} from "../support/picture.js";
import {sweep} from "../support/sweep.js";

const {document} = new JSDOM("").window;

describe.each(figureNames())("the figure %s", (name) => {
  it("has a sentence whose numbers come from its rows", async () => {
    const input = await figureInput(name, await outputs());
    const {rows, context} = figureState(input);
    const {finding, detail, subtitle} = figureWords(input.spec, rows, context);
    // A newspaper writes small numbers in words.
    expect(`${finding} ${detail}`).toMatch(/\d|\b(two|three|six|eight|eleven|richer)\b/);
    expect(`${finding} ${detail}`).not.toMatch(/undefined|NaN|null/);
    await expect(`${[finding, detail, subtitle].filter(Boolean).join("\n")}\n`).toMatchFileSnapshot(
      `../svg/${name}.txt`
    );
  });

  it("says in what share of draws it holds, or why nothing of it is drawn", async () => {
    const input = await figureInput(name, await outputs());
    const {rows, context} = figureState(input);
    const words = drawWords(input, rows, context);
    if (input.readings) expect(words).toMatch(/\bdraws?\b.*\.$/);
    else expect(words).toMatch(/^not used, because .+\.$/);
    const figure = figureElement(document, input);
    expect(figure.querySelector(".draws p")!.textContent).toContain(words);
    expect(figure.querySelectorAll(".levers").length).toBe(input.readings ? 1 : 0);
  });

  it("tells in its headline what its draws say, where it tells of them", async () => {
    const input = await figureInput(name, await outputs());
    const {rows, context} = figureState(input);
    const {finding} = figureWords(input.spec, rows, context);
    const {shares = []} = context;
    const said = shares.find((each) => finding.includes(each.words));
    expect(said !== undefined).toBe(Boolean(input.spec.tellsDraws));
    if (said) {
      expect(finding).toContain(caseName(said.case!, context));
      const other = shares.map((each) => ({...each, words: "in 51 of 100 draws"}));
      expect(input.spec.finding(rows, {...context, shares: other})).toContain("51 of 100");
    } else expect(finding).not.toMatch(/too uncertain|\bdraws\b/);
  });

  it.each(Object.entries(widths))("draws the %s picture as before", async (kind, width) => {
    const input = await figureInput(name, await outputs());
    const {rows, context} = figureState(input);
    const picture = pictureText(input.spec, rows, context, width);
    await expect(`${picture.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(
      `../svg/${name}-${kind}.svg`
    );
  });

  it("ties every mark to a row, and shows every row in its table", async () => {
    const input = await figureInput(name, await outputs());
    const {rows} = figureState(input);
    const figure = figureElement(document, input);
    const marks = [...figure.querySelectorAll(".wide [data-row]")].map((mark) =>
      Number(mark.getAttribute("data-row"))
    );
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every((at) => at >= 0 && at < rows.length)).toBe(true);
    expect(figure.querySelectorAll("tbody tr")).toHaveLength(rows.length);
  });

  it("answers every choice without a fault", async () => {
    const input = await figureInput(name, await outputs());
    const {choices} = figureState(input);
    const options = choices.flatMap((choice) =>
      choice.options.map(({value}) => ({choice: choice.name, value}))
    );
    for (const [at, {choice, value}] of sweep(options, 5).entries()) {
      const {rows, context} = figureState({...input, selections: {[choice]: value}});
      const width = Object.values(widths)[at % 2]!;
      const {finding, detail, subtitle} = figureWords(input.spec, rows, context);
      const words = `${finding} ${detail} ${subtitle}`;
      const picture = pictureText(input.spec, rows, context, width);
      expect(words + picture, `${choice}=${value}`).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("a figure of counts", () => {
  it("draws a selection of ten and of ten thousand times as many launches alike, and says so", async () => {
    const input = await figureInput("yearly_counts", await outputs());
    const {rows, context} = figureState(input);
    const times = (factor: number) =>
      rows.map((row) => ({
        ...row,
        high: row["high"] ?? null,
        listed: Number(row["listed"]) * factor
      }));
    const draw = (all: typeof rows) =>
      input.spec.render(all, {...context, document, width: widths.wide});
    const marks = (picture: Element) => picture.querySelectorAll("circle, text").length;
    expect(marks(draw(times(10_000)))).toBe(marks(draw(times(10))));
    const most = Math.max(...times(10_000).map(({high, listed}) => (high === null ? listed : 0)));
    expect(draw(times(10_000)).textContent).toContain(plainNumber(most));
    expect(input.spec.subtitle(times(10), context)).toMatch(/more than 5 of a selection/i);
    expect(input.spec.subtitle(rows, context)).not.toMatch(/more than/i);
  });
});
