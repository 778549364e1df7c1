import type {ComparedRow} from "@cold-winter/data/comparison";
import type {FigureInput} from "../figure-input.js";
import type {Context, Row} from "../spec.js";
import {comparedWords} from "./compared-element.js";
import {drawSentence} from "./sentence.js";
import {figureDraws, say} from "./state.js";

/** Says in how many draws a figure's finding holds, or why it is not drawn; empty where nothing could be. */
export function drawWords(input: FigureInput, rows: Row[], context: Context): string {
  const {answers} = input;
  if (answers.told) return comparedWords(rows as ComparedRow[], answers.told, context.cases);
  const state = figureDraws(input, rows, context);
  if (!state) return input.spec.undrawn ? say("undrawn", {reason: input.spec.undrawn}) : "";
  if (state.refused.some(({reason}) => reason !== "nobody")) return "";
  return drawSentence(state, context.cases);
}
