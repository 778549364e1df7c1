import {caseName, casesOf, plainDate, possessive} from "@cold-winter/figure";
import {stackedPictures, type StackedPart} from "@cold-winter/figure/map";
import type {Choice, Context, RenderContext, TableColumn} from "@cold-winter/figure";
import {countsOf, filters, launchesOf, outcomes, type Drawn} from "./launches/rows.js";
import {siteMap} from "./launches/site-map.js";
import {key, timeline} from "./launches/timeline.js";

export const query = "launches";

export const undrawn =
  "the finding counts the launches in a list; each has one day, or a month, and no rival date is recorded.";

export function views(rows: Drawn[]): Choice[] {
  const launches = launchesOf(rows);
  return filters.map(({name, label, column}) => ({
    name,
    label,
    kind: "view",
    options: [
      {value: "all", label: "all"},
      ...countsOf(launches, column).map(([value, count]) => ({value, label: `${value} (${count})`}))
    ]
  }));
}

export function select(rows: Drawn[], {selections}: Context): Drawn[] {
  const asked = filters.filter(({name}) => (selections[name] ?? "all") !== "all");
  return rows.filter(
    (row) =>
      row.layer !== "launch" || asked.every(({name, column}) => row[column] === selections[name])
  );
}

const filtered = ({selections}: Context) =>
  filters.some(({name}) => (selections[name] ?? "all") !== "all");

export function finding(rows: Drawn[], context: Context): string {
  const launches = launchesOf(rows);
  const [most] = countsOf(launches, "case");
  const own = most ? launchesOf(rows, most[0]) : [];
  const [leader] = countsOf(own, "leader");
  if (filtered(context) || !most || !leader)
    return `Launches that fit these choices: ${launches.length}.`;
  return `${possessive(leader[0])} years hold ${leader[1]} of ${possessive(caseName(most[0], context))} ${most[1]} launches.`;
}

export function subtitle(rows: Drawn[], context: Context): string {
  const launches = launchesOf(rows);
  const counts = outcomes.map(
    ({outcome, label}) => `${launches.filter((row) => row.outcome === outcome).length} ${label}`
  );
  const cases = casesOf(launches, context).map(
    ({id, name}) => `${name} ${launchesOf(rows, id).length}`
  );
  const lost = launches.filter(({latitude}) => latitude === null).length;
  return `Each mark is one launch (${cases.join(", ")}), on the line of its type: filled if it succeeded, a cross if it failed, open if nobody says (${counts.join(", ")}). Types launched once or twice share a line. Bands show who led the country; above them are UN resolutions and high-level visits. On the maps a dot is a launch site, larger for more launches, a diamond a nuclear test, and a broken ring a point that stands for a whole site${lost ? `; ${lost} launches have no published place` : ""}. Record to ${plainDate(context.asOf)}.`;
}

export function value({class: sort, place, outcome, leader}: Drawn): string {
  return [sort?.replaceAll("_", " "), place, outcome, leader && `under ${leader}`]
    .filter(Boolean)
    .join(", ");
}

export const wide = 1120;

export function render(rows: Drawn[], renderContext: RenderContext): Element {
  const {width} = renderContext;
  const cases = casesOf(launchesOf(rows), renderContext);
  const parts: StackedPart[] = [{svg: key(renderContext), x: 0, y: 0}];
  let top = 30;
  for (const own of cases) {
    const svg = timeline(rows, own, renderContext);
    parts.push({svg, x: 0, y: top});
    top += Number(svg.getAttribute("height")) + 8;
  }
  const beside = width > 700 && cases.length > 1;
  const each = beside ? width / cases.length : width;
  const height = Math.min(380, Math.round(each * 0.8));
  for (const [at, own] of cases.entries()) {
    const svg = siteMap(rows, own, {renderContext, width: each, height});
    if (!svg) continue;
    parts.push({svg, x: beside ? at * each : 0, y: top});
    if (!beside) top += height + 8;
  }
  const size = {width, height: beside ? top + height : top};
  return stackedPictures(renderContext.document, parts, size);
}

export const table: TableColumn[] = [
  {name: "layer", label: "What"},
  {name: "case", label: "Country"},
  {name: "date", label: "Day", format: (date) => (date === null ? "" : plainDate(String(date)))},
  {name: "title", label: "Name"},
  {name: "class", label: "Class"},
  {name: "place", label: "Place"},
  {name: "outcome", label: "Outcome"},
  {name: "leader", label: "Leader"},
  {name: "status", label: "Status"}
];
