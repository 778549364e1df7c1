import {
  formsOf,
  isEach,
  kindOf,
  leadOf,
  sentenceCase,
  type As,
  type Catalogue,
  type Comparison,
  type Form,
  type What
} from "@cold-winter/data/comparison";
import {element, language} from "./page.js";
import {say} from "./texts.js";

/** Called with the comparison that a reader asks for. */
export type Change = (next: Comparison) => void;

type Option = [value: string, label: string];

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
      set({form: (form || undefined) as Form | undefined})
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

let ids = 0;

function labelled(name: string, field: HTMLElement): HTMLElement {
  field.id = `compare-${(ids++).toString()}`;
  return element(document, "label", {for: field.id}, element(document, "span", {}, name), field);
}

function choice(
  name: Parameters<typeof say>[0],
  value: string,
  options: Option[],
  change: (value: string) => void
): HTMLElement {
  const known = options.some(([each]) => each === value)
    ? options
    : [...options, [value, value] as Option];
  const list = element(
    document,
    "select",
    {autocomplete: "off"},
    ...known.map(([each, label]) =>
      element(document, "option", {value: each, selected: each === value}, label)
    )
  );
  list.addEventListener("change", () => change(list.value));
  list.dataset["choice"] = name.replace("explore.", "");
  return labelled(say(name), list);
}

function check(
  name: Parameters<typeof say>[0],
  checked: boolean,
  change: (checked: boolean) => void
): HTMLElement {
  const box = element(document, "input", {type: "checkbox", checked});
  box.addEventListener("change", () => change(box.checked));
  return labelled(say(name), box);
}

/** Names of all that may be compared, by what they stand for: in the reader's language too. */
export function nameable(catalogue: Catalogue): Map<string, string> {
  const names = new Map<string, string>();
  for (const {id, name, names: others = {}} of catalogue.measures)
    for (const each of [others[language.id] ?? name, name, ...Object.values(others)])
      if (!names.has(each)) names.set(each, id);
  for (const {concept} of catalogue.series)
    names.set(sentenceCase(concept.replaceAll("_", " ")), concept);
  for (const {id, name} of catalogue.series) names.set(name, id);
  return names;
}

function finder(
  catalogue: Catalogue,
  name: Parameters<typeof say>[0],
  add: (of: string) => void
): HTMLElement {
  const names = nameable(catalogue);
  const list = element(
    document,
    "datalist",
    {id: "compare-names"},
    ...[...names.keys()].map((each) => element(document, "option", {value: each}))
  );
  const field = element(document, "input", {
    type: "search",
    list: "compare-names",
    autocomplete: "off",
    placeholder: say("explore.find")
  });
  const take = () => {
    const of =
      names.get(field.value) ??
      [...names].find(([each]) => each.toLowerCase() === field.value.trim().toLowerCase())?.[1];
    if (of !== undefined) add(of);
  };
  field.addEventListener("input", () => names.has(field.value) && take());
  field.addEventListener("change", take);
  field.dataset["choice"] = "add";
  return element(document, "span", {}, labelled(say(name), field), list);
}

function thing(
  what: What,
  comparison: Comparison,
  catalogue: Catalogue,
  change: (what: What | undefined) => void
): HTMLElement {
  const measure = catalogue.measures.find(({id}) => id === what.of);
  const lead = leadOf(what.of, catalogue.lenses[0]!, catalogue);
  const title = measure ? (measure.names?.[language.id] ?? measure.name) : (lead?.name ?? what.of);
  const remove = element(
    document,
    "button",
    {type: "button", class: "plain", "aria-label": say("explore.remove", {what: title})},
    "×"
  );
  remove.addEventListener("click", () => change(undefined));
  const kind = kindOf(what, comparison.form, catalogue);
  return element(
    document,
    "fieldset",
    {class: "compare-what"},
    element(document, "legend", {}, title, " ", comparison.what.length > 1 ? remove : null),
    kind === "series" || kind === "count"
      ? choice("explore.as", asText(what.as), asOptions(what, comparison, catalogue), (text) =>
          change({...what, as: readAs(text)})
        )
      : null,
    measure
      ? choice(
          "explore.by",
          what.by ?? "",
          [
            ["", say("explore.all")],
            ...measure.categories.map((name): Option => [name, name.replaceAll("_", " ")])
          ],
          (by) => change({...what, by: by || undefined})
        )
      : null,
    measure
      ? choice("explore.where", whereText(what), whereOptions(what, catalogue), (text) =>
          change({...what, where: readWhere(text)})
        )
      : null
  );
}

const asText = (as: As = {}) =>
  Object.entries(as)
    .map(([name, value]) => `${name}:${String(value)}`)
    .join(",");

function readAs(text: string): As | undefined {
  if (!text) return undefined;
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [name, value] = part.split(":") as [string, string];
      return [name, value === "true" ? true : /^\d+$/.test(value) ? Number(value) : value];
    })
  );
}

function asOptions({of}: What, {clock}: Comparison, catalogue: Catalogue): Option[] {
  const lead = leadOf(of, catalogue.lenses[0]!, catalogue);
  const since = clock !== undefined && !isEach(clock);
  const year =
    Object.values(lead?.cases ?? {}).reduce((last, [first]) => Math.max(last, first), 0) || 1960;
  const base: Option = since
    ? ["index:zero", say("explore.as.zero")]
    : [`index:${year}`, say("explore.as.index", {year})];
  const level: Option = ["", say("explore.as.level")];
  const change: Option = ["change:true", say("explore.as.change")];
  if (!lead) return [level, ["cumulative:true", say("explore.as.cumulative")], change];
  const per =
    / per /.test(lead.unit) ||
    !["volume", "count", "money_current", "money_constant"].includes(lead.dimension)
      ? []
      : Object.keys(catalogue.per).map((name): Option => [
          `per:${name}`,
          say("explore.as.per", {name})
        ]);
  return [level, ...per, base, change, ["rank:true", say("explore.as.rank")]];
}

function whereText({where = {}}: What): string {
  return Object.entries(where)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join("&");
}

function readWhere(text: string): What["where"] {
  return text
    ? Object.fromEntries(text.split("&").map((part) => part.split("=") as [string, string]))
    : undefined;
}

function whereOptions({of, by}: What, {words}: Catalogue): Option[] {
  const lists = Object.entries(words[of] ?? {}).filter(([name]) => name !== by);
  const all = lists.flatMap(([name, list]) =>
    list
      .slice(0, 12)
      .map((word): Option => [
        `${name}=${String(word)}`,
        `${name.replaceAll("_", " ")}: ${String(word).replaceAll("_", " ")}`
      ])
  );
  return [["", say("explore.all")], ...all];
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
    const own = on.filter((id) => compared.includes(id));
    const others = on.filter((id) => !compared.includes(id));
    set({
      who: own.length === compared.length || !own.length ? undefined : own,
      beside: others.length ? others : undefined
    });
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

function formOptions({what, form}: Comparison, catalogue: Catalogue): Option[] {
  const fit = what.flatMap((each) => {
    const measure = catalogue.measures.find(({id}) => id === each.of);
    const kind = measure?.kind === "count" ? "count" : kindOf(each, form, catalogue);
    const own = kind ? formsOf(kind, each) : [];
    return measure?.kind === "count" && !each.as ? [...own, "dots" as Form] : own;
  });
  return [
    ["", say("explore.usual")],
    ...[...new Set(fit)].map((each): Option => [each, say(`explore.form.${each}`)])
  ];
}
