import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {figureElement} from "../../packages/figure/src/element.js";
import {shareChoices} from "../../packages/figure/src/share-choices.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {outputs} from "../support/outputs.js";

const {document} = new JSDOM("").window;

function page(...figures: Record<string, string[]>[]): Element[] {
  return figures.map((choices, at) => {
    const lists = Object.entries(choices).map(
      ([name, values]) =>
        `<label for="f${at}-${name}"><span>${name}</span><select id="f${at}-${name}" name="${name}">${values
          .map((value) => `<option value="${value}">${value}</option>`)
          .join("")}</select></label>`
    );
    const node = document.createElement("figure");
    node.innerHTML = `<form class="choices">${lists.join("")}</form>`;
    return node;
  });
}

const names = (node: Element | null) =>
  [...(node?.querySelectorAll("select") ?? [])].map(({name}) => name);

describe("shareChoices", () => {
  it("takes what at least half of the figures offer alike, and leaves each figure its own", () => {
    const figures = page(
      {voice: ["a", "c", "b"], own: ["x", "y"]},
      {voice: ["a", "b", "c"], rows: ["all", "some"]},
      {voice: ["b", "a"]},
      {rows: ["all", "some"]}
    );
    const bar = shareChoices(document, figures);
    expect(names(bar)).toEqual(["voice", "rows"]);
    expect(figures.map(names)).toEqual([["own"], [], ["voice"], []]);
    expect(figures.map((figure) => figure.getAttribute("data-shared"))).toEqual([
      "voice",
      "voice rows",
      null,
      "rows"
    ]);
    expect(figures.map((figure) => figure.querySelector("form") !== null)).toEqual([
      true,
      false,
      true,
      false
    ]);
  });

  it("makes no bar for one figure, nor where nothing is shared", () => {
    expect(shareChoices(document, page({voice: ["a", "b"]}))).toBe(null);
    expect(shareChoices(document, page({voice: ["a", "b"]}, {rows: ["all", "some"]}))).toBe(null);
  });
});

describe("an option that leaves no row", () => {
  it("says so before it is chosen", async () => {
    const input = await figureInput("ladder", await outputs());
    const {choices, index, sets, columns} = input.answers;
    const at = choices.findIndex(({name}) => name === "checked");
    const after = choices.slice(at + 1).reduce((all, {values}) => all * values.length, 1);
    const count = choices[at]!.values.length;
    const empty = Object.fromEntries(columns.map(({name}) => [name, []]));
    const answers = {
      ...input.answers,
      sets: [...sets, empty],
      index: index.map((set, n) => (Math.floor(n / after) % count === 1 ? sets.length : set))
    };
    const told = (each: typeof input) =>
      [
        ...figureElement(document, each).querySelectorAll<HTMLOptionElement>(
          "select[name=checked] option"
        )
      ].map(({text}) => text);
    expect(told(input)).toEqual(["All rows", "Checked rows only"]);
    expect(told({...input, answers})).toEqual(["All rows", "Checked rows only (no rows)"]);
  });
});
