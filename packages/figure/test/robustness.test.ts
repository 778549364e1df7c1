import {describe, expect, it} from "vitest";
import {curveSentence, type Curve} from "../src/robustness.js";

const words = {
  question: "?",
  label: "",
  above: "the first is larger",
  below: "the second is larger"
};

function curve(values: number[][], silent: number): Curve {
  const answers = values.map(([value, times]) => ({
    value: value!,
    selections: Array.from({length: times!}, (_, at) => ({way: `${value}/${at}`}))
  }));
  return {answers, silent, varied: [{name: "way", label: "Way", kind: "rows", options: []}]};
}

describe("a sentence about robustness", () => {
  it("says combinations first, and those that give no answer", () => {
    expect(
      curveSentence(
        curve(
          [
            [-1, 1],
            [2, 5],
            [3, 4]
          ],
          6
        ),
        0,
        words,
        2
      )
    ).toMatch(
      /^In 9 of the 10 combinations of choices that can be computed, the first is larger; in 1 not; 6 cannot be computed; the answers run from/
    );
  });

  it("counts an answer that many combinations share as many times", () => {
    expect(curveSentence(curve([[2, 8]], 0), 0, words, 2)).toMatch(
      /^In all 8 combinations of choices that can be computed, the first is larger; the answer is 2 each time\.$/
    );
  });
});
