import type {Grounds, Way} from "@cold-winter/data/dispute";
import {element, familyName, type References} from "@cold-winter/figure";
import {say} from "./texts.js";

/** Draws a field of the form under its label. */
export function field(
  label: string,
  control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
): HTMLLabelElement {
  return element(document, "label", {}, element(document, "span", {}, label), control);
}

/** Draws a field for text, by its name. */
export function input(
  name: string,
  attributes: Record<string, string | boolean | undefined> = {}
): HTMLInputElement {
  return element(document, "input", {name, autocomplete: "off", maxlength: "2000", ...attributes});
}

/** Draws a list to choose from. */
export function select(name: string, options: [value: string, label: string][]): HTMLSelectElement {
  const items = options.map(([value, label]) => element(document, "option", {value}, label));
  return element(document, "select", {name}, ...items);
}

const words = (text: string) => text.replaceAll("_", " ");
const listed = (values: string[]): [string, string][] => values.map((each) => [each, words(each)]);

/** Draws the fields for a rival reading of one thing. */
export function rivalFields({form, units, words: known, columns}: Way): HTMLElement[] {
  if (form === "date") return [field(say("form.date"), input("date", {size: "16"}))];
  if (form === "word") return [field(say("form.text"), select("text", listed(known)))];
  if (form === "text") return [field(say("form.text"), input("text", {class: "wide"}))];
  const number = {inputmode: "decimal", size: "10"};
  const parts = [
    columns.low !== undefined && field(say("form.low"), input("low", number)),
    field(say("form.best"), input("best", number)),
    columns.high !== undefined && field(say("form.high"), input("high", number)),
    units.length > 0 && field(say("form.unit"), select("unit", listed(units)))
  ];
  return parts.filter((part) => part !== false);
}

/** Draws the fields for where a rival reading stands. */
export function sourceFields(grounds: Grounds, works: References): HTMLElement[] {
  const options = Object.entries(works).map(([value, {short}]) =>
    element(document, "option", {value}, short)
  );
  const list = element(document, "datalist", {id: "dispute-works"}, ...options);
  const key = field(say("form.key"), input("key", {list: "dispute-works", class: "wide"}));
  const fresh = element(document, "input", {type: "checkbox", name: "new"});
  const own = element(
    document,
    "div",
    {class: "dispute-fields", hidden: true},
    ...workFields(grounds)
  );
  fresh.addEventListener("change", () => {
    own.hidden = !fresh.checked;
    key.hidden = fresh.checked;
  });
  return [
    key,
    list,
    element(document, "label", {class: "check"}, fresh, ` ${say("form.new")}`),
    own,
    field(say("form.locator"), input("locator", {size: "16"})),
    field(say("form.seen"), select("seen", listed(grounds.seen))),
    field(say("form.origin"), input("origin", {list: "dispute-works", class: "wide"}))
  ];
}

function workFields({types, families, grades}: Grounds): HTMLElement[] {
  const kinds: [string, string][] = grades.map(({id, name}) => [id, name]);
  const parts = [
    field(say("form.type"), select("type", listed(Object.keys(types)))),
    field(say("form.author"), input("author", {class: "wide"})),
    field(say("form.title.work"), input("title", {class: "wide"})),
    field(say("form.published"), input("published", {class: "wide"})),
    field(say("form.year"), input("year", {size: "6", inputmode: "numeric"})),
    field(say("form.url"), input("url", {class: "wide"})),
    field(
      say("form.family"),
      select(
        "family",
        families.map((each) => [each, familyName(each)])
      )
    ),
    kinds.length > 0 && field(say("form.grade"), select("grade", kinds))
  ];
  return parts.filter((part) => part !== false);
}
