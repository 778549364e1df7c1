import type {Result} from "@cold-winter/data";
import {
  type Case,
  type References,
  externalLink,
  maker,
  nameLanguages,
  text
} from "@cold-winter/figure";
import {chartColumns, fitChart, mostSeries, sides, stacksSum} from "./chart.js";
import type {Footnotes} from "./footnotes.js";
import {visible} from "./visible.js";
import type {Verdict} from "./guard.js";
import {mostLines, mostMarks, picture} from "./picture.js";
import {countRows} from "./rows.js";
import {translate, type WordName} from "./text.js";
import {chartKinds, type ChartChoice} from "./draft.js";

/** Draws the selects of a chart; a change is handed over. */
export function chartForm(
  result: Pick<Result, "columns" | "rows">,
  chart: ChartChoice,
  figure: boolean,
  change: (chart: ChartChoice) => void
): HTMLElement {
  const make = maker(document);
  const columns = chartColumns(result);
  const select = (name: keyof ChartChoice, options: [string, string][]) => {
    const node = make(
      "select",
      {name, autocomplete: "off"},
      ...options.map(([value, words]) =>
        make("option", {value, selected: value === chart[name]}, words)
      )
    );
    node.addEventListener("change", () => change(fitChart({...chart, [name]: node.value}, result)));
    return make("label", {}, make("span", {}, translate(`chart.${name}` as WordName)), node);
  };
  const kinds = chartKinds.filter((kind) => kind !== "figure" || figure);
  const fields: HTMLElement[] = [
    select(
      "kind",
      kinds.map((kind) => [kind, translate(`chart.${kind}` as WordName)])
    )
  ];
  if (chart.kind !== "figure" && chart.kind !== "none") {
    const side = sides[chart.kind];
    const fitting = (wanted: string[]) =>
      columns
        .filter(({kind}) => wanted.includes(kind))
        .map(({name}): [string, string] => [name, visible(name)]);
    const colors = columns.filter(({kind, distinct}) => kind === "text" && distinct <= 12);
    fields.push(select("x", fitting(side.x)), select("y", fitting(side.y)));
    fields.push(
      select("color", [
        ["", translate("choices.all")],
        ...colors.map(({name}): [string, string] => [name, visible(name)])
      ])
    );
  }
  const also = columns.filter(({name, kind}) => kind === "number" && name !== chart.y);
  if ((chart.kind === "line" || chart.kind === "dot") && also.length)
    fields.push(
      seriesField(
        also.map(({name}) => name),
        chart,
        change
      )
    );
  return make("form", {class: "choices chart-form"}, ...fields);
}

function seriesField(
  names: string[],
  chart: ChartChoice,
  change: (chart: ChartChoice) => void
): HTMLElement {
  const make = maker(document);
  const series = chart.series ?? [];
  const boxes = names.slice(0, 8).map((name) => {
    const box = make("input", {
      type: "checkbox",
      name,
      checked: series.includes(name),
      disabled: !series.includes(name) && series.length >= mostSeries
    });
    box.addEventListener("change", () =>
      change({
        ...chart,
        series: box.checked ? [...series, name] : series.filter((each) => each !== name)
      })
    );
    return make("label", {class: "tick"}, box, ` ${visible(name)}`);
  });
  return make(
    "fieldset",
    {class: "series"},
    make("legend", {}, translate("chart.series")),
    ...boxes
  );
}

/** Draws a result as chosen, with its key of colours and what is left out. */
export function chartView(
  result: Pick<Result, "columns" | "rows">,
  chart: ChartChoice,
  cases: Case[],
  width: number,
  asked = false
): HTMLElement | null {
  if (chart.kind === "none" || chart.kind === "figure") return null;
  const make = maker(document);
  if (!asked && stacksSum(result, chart)) {
    const node = make("div", {class: "chart"});
    const button = make("button", {type: "button"}, translate("chart.stack.draw"));
    button.addEventListener("click", () =>
      node.replaceWith(chartView(result, chart, cases, width, true)!)
    );
    node.append(make("p", {class: "warning"}, translate("chart.stack"), " ", button));
    return node;
  }
  const drawn = picture(result, chart, {document, cases, width});
  if (!drawn) return make("p", {class: "muted"}, translate("chart.nothing"));
  drawn.svg.setAttribute("aria-label", translate("chart.label", {x: chart.x, y: chart.y}));
  nameLanguages(drawn.svg);
  const key = drawn.key
    .slice(0, 12)
    .map(({label, color}) => make("span", {style: `color: ${color}`}, `● ${label}`));
  const most = chart.kind === "bar" || chart.kind === "range" ? mostLines : mostMarks;
  const unchecked = result.rows["status"]?.includes("unchecked");
  return make(
    "div",
    {class: "chart"},
    key.length > 0 && make("p", {class: "case-key"}, ...key),
    drawn.svg,
    drawn.left > 0 &&
      make("p", {class: "muted"}, translate("chart.left", {shown: most, left: drawn.left})),
    unchecked && make("p", {class: "muted"}, translate("chart.unchecked"))
  );
}

/** Draws what the kit says of a result: what it blocks, warns of and notes, and how many rows are unchecked. */
export function verdictView(
  {blocked, apart, warnings, notes}: Verdict,
  result: Pick<Result, "columns" | "rows">
): HTMLElement {
  const make = maker(document);
  const short = (list: string[]) => [
    ...list.slice(0, 3),
    ...(list.length > 3 ? [translate("guard.more", {count: list.length - 3})] : [])
  ];
  const unchecked = result.rows["status"]?.filter((status) => status === "unchecked").length ?? 0;
  return make(
    "div",
    {class: "verdict"},
    ...[blocked, apart].map((text) => text && make("p", {class: "blocked", role: "alert"}, text)),
    ...short(warnings).map((text) => make("p", {class: "warning"}, text)),
    ...short(notes).map((text) => make("p", {class: "muted"}, text)),
    unchecked > 0 &&
      make(
        "p",
        {class: "muted"},
        translate("guard.unchecked", {count: unchecked, total: countRows(result)})
      )
  );
}

const mostShown = 40;
const mostPlaces = 4;

/** Lists the works behind a result, numbered as in its rows; where they could not be followed, the tables. */
export function sourcesView(
  notes: Footnotes,
  references: References,
  {add, follow}: {add: (sql: string) => void; follow?: () => void}
): HTMLElement {
  const make = maker(document);
  const {keys, places, offer} = notes;
  const button =
    offer && make("button", {type: "button", class: "plain"}, translate("sources.add"));
  if (button) button.addEventListener("click", () => add(offer));
  const way =
    follow &&
    keys.length > 0 &&
    make("button", {type: "button", class: "plain"}, text("provenance.all"));
  if (way) way.addEventListener("click", follow);
  const items = keys
    .slice(0, mostShown)
    .map((key) => reference(key, references, [...(places.get(key) ?? [])]));
  const rest = keys.length > mostShown && others(keys.slice(mostShown), references, mostShown + 1);
  const intro = introduce(notes);
  return make(
    "section",
    {class: "works", "aria-label": translate("sources.heading")},
    make("h3", {}, translate("sources.heading")),
    make("p", {}, intro, " ", button, " ", way),
    items.length > 0 && make("ol", {}, ...items),
    rest
  );
}

/** Says what a result rests on, and never more than is known: what cannot be followed is said to be so. */
export function introduce({
  tables,
  mine,
  made,
  named,
  beyond,
  known,
  how,
  reason
}: Footnotes): string {
  const list = (names: string[]) => names.join(", ");
  const said: string[] = [];
  if (how !== "not") {
    said.push(translate(`sources.${how}`));
    if (beyond.length) said.push(translate("sources.beyond", {tables: list(beyond)}));
  } else if (!known || (tables.length && named)) {
    const why = reason ?? (known ? translate("sources.dropped") : null);
    said.push(why ? translate("sources.cannot", {reason: why}) : translate("sources.cannot.bare"));
    if (tables.length) said.push(translate("sources.read", {tables: list(tables)}));
  } else if (tables.length) said.push(translate("sources.bare", {tables: list(tables)}));
  else if (!mine.length) said.push(translate("sources.none"));
  if (made.length)
    said.push(
      translate("sources.made", {
        mine: list(mine) || translate("sources.variables"),
        tables: list(made)
      })
    );
  else if (mine.length) said.push(translate("sources.mine", {mine: list(mine)}));
  return said.join(" ");
}

function others(keys: string[], references: References, start: number): HTMLElement {
  const make = maker(document);
  const list = make(
    "ol",
    {start: String(start)},
    ...keys.map((key) => reference(key, references, []))
  );
  return make(
    "details",
    {},
    make("summary", {}, translate("sources.more", {count: keys.length})),
    list
  );
}

function reference(key: string, references: References, places: string[]): HTMLLIElement {
  const make = maker(document);
  const {text = key, url = null} = Object.hasOwn(references, key) ? references[key]! : {};
  const link = externalLink(document, url);
  const label = link && text.includes(link.href) ? text.replace(link.href, "").trim() : text;
  const where = places.slice(0, mostPlaces).join("; ") + (places.length > mostPlaces ? " …" : "");
  return make(
    "li",
    {"data-source": key},
    visible(label),
    link && " ",
    link,
    where && make("small", {}, ` ${visible(where)}`)
  );
}
