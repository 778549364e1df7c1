import fc from "fast-check";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {figureNames} from "../../packages/site/src/pages/questions.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureWords} from "../../packages/figure/src/figure-words.js";
import {drawing, figureState} from "../../packages/figure/src/element.js";
import type {Case, Cell, Row} from "../../packages/figure/src/spec.js";
import {outputs} from "../support/outputs.js";
import {sweep} from "../support/sweep.js";

const {document} = new JSDOM("").window;
const made = await outputs();

/** So many compared cases whose ids and names nothing knows, from a seed. */
function someCases(count: number, seed: number): Case[] {
  const letters = fc.string({
    unit: fc.constantFrom(..."abdegiklmnoprstuvz"),
    minLength: 4,
    maxLength: 9
  });
  const names = fc.uniqueArray(letters, {minLength: count, maxLength: count});
  return fc.sample(names, {seed, numRuns: 1})[0]!.map((name, at) => ({
    id: `X${String.fromCharCode(65 + at)}${String.fromCharCode(65 + at)}`,
    name: `${name[0]!.toUpperCase()}${name.slice(1)}`,
    native_name: null,
    native_lang: null,
    role: "compared",
    position: at + 1
  }));
}

/** The name of a case in any text of a row, as another's. */
const renamed = (cell: Cell, from: Case, to: Case): Cell =>
  cell === from.id
    ? to.id
    : typeof cell === "string"
      ? cell.replaceAll(from.name, to.name).replaceAll(new RegExp(`\\b${from.id}\\b`, "g"), to.id)
      : Array.isArray(cell)
        ? cell.map((each) => renamed(each, from, to))
        : cell;

/** What no sentence may say, however many cases there are. */
function amiss(text: string, count: number): string[] {
  const found = [
    /undefined|NaN|Infinity|\[object/,
    /\b(for|of|in|and|between|by) [,.;:]|, [,.;]|\band [,.;]|^[,;.]/,
    /\b0 (different|other|figures|pairs|countries|cases)\b|\bof 0\b/,
    /[-\u2212]\d[\d.,\u2009]*–[-\u2212]?\d/,
    ...(count === 2 ? [] : [/\bboth\b|\bthe two countries\b|\bneither\b/i])
  ].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return found;
}

describe.each(sweep(figureNames(), 20))("the figure %s", async (name) => {
  const input = await figureInput(name, made);
  const {rows, context} = figureState(input);
  const compared = context.cases.filter(({role}) => role === "compared");
  const yardsticks = context.cases.filter(({role}) => role !== "compared");
  const shared = rows.filter(
    (row) => !("case" in row) || yardsticks.some(({id}) => id === row["case"])
  );

  it.each([0, 1, 2, 3, 5])("reads as English for %i cases", (count) => {
    const cases = someCases(count, count + 1);
    const models = cases.map((_, at) => compared[at % compared.length]!);
    const all: Row[] = [
      ...cases.flatMap((each, at) =>
        rows
          .filter((row) => row["case"] === models[at]!.id)
          .map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([key, cell]) => [key, renamed(cell, models[at]!, each)])
            )
          )
      ),
      ...shared
    ];
    const zeros = cases.map((each, at): [string, string] => [
      `zero_${each.id}`,
      context.selections[`zero_${models[at]!.id}`] ?? ""
    ]);
    const own = {
      ...context,
      cases: [...cases, ...yardsticks],
      selections: {...context.selections, ...Object.fromEntries(zeros)}
    };
    const {finding, detail, subtitle} = figureWords(input.spec, all, own);
    expect(amiss(finding, count), finding).toEqual([]);
    expect(amiss(detail, count), detail).toEqual([]);
    expect(amiss(subtitle, count), subtitle).toEqual([]);
    expect(drawing(document, input, {rows: all, context: own}, finding).outerHTML).not.toMatch(
      /undefined|NaN|Infinity/
    );
  });
});
