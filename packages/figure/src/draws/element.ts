import {draws, isClosed, ways, type Levers} from "@cold-winter/data/draws";
import {familyName} from "@cold-winter/data/shared";
import {maker, type Child} from "../dom.js";
import type {FigureInput} from "../figure-input.js";
import {plainNumber} from "../format.js";
import type {Case, Context, Row} from "../spec.js";
import {bandPlot, bandWords} from "./bands.js";
import {claimName, drawSentence} from "./sentence.js";
import {pictures} from "./pictures.js";
import {drawChoice, figureDraws, say, stateLevers, type DrawState} from "./state.js";
import {leverSentence} from "./lever-words.js";
import {isAlone, tornado} from "./tornado.js";

/** Draws in how many draws a figure's finding holds, what moves it most, and how the draws are made; null where it has none. */
export function drawsElement(
  document: Document,
  input: FigureInput,
  rows: Row[],
  context: Context
): HTMLElement | null {
  const {name, spec, references} = input;
  const {selections, cases} = context;
  const make = maker(document);
  const state = figureDraws(input, rows, context);
  if (!state) return spec.undrawn ? undrawnElement(document, spec.undrawn) : null;
  const chosen = selections["draw"] ?? ways[0];
  const moved = state.counts.length ? stateLevers(state) : [];
  const open = openClaim(moved);
  const refused = state.refused.map((each) => say(`refused.${each.reason}`, {name: each.name}));
  return make(
    "div",
    {class: "draws", role: "group", "aria-label": say("title")},
    make("p", {}, make("strong", {}, say("title")), ` ${drawSentence(state, cases)}`),
    refused.length > 0 && make("p", {class: "warning", role: "status"}, refused.join(" ")),
    state.counts.length > 0 &&
      pictures(document, bandWords(state, cases), (width) =>
        bandPlot(document, state, cases, width)
      ),
    state.counts.length > 0 &&
      state.drawn.drawing.asks === "more" &&
      make("p", {class: "draw-limits"}, say("axis")),
    open && leverPart(document, state, open, {cases, references}),
    make(
      "p",
      {class: "draw-limits"},
      say("not"),
      ` ${say("leaves", {words: state.drawn.drawing.leaves_out})}`,
      spec.robustness && ` ${say("beside")}`
    ),
    make(
      "details",
      {class: "draw-how", open: chosen !== ways[0]},
      make("summary", {}, say("by")),
      make("p", {}, notes(state).join(" ")),
      methodForm(document, name, state, chosen),
      weightsForm(document, name, state)
    )
  );
}

function undrawnElement(document: Document, reason: string): HTMLElement {
  const make = maker(document);
  const words = ` ${say("undrawn", {reason})}`;
  return make(
    "div",
    {class: "draws", role: "group", "aria-label": say("title")},
    make("p", {}, make("strong", {}, say("title")), words)
  );
}

/** The claim that is least certain. */
function openClaim(moved: Levers[]): Levers | null {
  const apart = ({base}: Levers) => Math.abs(base.first - base.second);
  return [...moved].sort((a, b) => apart(a) - apart(b))[0] ?? null;
}

function leverPart(
  document: Document,
  state: DrawState,
  found: Levers,
  rest: {cases: Case[]; references: FigureInput["references"]}
): HTMLElement {
  const make = maker(document);
  const words = leverSentence(state, found, rest.references, isAlone(state, found));
  const of = state.counts.length > 1 ? `${claimName(state, found.claim)}. ` : "";
  return make(
    "div",
    {class: "levers"},
    make("p", {}, make("strong", {}, say("levers")), ` ${of}${words}`),
    found.levers.length > 0 &&
      pictures(document, `${of}${words}`, (width) => tornado(document, state, found, rest, width))
  );
}

function notes({readings}: DrawState): string[] {
  const rows = [...new Map(readings.map((row) => [row.id, row])).values()];
  const open = rows.filter((row) => !isClosed(row));
  const point = rows.filter(
    ({low, best, high}) => best !== null && (low ?? best) === (high ?? best)
  );
  const things = [...new Set(readings.map(({thing}) => thing))];
  const single = things.filter(
    (thing) =>
      new Set(readings.filter((row) => row.thing === thing).map(({voice}) => voice)).size < 2
  );
  return [
    say("how", {draws: plainNumber(draws)}),
    ...(open.length ? [say("open", {count: open.length})] : []),
    ...(point.length ? [say("point", {count: point.length, total: rows.length})] : []),
    ...(single.length ? [say("single", {count: single.length, total: things.length})] : []),
    say("levers.how")
  ];
}

function methodForm(
  document: Document,
  figure: string,
  {method}: DrawState,
  chosen: string
): HTMLElement {
  const make = maker(document);
  const id = `${figure}-draw`;
  const {name, label, options, free} = drawChoice();
  const listed = options.map(({value, label: words}) =>
    make("option", {value, selected: value === chosen}, words)
  );
  const own =
    method.way === "families" &&
    make("option", {value: chosen, selected: true}, say("by.families"));
  // Not a child of the form itself: it stays here and is never taken into the bar of the page.
  return make(
    "form",
    {class: "choices", "aria-label": label},
    make(
      "div",
      {},
      make(
        "label",
        {for: id},
        make("span", {}, label),
        make("select", {id, name, autocomplete: "off", "data-free": free}, ...listed, own)
      )
    )
  );
}

function weightsForm(document: Document, figure: string, {readings, method}: DrawState): Child {
  const make = maker(document);
  const families = [...new Set(readings.map(({family}) => family ?? ""))].sort();
  const fields = families.map((family) => {
    const id = `${figure}-weight-${family}`;
    return make(
      "label",
      {for: id},
      make("span", {}, familyName(family) || say("weights.none")),
      make("input", {
        ...{id, name: family, type: "number", min: "0", max: "100", step: "1"},
        value: String(method.weights?.[family] ?? (method.way === "families" ? 0 : 1))
      })
    );
  });
  return make(
    "form",
    {class: "draw-weights", "aria-label": say("weights")},
    make("p", {}, say("weights")),
    ...fields,
    make("button", {type: "submit"}, say("weights.use"))
  );
}
