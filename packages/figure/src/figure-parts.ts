import type {Selections} from "./choices.js";
import type {FigureInput} from "./figure-input.js";
import {noFile} from "./fault.js";
import {excludedSources} from "./excluded-sources.js";
import {address, loadAnswers, loadReferences, site} from "./site.js";
import {loadSpec} from "./load-spec.js";
import type {FigureSpec} from "./spec.js";

/** Loads what draws when it is needed: a page left alone does not. */
export const loadDrawing = () =>
  import("./element.js").catch(() => Promise.reject(noFile("kit/figure.js", null)));

/** What a figure that is drawn anew is made from. */
export interface Parts {
  load: () => Promise<unknown>;
  inputFor: (selections: Selections) => Promise<FigureInput>;
}

/** What a figure is made from, loaded once; where that fails, the next call tries again. */
export class FigureParts implements Parts {
  private input?: Promise<Omit<FigureInput, "selections">>;

  constructor(private readonly name: string) {}

  load(): Promise<Omit<FigureInput, "selections">> {
    return (this.input ??= this.fetch().catch((error: unknown) => {
      this.input = undefined;
      throw error;
    }));
  }

  /** Loads it for some choices; what these leave out is left out of the answers. */
  async inputFor(selections: Selections): Promise<FigureInput> {
    const input = await this.load();
    if (!excludedSources(selections).length) return {...input, selections};
    const {answersExcluding} = await import("./answers-excluding.js");
    const {answers, readings} = input;
    const left = await answersExcluding(answers, selections);
    if (!readings) return {...input, answers: left, selections};
    return {
      ...input,
      answers: left,
      readings: await answersExcluding(readings, selections),
      selections
    };
  }

  private async fetch(): Promise<Omit<FigureInput, "selections">> {
    const module = (path: string) =>
      (import(address(path).href) as Promise<FigureSpec>).catch(() =>
        Promise.reject(noFile(path, null))
      );
    const [{spec, answers, readings}, {cases, asOf}, references] = await Promise.all([
      loadSpec(this.name, {module, answers: loadAnswers}),
      site(),
      loadReferences()
    ]);
    return {name: this.name, spec, answers, readings, cases, asOf, references};
  }
}
