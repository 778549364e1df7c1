// @module-tag slow
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {comparisonNames} from "../../packages/site/src/pages/comparisons.js";
import {figureNames} from "../../packages/site/src/pages/questions.js";
import {figureElement, figureState} from "../../packages/figure/src/element.js";
import {figureWords} from "../../packages/figure/src/figure-words.js";
import {countNumbers, countWords, excess, selectionsOf} from "../support/headline.js";
import {outputs} from "../support/outputs.js";
import {sweep, whole} from "../support/sweep.js";

const {document} = new JSDOM("").window;
const made = await outputs();
const names = [...figureNames(), ...comparisonNames(made)];

describe("what is counted", () => {
  it.each([
    ["First bomb to hydrogen bomb: three years in China, eleven in North Korea", 13, 2],
    ["North Korea’s trade fell from 6.9 to 0.3 billion dollars – a record", 12, 2],
    ["Programme start: six years in one, 26–28 in the other", 10, 2],
    ["Estimates differ fivefold, of 10\u2009000 and 12 000", 9, 4]
  ])("%s", (headline, words, numbers) => {
    expect([countWords(headline), countNumbers(headline)]).toEqual([words, numbers]);
  });
});

describe.each(names)("the headline of %s", async (name) => {
  const input = await figureInput(name, made);

  it("has at most 14 words and two numbers at every choice", () => {
    const {choices} = figureState(input);
    const faults = sweep(selectionsOf(choices), 60).flatMap((selections) => {
      const {rows, context} = figureState({...input, selections});
      const {finding} = figureWords(input.spec, rows, context);
      return excess(finding).map((what) => `${JSON.stringify(selections)}: ${what}: ${finding}`);
    });
    expect(faults).toEqual([]);
  });
});

/** Words of ours that no reader should have to learn, and values as the record stores them. */
const jargon = [
  /yardstick/i,
  /principal partner/i,
  /\bcases?\b(?! of )/i,
  /\bnot in \d/i,
  /own division/i,
  /\bnot_[a-z]+\b/,
  /\b(?:list_definition|first_nuclear_test|rok_government|us_government|own_state)\b/
];

describe.each(names)("all words of %s", async (name) => {
  const input = await figureInput(name, made);

  it("are those of a reader", () => {
    const {choices} = figureState(input);
    const each = selectionsOf(choices).filter((selections) => Object.keys(selections).length < 2);
    const found = sweep(each, whole ? each.length : 3).flatMap((selections) => {
      const figure = figureElement(document, {...input, selections});
      // A query is code, and a source is named as it names itself.
      for (const code of figure.querySelectorAll("code, .sources, script, style")) code.remove();
      const labels = [...figure.querySelectorAll("[aria-label]")].map((node) =>
        node.getAttribute("aria-label")!
      );
      const nodes = [...figure.querySelectorAll("*")].flatMap(({childNodes}) =>
        [...childNodes].filter(({nodeType}) => nodeType === 3).map(({textContent}) => textContent!)
      );
      return [...labels, ...nodes].flatMap((words) =>
        jargon.some((each) => each.test(words)) ? [`${JSON.stringify(selections)}: ${words}`] : []
      );
    });
    expect([...new Set(found)]).toEqual([]);
  });
});
