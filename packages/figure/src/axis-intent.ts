import type {FigureInput} from "./figure-input.js";
import {loadDrawing} from "./figure-parts.js";

/** Returns what brings the tools of a figure's axis when a reader is near it: once, or again where that failed. */
export function axisOnIntent(node: HTMLElement, input: () => Promise<FigureInput>): () => void {
  let asked = false;
  const read = async () => {
    const [{figureState}, now] = await Promise.all([loadDrawing(), input()]);
    const {rows, context} = figureState(now);
    return (at: number) => now.spec.reading?.(rows, context, at) ?? "";
  };
  return () => {
    if (asked) return;
    asked = true;
    import("./axis-tools.js").then(
      ({axisTools}) => axisTools(node, read),
      () => (asked = false)
    );
  };
}
