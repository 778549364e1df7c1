import type {Question} from "@cold-winter/data";
import {placeholders} from "@cold-winter/data/shared";
import {hasText, maker, setChildren, text} from "@cold-winter/figure";
import type {Draft} from "./draft.js";

const mostFields = 8;

/**
 * Draws the choices of a question, and a field for each other `$name` of the text, anew only where these changed; returns
 * what was drawn.
 */
export function drawChoices(
  place: HTMLElement,
  question: Question | null,
  {sql, choices}: Draft,
  drawn: string
): string {
  const label = (name: string, value?: string) => {
    const key = value === undefined ? `choices.${name}` : `choices.${name}.${value}`;
    return hasText(key) ? text(key) : null;
  };
  const own = question?.choices ?? [];
  const names = [...new Set(placeholders(sql))].filter(
    (name) => /^[a-z]\w{0,40}$/.test(name) && !own.some((choice) => choice.name === name)
  );
  const now = ["drawn", ...names].join();
  if (now !== drawn)
    setChildren(place, ...choiceFields(own, choices, label, names.slice(0, mostFields)));
  return now;
}

// Choices as selects, other parameters as fields.
function choiceFields(
  choices: {name: string; values: string[]; labels: string[]}[],
  selections: Record<string, string>,
  label: (name: string, value?: string) => string | null,
  parameters: string[] = []
): HTMLElement[] {
  const make = maker(document);
  const inputs = parameters.map((name) =>
    make(
      "label",
      {},
      make("span", {}, make("code", {}, `$${name}`)),
      make("input", {
        type: "text",
        name,
        value: selections[name] ?? "",
        maxlength: "200",
        autocomplete: "off"
      })
    )
  );
  const selects = choices.map(({name, values, labels}) => {
    const options = values.map((value, at) =>
      make(
        "option",
        {value, selected: value === selections[name]},
        label(name, value) ?? labels[at] ?? value
      )
    );
    return make(
      "label",
      {},
      make("span", {}, label(name) ?? name.replaceAll("_", " "), " ", make("code", {}, `$${name}`)),
      make("select", {name, autocomplete: "off"}, ...options)
    );
  });
  return [...selects, ...inputs];
}
