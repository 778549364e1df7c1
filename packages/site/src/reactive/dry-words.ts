import {fillTemplate} from "@cold-winter/data/comparison";
import {column, withValues} from "@cold-winter/data/shared";
import {fenceRows, toRows, type Row} from "@cold-winter/figure";
import {choiceElement} from "../browser/choice-element.js";
import type {Ask, FenceResult} from "./dry-run.js";
import type {SiteChoice} from "./site-choices.js";

type Written = Record<string, unknown>;
type Asking = (question: Ask) => Promise<unknown>;

/** The kit's words for the cells of a page that is drawn beforehand: every input and choice has its first value. */
export function kitWords(ask: Asking) {
  const answer = async (fence: string | null, parts: readonly string[], values: unknown[]) =>
    fenceRows((await ask({sql: withValues(parts, values), fence})) as FenceResult);
  const tag = (parts: readonly string[], ...values: unknown[]) => answer(null, parts, values);
  const fence =
    (name: string) =>
    (parts: readonly string[], ...values: unknown[]) =>
      answer(name, parts, values);
  return {
    sql: Object.assign(tag, {fence}),
    column,
    // Its picture is drawn with those of all figures.
    comparison: (name: string, template: unknown, values: unknown[]) => {
      const written = JSON.parse(JSON.stringify(fillTemplate(template, values))) as Written;
      void ask({comparison: name, written, values: JSON.stringify(values)});
      return document.createDocumentFragment();
    },
    bind: (_: string, input: unknown) => input,
    brush: (chart: Element) => Object.assign(chart, {value: null}),
    choice: (name: string) => choiceInput(name, ask),
    selections: () => ({}),
    setChoice: () => undefined,
    query: async (name: string): Promise<Row[]> => {
      const {columns, rows} = (await ask({query: name})) as FenceResult;
      return toRows(rows, columns);
    },
    frame: () => undefined
  };
}

async function choiceInput(name: string, ask: Asking): Promise<HTMLElement> {
  const {form, list} = choiceElement(document, (await ask({choice: name})) as SiteChoice);
  return Object.defineProperty(form, "value", {get: () => list.value});
}
