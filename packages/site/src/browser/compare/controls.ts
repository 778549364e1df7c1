import {
  formsOf,
  kindOf,
  mapOf,
  sentenceCase,
  type Catalogue,
  type Comparison,
  type Form
} from "@cold-winter/data/comparison";
import {check, choice, type Option} from "./fields.js";
import {element} from "./page.js";
import {whoOf} from "./legend.js";
import {say} from "./texts.js";
import {finder, thing} from "./what.js";

/** Called with the comparison that a reader asks for. */
export type Change = (next: Comparison) => void;

/** Draws the choices of a comparison: what, who, clock, window, context, whose numbers, form. */
export function controls(
  comparison: Comparison,
  catalogue: Catalogue,
  change: Change
): HTMLElement {
  const set = (part: Partial<Comparison>) => change(without({...comparison, ...part}));
  const things = comparison.what.map((what, at) =>
    thing(what, comparison, catalogue, (next) =>
      set({what: comparison.what.flatMap((each, n) => (n === at ? (next ?? []) : each))})
    )
  );
  return element(
    document,
    "form",
    {class: "choices compare-controls", "aria-label": say("explore.label")},
    ...things,
    comparison.what.length < 4
      ? finder(catalogue, "explore.add", (of) => set({what: [...comparison.what, {of}]}))
      : null,
    who(comparison, catalogue, set),
    choice("explore.clock", clockOf(comparison), clocks(catalogue), (clock) =>
      set({
        clock: clock === "calendar" ? undefined : clock,
        window: undefined,
        ...(clock !== "calendar" && {beside: undefined})
      })
    ),
    ends(comparison, set),
    choice("explore.context", comparison.context?.join(",") ?? "", contexts(catalogue), (words) =>
      set({context: words ? words.split(",") : undefined})
    ),
    choice("explore.form", comparison.form ?? "", formOptions(comparison, catalogue), (form) =>
      form === "map"
        ? change(without(mapOf(comparison, catalogue)!))
        : set({form: (form || undefined) as Form | undefined})
    ),
    choice(
      "explore.bounds",
      comparison.bounds ?? "",
      [
        ["", say("explore.bounds.range")],
        ["rivals", say("explore.bounds.rivals")],
        ["none", say("explore.bounds.none")]
      ],
      (bounds) => set({bounds: (bounds || undefined) as Comparison["bounds"]})
    ),
    choice(
      "explore.lens",
      comparison.numbers?.lens ?? "",
      [
        ["", say("explore.usual")],
        ...catalogue.lenses.slice(1).map((id): Option => [id, id.replaceAll("_", " ")])
      ],
      (lens) => set({numbers: {...comparison.numbers, lens: lens || undefined}})
    ),
    check("explore.checked", comparison.numbers?.checked ?? false, (checked) =>
      set({numbers: {...comparison.numbers, checked: checked || undefined}})
    ),
    check("explore.log", comparison.log ?? false, (log) => set({log: log || undefined}))
  );
}

// What says nothing is left out, so that one state has one address.
function without(comparison: Comparison): Comparison {
  return JSON.parse(
    JSON.stringify(comparison, (_, value: unknown) =>
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((each) => each === undefined)
        ? undefined
        : value
    )
  ) as Comparison;
}

function who(
  {who: chosen, beside = [], clock}: Comparison,
  {cases}: Catalogue,
  set: (part: Partial<Comparison>) => void
): HTMLElement {
  const compared = cases.filter(({role}) => role === "compared").map(({id}) => id);
  const ticked = [...(chosen ?? compared), ...beside];
  const boxes = cases
    .filter(({id}) => clock === undefined || compared.includes(id))
    .map(({id, name}) => {
      const box = element(document, "input", {
        type: "checkbox",
        value: id,
        checked: ticked.includes(id)
      });
      return {id, box, label: element(document, "label", {class: "compare-case"}, box, ` ${name}`)};
    });
  const node = element(
    document,
    "fieldset",
    {class: "compare-who"},
    element(document, "legend", {}, say("explore.who")),
    ...boxes.map(({label}) => label)
  );
  node.addEventListener("change", () => {
    const on = boxes.filter(({box}) => box.checked).map(({id}) => id);
    set(whoOf(on, compared));
  });
  return node;
}

const clockOf = ({clock = "calendar"}: Comparison) =>
  typeof clock === "string" ? clock : JSON.stringify(clock);

// A clock that a country never reached says so beside its name.
function clocks({clocks: kinds, zeros, lenses, cases}: Catalogue): Option[] {
  const all = zeros[lenses[0]!]?.["all"] ?? [];
  const compared = cases.filter(({role}) => role === "compared");
  const missing = (kind: string) =>
    compared
      .filter(
        ({id}) =>
          !all.some((zero) => zero.case === id && zero.kind === kind && zero.zero_year !== null)
      )
      .map(({name}) => name);
  return [
    ["calendar", say("explore.calendar")],
    ...kinds.map(({id, name}): Option => {
      const none = missing(id);
      return [id, none.length ? say("explore.clock.none", {name, who: none.join(", ")}) : name];
    })
  ];
}

function ends(
  {window = [null, null]}: Comparison,
  set: (part: Partial<Comparison>) => void
): HTMLElement {
  const fields = window.map((end, at) => {
    const field = element(document, "input", {
      type: "number",
      step: "1",
      value: end === null ? "" : String(end),
      "aria-label": say(at ? "explore.to" : "explore.from")
    });
    field.dataset["choice"] = at ? "to" : "from";
    return field;
  });
  const node = element(
    document,
    "fieldset",
    {class: "compare-window"},
    element(document, "legend", {}, say("explore.window")),
    fields[0],
    "–",
    fields[1]
  );
  node.addEventListener("change", () => {
    const [from, to] = fields.map(({value}) => (value === "" ? null : Number(value))) as [
      number | null,
      number | null
    ];
    set({window: from === null && to === null ? undefined : [from, to]});
  });
  return node;
}

function contexts({words, context}: Catalogue): Option[] {
  const kinds = new Set(
    Object.values((context && words[context]) ?? {})
      .flat()
      .map((word) => String(word).replace(/_\d+$/, ""))
  );
  return [
    ["", say("explore.nothing")],
    ["milestones", say("explore.milestones")],
    ...[...kinds].map((word): Option => [word, sentenceCase(word.replaceAll("_", " "))])
  ];
}

function formOptions({what, form, clock}: Comparison, catalogue: Catalogue): Option[] {
  const fit = what.flatMap((each) => {
    const measure = catalogue.measures.find(({id}) => id === each.of);
    const kind = measure?.kind === "count" ? "count" : kindOf(each, form, catalogue);
    const own = kind ? formsOf(kind, each) : [];
    return measure?.kind === "count" && !each.as ? [...own, "dots" as const] : own;
  });
  if (mapOf({what, form, clock}, catalogue)) fit.push("map");
  return [
    ["", say("explore.usual")],
    ...[...new Set(fit)].map((each): Option => [each, say(`explore.form.${each}`)])
  ];
}
