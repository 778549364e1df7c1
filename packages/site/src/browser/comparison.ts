import type {FigureInput, Selections} from "@cold-winter/figure";
import {steeredFigure, type SteeredFigure} from "@cold-winter/figure/live";

const shown = new Map<string, {template: string; figure: SteeredFigure}>();

// What draws other comparisons is asked for when an input has another value than the page was drawn for.
const load = () => import("./compare/steered.js");

/**
 * Returns the figure of a fenced comparison in which values of the page's cells stand, the same node each time: the values
 * have their places in `template`. One that cannot be compared is told in place of the next picture.
 */
export function comparison(name: string, template: unknown, values: unknown[]): HTMLElement {
  const written = JSON.stringify(template);
  const known = shown.get(name);
  const figure =
    known?.template === written
      ? known.figure
      : steeredFigure(name, (text) => ({
          load,
          inputFor: async (selections: Selections): Promise<FigureInput> =>
            (await load()).steeredInput(name, template, text, selections)
        }));
  shown.set(name, {template: written, figure});
  figure.ask(JSON.stringify(values));
  return figure.node;
}
