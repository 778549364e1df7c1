import {element} from "./dom.js";
import {FigureParts, type Parts} from "./figure-parts.js";
import {language} from "./language.js";
import {languages} from "./languages.js";
import {LiveFigure} from "./live-figure.js";
import {currentSelections} from "./store.js";

/**
 * Returns a figure by its name. Where the page carries its picture already, that node is taken over as it is and
 * drawn anew only when a choice differs from the defaults; it never throws: on failure it keeps what it shows.
 */
export function figure(name: string): HTMLElement {
  const {node, baked} = placeFor(name);
  begin(new LiveFigure(name, node, new FigureParts(name)), baked);
  return node;
}

// The node of a figure: the one that the page carries, where it has its picture already.
function placeFor(name: string): {node: HTMLElement; baked: boolean} {
  const baked = document.querySelector<HTMLElement>(
    `observablehq-loading > figure[data-figure="${CSS.escape(name)}"]`
  );
  const node = baked ?? element(document, "figure", {class: "figure", "data-figure": name});
  return {node, baked: baked !== null};
}

function begin(live: LiveFigure, baked: boolean): void {
  if (!baked || language !== languages[0] || live.differs(currentSelections()))
    void live.draw(currentSelections());
  live.warn(currentSelections());
}

/** A figure that follows inputs of its page: `ask` draws it for their values, given as JSON. */
export interface SteeredFigure {
  node: HTMLElement;
  ask: (values: string) => void;
}

/**
 * Returns a figure that follows inputs of its page. The picture that the page carries stays while they have the values that
 * it was drawn for; for others `parts` gives what it is made from.
 */
export function steeredFigure(name: string, parts: (values: string) => Parts): SteeredFigure {
  const {node, baked} = placeFor(name);
  const usual = node.dataset["values"];
  let asked: string | undefined;
  const own = new FigureParts(name);
  const now = () => (asked === usual ? own : parts(asked!));
  const live = new LiveFigure(name, node, {
    load: () => now().load(),
    inputFor: (selections) => now().inputFor(selections)
  });
  return {
    node,
    ask: (values) => {
      if (values === asked) return;
      const first = asked === undefined;
      asked = values;
      if (first) begin(live, baked && values === usual);
      else live.drawOther(currentSelections());
    }
  };
}
