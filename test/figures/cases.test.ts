import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {figureNames} from "../../packages/site/src/pages/questions.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureState} from "../../packages/figure/src/element.js";
import {figureWords} from "../../packages/figure/src/figure-words.js";
import {widths} from "../../packages/figure/src/figure-input.js";
import type {Case, Context, FigureSpec, Row} from "../../packages/figure/src/spec.js";
import {outputs} from "../support/outputs.js";

const {document} = new JSDOM("").window;
const made = await outputs();

function drawn(spec: FigureSpec, rows: Row[], context: Context): string {
  const pictures = Object.values(widths).map(
    (width) => spec.render(rows, {...context, document, width}).outerHTML
  );
  const {finding, detail, subtitle} = figureWords(spec, rows, context);
  return [finding, detail, subtitle, ...pictures].join("\n");
}

/** The rows of a compared case again, as another case beside it. */
function twin(rows: Row[], {id}: Case, other: Case): Row[] {
  return rows.filter((row) => row["case"] === id).map((row) => ({...row, case: other.id}));
}

describe.each(figureNames())("the figure %s", async (name) => {
  const input = await figureInput(name, made);
  const {rows, context} = figureState(input);
  const compared = context.cases.filter(({role}) => role === "compared");
  const by = rows.some((row) => "case" in row);
  const others = (id: string) => rows.filter((row) => row["case"] !== id);

  it.runIf(by).each(compared.map(({id}) => id).filter((id) => others(id).length))(
    "stands without the rows of %s",
    (id) => {
      const fewer = others(id);
      expect(drawn(input.spec, fewer, context)).not.toMatch(/undefined|NaN|Infinity/);
    }
  );

  it.runIf(by)("draws three and four compared cases", () => {
    const twins = compared.map((each, at): Case => ({
      ...each,
      id: `XX${at}`,
      name: `Other ${at}`,
      position: 3 + at
    }));
    const cases = [...context.cases, ...twins];
    const selections = {
      ...context.selections,
      zero_XX0: context.selections["zero_CHN"] ?? "",
      zero_XX1: context.selections["zero_PRK"] ?? ""
    };
    const more = [...rows, ...compared.flatMap((each, at) => twin(rows, each, twins[at]!))];
    const text = drawn(input.spec, more, {...context, cases, selections});
    expect(text).not.toMatch(/undefined|NaN|Infinity/);
    const names = twins
      .filter((other) => more.some((row) => row["case"] === other.id))
      .map((other) => other.name);
    for (const each of names) expect(text).toContain(each);
  });
});
