import * as Plot from "@observablehq/plot";
import {
  caseColor,
  filled,
  markLabel,
  noun,
  plainDate,
  plainNumber,
  plainRange,
  plotOptions,
  roughly
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, TableColumn} from "@cold-winter/figure";
import {compared, firstOf, year, zeroName, zeroOf, type Happening} from "./programmes/happening.js";
import {layoutOf, type Lane, type Layout} from "./programmes/layout.js";
import {shortName} from "./two_clocks/words.js";

const layers = ["hardship", "upheaval", "pressure", "help"];

const layerNames: Record<string, string> = {
  nothing: "nothing",
  hardship: "hardship",
  upheaval: "upheaval",
  pressure: "sanctions and embargo",
  help: "help from abroad"
};

export function views(rows: Happening[], context: Pick<Context, "cases" | "asOf">): Choice[] {
  const zeros = compared(context).map(({id, name}): Choice => {
    const options = rows
      .filter((row) => row.case === id && row.kind !== null)
      .map(({kind, kind_name, date}) => ({
        value: kind!,
        label: `${kind_name!} (${plainDate(date)})`
      }));
    const first = options.findIndex(({value}) => value === "first_nuclear_test");
    if (first > 0) options.unshift(...options.splice(first, 1));
    return {name: zeroName(id), kind: "view", label: `${name}: year 0`, options};
  });
  const axis = [
    {value: "since", label: "Years since a milestone"},
    {value: "calendar", label: "Calendar years"},
    {value: "length", label: "Stretched to equal length"}
  ];
  const behind = [
    "nothing",
    ...layers.filter((layer) => rows.some((row) => row.layer === layer))
  ].map((value) => ({
    value,
    label: layerNames[value]!
  }));
  return [
    {name: "axis", kind: "view", label: "Time", options: axis},
    ...zeros.filter(({options}) => options.length),
    {name: "behind", kind: "view", label: "Shade the years of", options: behind}
  ];
}

interface Path {
  name: string;
  first: Happening;
  zero: Happening;
  /** Years from the first act to the chosen step, at least and at most. */
  low: number;
  high: number;
}

function spansOf(rows: Happening[], context: Context): Path[] {
  return compared(context).flatMap(({id, name}) => {
    const zero = zeroOf(rows, id, context);
    const first = firstOf(rows, id);
    if (!zero || !first) return [];
    if (zero === first) return [{name, zero, first, low: 0, high: 0}];
    const low = Math.max(0, (+zero.from_day - +first.to_day) / year);
    return [{name, zero, first, low, high: (+zero.to_day - +first.from_day) / year}];
  });
}

/** How many words of a step's name a headline has room for. */
const longestName = 2;

// A time in whole years, months where it is shorter.
function inYears(low: number, high: number): string {
  const words = roughly(low, high);
  if (words === "no") return high < 1 / 24 ? "no time" : "months";
  return `${words} ${noun(words, "year")}`;
}

export function finding(rows: Happening[], context: Context): string {
  const spans = spansOf(rows, context);
  if (!spans.length) return "No first act is listed before the chosen step";
  const kinds = new Map(
    spans.map(({zero: {kind, kind_name, title}}) => [
      kind,
      shortName({kind, name: kind_name, title})
    ])
  );
  const [shared] = [...kinds.values()];
  const short = kinds.size === 1 && shared!.split(" ").length <= longestName;
  const step = short ? shared! : "chosen step";
  const said = spans.map(({name, low, high}, at) => {
    const words = inYears(low, high);
    const unit = at > 0 && /years$/.test(inYears(spans[0]!.low, spans[0]!.high));
    return `${unit ? words.replace(/ years$/, "") : words} in ${name}`;
  });
  return `First act to ${step}: ${said.join(", ")}`;
}

export function detail(rows: Happening[], context: Context): string {
  const said = spansOf(rows, context).map(({name, zero, first, low, high}) => {
    const step = `“${zero.kind_name!.toLowerCase()}”`;
    if (zero === first) return `the list for ${name} begins with ${step}`;
    return `${name} took ${plainRange(low, high, 1)} years to ${step}`;
  });
  return said.length ? `From the first act listed here: ${said.join(", ")}.` : "";
}

export function subtitle(rows: Happening[], context: Context): string {
  const counts = compared(context).map(
    ({id, name}) =>
      `${name} ${rows.filter((row) => row.case === id && row.layer === "event").length}`
  );
  const axis = {
    calendar: "calendar years",
    length: "parts of the way from the first act listed to the milestone chosen for each country",
    since: "years before and after the milestone chosen for each country"
  }[context.selections["axis"]!];
  return `Each mark is one event (${counts.join(", ")}), in ${axis!}; a bar where the date is a range, an open mark where it is unchecked. Above, what the country was going through and who helped it.`;
}

export function render(rows: Happening[], renderContext: RenderContext): Element {
  const layout = layoutOf(rows, renderContext);
  const {wide, axis, domains, lanes} = layout;
  const shown = rows.filter((row) => axis === "calendar" || zeroOf(rows, row.case, renderContext));
  const label = markLabel(rows, (row) => `${row.title}, ${plainDate(row.date)}`);
  const origin = {since: 0, length: 100, calendar: null}[axis];
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: lanes.length * (wide ? 22 : 20) + (wide ? 0 : domains.length * 16) + 60,
    marginLeft: wide ? 190 : 12,
    marginRight: 16,
    marginTop: wide ? 34 : 52,
    x: {
      label: {
        since: "Years since the milestone →",
        length: "Per cent of the way to the milestone →",
        calendar: null
      }[axis],
      labelAnchor: "right",
      labelOffset: 32,
      domain: domainOf(shown, layout),
      grid: true,
      ticks: wide ? 10 : 5,
      tickFormat: (place: number) => (axis === "calendar" ? String(place) : plainNumber(place))
    },
    fy: {axis: null, domain: domains, padding: wide ? 0.12 : 0.3},
    y: {axis: null, domain: [-0.5, compared(renderContext).length - 0.5], reverse: true},
    marks: [
      Plot.frame({fill: "var(--band)", stroke: null}),
      shades(shown, layout, renderContext.selections["behind"]!),
      origin === null ? null : Plot.ruleX([origin], {stroke: "currentColor", strokeOpacity: 0.7}),
      domainNames(layout),
      caseNames(layout),
      stretchMarks(shown, layout, label),
      eventMarks(shown, layout, label)
    ]
  });
}

// Events set the axis; a stretch that reaches beyond them is cut at its edge.
function domainOf(shown: Happening[], {place}: Layout): [number, number] {
  const places = shown
    .filter(({layer}) => layer === "event")
    .flatMap((row) => [place(row.from_day, row.case), place(row.to_day, row.case)]);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return [low - (high - low) * 0.01, high + (high - low) * 0.02];
}

function domainNames({domains, wide}: Layout): Plot.Markish {
  return Plot.text(domains, {
    ...{fy: (domain: string) => domain, textAnchor: "start", fontWeight: 600},
    text: (domain: string) => sentence(layerNames[domain] ?? domain),
    lineWidth: wide ? 8 : 30,
    ...(wide ? {frameAnchor: "left", dx: -182} : {frameAnchor: "top-left", dy: -14})
  });
}

const sentence = (words: string) => words[0]!.toUpperCase() + words.slice(1);

function caseNames({lanes, domains, wide}: Layout): Plot.Markish {
  return Plot.text(wide ? lanes : lanes.filter(({domain}) => domain === domains[0]), {
    ...{fy: "domain", y: "at", frameAnchor: "left"},
    text: (lane: Lane) => lane.case.name,
    fill: (lane: Lane) => caseColor(lane.case),
    ...(wide
      ? {textAnchor: "end", dx: -10}
      : {textAnchor: "start", dx: 4, stroke: "var(--theme-background)"})
  });
}

type Label = (row: Happening) => string;

const half = 0.42;

interface Band {
  row: Happening;
  domain: string;
  lane: Lane;
}

// The years of a stretch, carried down through all lanes of its case.
function shades(shown: Happening[], {domains, place, laneOf}: Layout, layer: string): Plot.Markish {
  const bands = shown
    .filter((row) => row.layer === layer)
    .flatMap((row) => domains.map((domain): Band => ({row, domain, lane: laneOf(row)})));
  return Plot.rect(bands, {
    ...{fy: "domain", clip: "frame", fillOpacity: 0.22},
    x1: ({row}: Band) => place(row.from_day, row.case),
    x2: ({row}: Band) => place(row.to_day, row.case),
    y1: ({lane}: Band) => lane.at - 0.5,
    y2: ({lane}: Band) => lane.at + 0.5,
    fill: ({lane}: Band) => caseColor(lane.case)
  });
}

function stretchMarks(shown: Happening[], {place, laneOf}: Layout, ariaLabel: Label): Plot.Markish {
  const stretches = shown.filter(({layer}) => layer !== "event");
  const at = (row: Happening) => laneOf(row).at;
  return Plot.rect(stretches, {
    ...{fy: "domain", clip: "frame", ariaLabel, rx: 3, fillOpacity: 0.55, strokeWidth: 1},
    x1: (row: Happening) => place(row.from_day, row.case),
    x2: (row: Happening) =>
      Math.max(place(row.to_day, row.case), place(row.from_day, row.case) + 0.15),
    y1: (row: Happening) => at(row) - half,
    y2: (row: Happening) => at(row) + half,
    fill: (row: Happening) => (row.status === "checked" ? caseColor(laneOf(row).case) : "none"),
    stroke: (row: Happening) => caseColor(laneOf(row).case)
  });
}

const longDays = 45 * 86_400_000;

function eventMarks(shown: Happening[], {place, laneOf}: Layout, ariaLabel: Label): Plot.Markish {
  const events = shown.filter(({layer}) => layer === "event");
  const stroke = (row: Happening) => caseColor(laneOf(row).case);
  const lane = {fy: "domain", y: (row: Happening) => laneOf(row).at, stroke};
  const x1 = (row: Happening) => place(row.from_day, row.case);
  const x2 = (row: Happening) => place(row.to_day, row.case);
  return Plot.marks(
    Plot.ruleY(
      events.filter(({from_day, to_day}) => +to_day - +from_day > longDays),
      {...lane, x1, x2, strokeWidth: 5, strokeOpacity: 0.35, strokeLinecap: "round"}
    ),
    Plot.dot(events, {
      ...lane,
      ...{
        x: (row: Happening) => (x1(row) + x2(row)) / 2,
        r: 4,
        fillOpacity: 0.6,
        strokeWidth: 1.3,
        ariaLabel
      },
      fill: (row: Happening) => filled(row.status === "checked", stroke(row))
    })
  );
}

export const query = "programmes";

export const draws = "first_act_drawn";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "programme", label: "Programme"},
  {name: "date", label: "Date", format: (value) => plainDate(String(value))},
  {name: "title", label: "Event"},
  {name: "outcome", label: "Outcome"},
  {name: "readings", label: "Readings", align: "right"},
  {name: "status", label: "Status"},
  {name: "sources", label: "Sources"}
];
