import {mapOf, type Catalogue, type Comparison} from "@cold-winter/data/comparison";
import {element, type FigureInput} from "@cold-winter/figure";
import {drawing, figureState, figureWords} from "@cold-winter/figure/drawing";
import {tabOpen} from "@cold-winter/figure/explore";
import {figureOf} from "./answer.js";

/** The map behind a tab of an explored figure: it is made when a reader opens it. */
export class MapPane {
  private input?: FigureInput;
  private turn = 0;

  constructor(private readonly figure: HTMLElement) {}

  /** What the map is made of, while a reader looks at it. */
  get open(): FigureInput | undefined {
    return tabOpen(this.figure) === "map" ? this.input : undefined;
  }

  /** Forgets the map of the comparison before. */
  clear(): void {
    this.turn++;
    this.input = undefined;
  }

  /** Draws the map of a comparison where its tab is open and empty. */
  async fill(comparison: Comparison, catalogue: Catalogue): Promise<void> {
    const pane = this.figure.querySelector(".pane.map");
    const mapped = mapOf(comparison, catalogue);
    if (!pane || !mapped || pane.childElementCount || tabOpen(this.figure) !== "map") return;
    const turn = ++this.turn;
    const input = await figureOf(mapped, catalogue);
    if (turn !== this.turn) return;
    this.input = input;
    const state = figureState(input);
    const {finding, detail, subtitle} = figureWords(input.spec, state.rows, state.context);
    pane.append(
      element(document, "p", {class: "finding"}, element(document, "strong", {}, finding)),
      element(document, "p", {class: "subtitle"}, `${detail} ${subtitle}`),
      drawing(document, input, state, finding)
    );
  }
}
