import {
  isEach,
  kindOf,
  leadOf,
  sentenceCase,
  type As,
  type Catalogue,
  type Comparison,
  type What
} from "@cold-winter/data/comparison";
import {choice, labelled, type Option} from "./fields.js";
import {element, language} from "./page.js";
import {say} from "./texts.js";

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

/** A search for what may be compared, by its names. */
export function finder(
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

/** The choices of one thing that is compared. */
export function thing(
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
