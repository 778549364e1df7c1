import {
  cellText,
  checkDispute,
  groundTable,
  readDispute,
  waysOf,
  type Dispute,
  type Grounds,
  type Way
} from "@cold-winter/data/dispute";
import {element, plainDate, setChildren, write, type References} from "@cold-winter/figure";
import {field, rivalFields, select, sourceFields} from "./fields.js";
import type {FoundRow} from "./record.js";
import {refusal, say} from "./texts.js";

/** What the form knows. */
export interface FormParts {
  grounds: Grounds;
  works: References;
  found: FoundRow;
  /** What was written before. */
  before?: Dispute;
}

/** Draws the form in which a reader disputes a row; `done` takes what was written, once it can be taken. */
export function disputeForm(parts: FormParts, done: (dispute: Dispute) => void): HTMLElement {
  const {grounds, works, found, before} = parts;
  const table = groundTable(grounds, found.table);
  const ways = waysOf(grounds, table, found.row);
  const fault = element(document, "p", {role: "alert", class: "dispute-fault"});
  const which = select(
    "field",
    ways.map((way) => [way.field, way.title])
  );
  if (before) which.value = before.field;
  const said = element(document, "p", {class: "dispute-said"});
  const rival = element(document, "div", {class: "dispute-fields"});
  const chosen = () => ways.find((way) => way.field === which.value)!;
  const follow = () => {
    const way = chosen();
    setChildren(rival, ...rivalFields(way));
    write(said, `${say("form.says")}: ${saidOf(found, way)}`);
  };
  which.addEventListener("change", follow);
  const note = element(document, "textarea", {name: "note", rows: "2", maxlength: "2000"});
  const form = element(
    document,
    "form",
    {class: "dispute-form", novalidate: true},
    element(document, "h2", {}, say("form.title", {title: titleOf(found)})),
    element(document, "p", {class: "muted"}, say("form.row", {table: table.title, id: found.id})),
    group(say("form.reading"), field(say("form.field"), which), said, rival),
    group(say("form.source"), ...sourceFields(grounds, works)),
    field(say("form.note"), note),
    fault,
    element(document, "button", {class: "main"}, say("form.show"))
  );
  follow();
  if (before) fill(form, before);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      const dispute = readDispute(written(form, parts, chosen()));
      checkDispute(dispute, grounds, found.row);
      write(fault, "");
      done(dispute);
    } catch (error) {
      write(fault, refusal(error));
      fault.scrollIntoView({block: "nearest"});
    }
  });
  return form;
}

/** What a row is called. */
export function titleOf({row, id}: FoundRow): string {
  for (const name of ["title", "name", "measure", "what", "statement"])
    if (typeof row[name] === "string") return row[name];
  return id;
}

/** What the record says of the thing that is disputed, in words. */
export function saidOf({row}: FoundRow, {columns, form, field: name}: Way): string {
  const cell = (column: string | undefined) => (column === undefined ? "" : cellText(row[column]));
  if (form === "date") {
    const date = cell(columns.date) || cell(name);
    return date ? plainDate(date) : say("form.nothing");
  }
  if (form !== "figure") return cell(columns.text) || cell(name) || say("form.nothing");
  const range = [cell(columns.low), cell(columns.high)].filter(Boolean).join("–");
  const value = [cell(columns.best), range && `(${range})`].filter(Boolean).join(" ");
  return value ? `${value} ${cellText(row["unit"])}`.trim() : say("form.nothing");
}

function group(label: string, ...children: HTMLElement[]): HTMLFieldSetElement {
  return element(document, "fieldset", {}, element(document, "legend", {}, label), ...children);
}

const numbers = ["low", "best", "high"];

// What stands in the form, as a file would hold it; a number that is none stays text and is refused.
function written(form: HTMLFormElement, {grounds, found}: FormParts, way: Way): object {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" && value.trim() ? value.trim() : undefined;
  };
  const numeric = (name: string) => {
    const words = text(name)?.replace(",", ".");
    return words === undefined || !Number.isFinite(Number(words)) ? text(name) : Number(words);
  };
  const rival = Object.fromEntries(
    ["date", "low", "best", "high", "unit", "text"].map((name) => [
      name,
      numbers.includes(name) ? numeric(name) : text(name)
    ])
  );
  const own = {locator: text("locator"), seen: text("seen")};
  const source = data.has("new") ? {...own, ...newWork(grounds, text)} : {...own, key: text("key")};
  return {
    dispute: 1,
    data: grounds.version,
    ...{table: found.table, row: found.id, field: way.field, rival, source},
    ...{origin: text("origin"), note: text("note")}
  };
}

function newWork(grounds: Grounds, text: (name: string) => string | undefined) {
  const {types, works} = grounds;
  const type = text("type") ?? "";
  const place =
    ["journal", "booktitle", "publisher", "school"].find((name) => types[type]?.includes(name)) ??
    "publisher";
  const work = {
    ...{type, author: text("author"), title: text("title"), [place]: text("published")},
    ...{year: text("year"), url: text("url"), family: text("family"), grade: text("grade")}
  };
  const name = (text("author") ?? "work").split(",")[0]!;
  const plain = name
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
  const stem = `${plain || "work"}-${text("year") ?? "undated"}`;
  const letters = ["", ..."bcdefghijklmnopqrstuvwxyz"];
  const key = letters.map((each) => stem + each).find((each) => !works.includes(each)) ?? stem;
  return {key, work};
}

function fill(form: HTMLFormElement, {rival, source, origin, note}: Dispute): void {
  const {key, locator, seen, work} = source;
  const {type, author, title, year, url, family, grade, ...rest} = work ?? {};
  const [published] = Object.values(rest);
  const fresh = form.querySelector<HTMLInputElement>("[name=new]")!;
  if (work) fresh.click();
  const values = {
    ...{...rival, key: work ? "" : key, locator, seen, origin, note},
    ...{type, author, title, year, url, family, grade, published}
  };
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    if (value === undefined || !control || !("value" in control)) continue;
    control.value = String(value);
  }
}
