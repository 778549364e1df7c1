import type {Answers} from "@cold-winter/data";
import {answerColumns} from "./answers.js";
import {text} from "./catalogue.js";
import {element} from "./dom.js";
import {localLabel} from "./labels.js";
import type {FigureInput} from "./figure-input.js";
import type {Choice, Context} from "./spec.js";

/** Draws the lists of a figure's own choices; null where it has none. */
export function choiceForm(
  document: Document,
  {name: figure, answers}: FigureInput,
  choices: Choice[],
  {selections, cases}: Context
): HTMLFormElement | null {
  if (!choices.length) return null;
  const fields = choices.map((choice) => {
    const {name, free, stepped} = choice;
    const label = localLabel(choice.label);
    const id = `${figure}-${name}`;
    const list = optionsOf(choice, selections[name]).map(({value, label: english}) => {
      const words = localLabel(english);
      const none =
        value !== selections[name] && givesNone(answers, choice, value, {selections, cases});
      return element(
        document,
        "option",
        {value, selected: value === selections[name]},
        none ? text("choices.none", {label: words}) : words
      );
    });
    const field = element(
      document,
      "label",
      {for: id},
      element(document, "span", {}, label),
      element(document, "select", {id, name, autocomplete: "off", "data-free": free}, ...list)
    );
    return stepped ? steppedField(document, label, field) : field;
  });
  return element(
    document,
    "form",
    {
      class: "choices",
      "aria-label": text("choices.label", {
        title: `${answers.title} (${figure.replaceAll("_", " ")})`
      })
    },
    ...fields
  );
}

// What an address asks for beside the options has an option too, so that the reader sees it.
function optionsOf({options}: Choice, chosen: string | undefined): Choice["options"] {
  if (!chosen || options.some(({value}) => value === chosen)) return options;
  const [from = "", to = ""] = chosen.split(",").map((each) => each.replace("-", "\u2212"));
  return [...options, {value: chosen, label: text("axis.stretch", {from, to})}];
}

function steppedField(document: Document, label: string, field: HTMLElement): HTMLElement {
  const button = (step: string, sign: string, name: "choices.before" | "choices.after") =>
    element(
      document,
      "button",
      {type: "button", class: "step", "data-step": step, "aria-label": text(name, {label})},
      sign
    );
  return element(
    document,
    "div",
    {class: "stepped"},
    button("-1", "\u2039", "choices.before"),
    field,
    button("1", "\u203a", "choices.after")
  );
}

// Whether an option would leave no row of a compared case. To know it of a choice of view its rows would have to be made.
function givesNone(
  answers: Answers,
  {name, kind}: Choice,
  value: string,
  {selections, cases}: Pick<Context, "selections" | "cases">
): boolean {
  if (kind !== "rows") return false;
  const columns = answerColumns(answers, {...selections, [name]: value});
  const compared = cases.filter(({role}) => role === "compared").map(({id}) => id);
  const whose = columns["case"] as string[] | undefined;
  return whose
    ? !whose.some((each) => compared.includes(each))
    : Object.values(columns)[0]?.length === 0;
}
