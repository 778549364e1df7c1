import {afterAll, beforeEach, describe, expect, it} from "vitest";
import {figureState} from "../packages/figure/src/element.js";
import en from "../packages/figure/src/catalogue/en.js";
import {localLabel, setLabels} from "../packages/figure/src/labels.js";
import {readLabels} from "../packages/data/src/labels.js";
import {figureInput} from "../packages/site/src/build/bake.js";
import {figureNames} from "../packages/site/src/pages/questions.js";
import {outputs} from "./support/outputs.js";

const problems: string[] = [];
const labels = readLabels("src/labels.csv", ({message}) => void problems.push(message));
const made = await outputs();
// Names of types, places and works are written as they are everywhere.
const named = new Set(["type", "site", "income"]);
// What the kit's own catalogue says is translated there.
const own = new Set(Object.values(en));

afterAll(() => setLabels("en", {}));

describe.each(["zh", "ko"])("the labels of the notebook's own choices in %s", (language) => {
  beforeEach(() => setLabels(language, labels[language]!));

  it("are all there", async () => {
    expect(problems).toEqual([]);
    const english = new Set<string>();
    for (const name of figureNames()) {
      const {choices} = figureState(await figureInput(name, made));
      for (const {name: choice, label, options} of choices) {
        const words = named.has(choice) ? [label] : [label, ...options.map((each) => each.label)];
        for (const each of words)
          if (localLabel(each) === each && !own.has(each)) english.add(`${choice}: ${each}`);
      }
    }
    expect([...english].filter((each) => /: .*[a-z]{3}/.test(each))).toEqual([]);
  });

  it("are made of their parts where they have some", () => {
    expect(localLabel("First satellite (24 Apr 1970)")).toMatch(/^[^a-z]+1970.+4.+24/);
    expect(localLabel("First satellite (24 Apr 1970 (uncertain))")).toMatch(/^[^a-z]+$/);
    expect(localLabel("No such label (24 km)")).toBe("No such label (24 km)");
  });
});

it("stay English where a page speaks English", () => {
  setLabels("en", {});
  expect(localLabel("First satellite (24 Apr 1970)")).toBe("First satellite (24 Apr 1970)");
});
