import type {FigureInput} from "../figure-input.js";
import type {Context} from "../spec.js";
import {drawSentence} from "./sentence.js";
import {drawState} from "./state.js";

/** Says in how many draws a figure's finding holds; empty where it has none, or nothing could be drawn. */
export function drawWords({readings}: FigureInput, {selections, cases}: Context): string {
  const state = readings ? drawState(readings, selections) : null;
  if (!state || state.refused.some(({reason}) => reason !== "nobody")) return "";
  return drawSentence(state, cases);
}
