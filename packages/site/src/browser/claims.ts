import {
  choose,
  element,
  resolveChoices,
  rowsOf,
  text,
  verdictName,
  verdicts,
  write
} from "@cold-winter/figure";
import type {Choice, Selections, Row} from "@cold-winter/figure";
import {reports} from "./reports.js";
import "@cold-winter/figure/live";
import {
  currentSelections,
  loadAnswers,
  onSelectionsChange,
  setSelections
} from "@cold-winter/figure/live";

/**
 * Brings a page of statements to life: returns the choices of what is listed, and lets the list follow them and the
 * verdicts follow the reader's lens. Without it the page shows every statement at the default choices.
 */
export function claims(): HTMLElement {
  const items = [...document.querySelectorAll<HTMLElement>(".statements > li[data-verdict]")];
  const shown = element(document, "output", {class: "shown"});
  const choices = [verdictChoice(), kindChoice(items)];
  const form = element(
    document,
    "form",
    {class: "choices", "aria-label": text("filter.label")},
    ...choices.map(field),
    shown
  );
  form.addEventListener("change", ({target}) => {
    const {name, value} = target as HTMLSelectElement;
    setSelections(
      choose(
        currentSelections(),
        choices.find((choice) => choice.name === name)!,
        value
      )
    );
  });
  const update = async (selections: Selections) => {
    const note = await follow(items, selections);
    const {verdict, kind} = resolveChoices(choices, selections);
    for (const item of items)
      item.hidden = !matches(item, "verdict", verdict!) || !matches(item, "kind", kind!);
    for (const select of form.querySelectorAll("select"))
      select.value = resolveChoices(choices, selections)[select.name]!;
    const count = items.filter((item) => !item.hidden).length;
    write(shown, note || text("filter.shown", {count, total: items.length}));
  };
  const stop = onSelectionsChange((selections) => {
    if (form.isConnected) void update(selections);
    else stop();
  });
  void update(currentSelections());
  reports(items);
  return element(document, "div", {class: "figure filters"}, form);
}

function verdictChoice(): Choice {
  const options = verdicts.map((value) => ({value, label: verdictName(value)}));
  return {
    name: "verdict",
    kind: "view",
    label: text("filter.verdict"),
    options: [all(), ...options]
  };
}

function kindChoice(items: HTMLElement[]): Choice {
  const kinds = [...new Set(items.map(({dataset}) => dataset["kind"]!))].sort();
  return {
    name: "kind",
    kind: "view",
    label: text("filter.kind"),
    options: [all(), ...kinds.map(plain)]
  };
}

function all(): Choice["options"][number] {
  return {value: "any", label: text("filter.all")};
}

function plain(value: string): Choice["options"][number] {
  return {value, label: value.replaceAll("_", " ")};
}

function field({name, label, options}: Choice): HTMLElement {
  const id = `claims-${name}`;
  const list = options.map(({value, label: words}) => element(document, "option", {value}, words));
  const select = element(document, "select", {id, name, autocomplete: "off"}, ...list);
  return element(document, "label", {for: id}, element(document, "span", {}, label), select);
}

function matches({dataset}: HTMLElement, name: string, value: string): boolean {
  return value === "any" || dataset[name] === value;
}

let followed = "";

/** Writes the verdicts for a lens into the list; returns what went wrong, or nothing. */
async function follow(items: HTMLElement[], selections: Selections): Promise<string> {
  const wanted = JSON.stringify([selections["lens"], selections["checked"]]);
  if (wanted === (followed || JSON.stringify([undefined, undefined]))) return "";
  try {
    const rows = new Map(
      rowsOf(await loadAnswers("verdicts"), selections).map((row) => [row["id"], row])
    );
    for (const item of items) judge(item, rows.get(item.id));
    for (const count of document.querySelectorAll<HTMLElement>("[data-count]"))
      recount(count, rows);
    followed = wanted;
    return "";
  } catch (error) {
    return text("verdict.failed", {reason: (error as Error).message});
  }
}

function judge(item: HTMLElement, row: Row | undefined): void {
  const verdict = String(row?.["verdict"] ?? "not_checkable");
  const mark = item.querySelector<HTMLElement>(".verdict")!;
  item.dataset["verdict"] = mark.dataset["verdict"] = verdict;
  write(mark, verdictName(verdict));
  const says = item.querySelector(".says");
  if (says && typeof row?.["says"] === "string") write(says, row["says"]);
}

function recount(count: HTMLElement, rows: Map<unknown, Row>): void {
  const article = count.closest(".ledger")?.id;
  const verdict = count.dataset["count"];
  const own = [...rows.values()].filter(
    (row) => row["article"] === article && row["verdict"] === verdict
  );
  count.textContent = String(own.length);
}
