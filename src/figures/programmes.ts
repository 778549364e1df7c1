import * as Plot from "npm:@observablehq/plot";
import {plainDate, plainNumber, plainRange} from "../components/format.js";
import {caseColor, markLabel, plotOptions} from "../components/marks.js";
import type {Canvas, Case, Choice, Context, Row, TableColumn} from "../components/spec.js";

interface Happening extends Row {
  id: string;
  case: string;
  domain: string;
  title: string;
  date: string;
  from_day: Date;
  to_day: Date;
  kind: string | null;
  kind_name: string | null;
  status: string;
}

const year = 365.2425 * 86_400_000;
const zeroName = (id: string) => `zero_${id}`;

function compared({cases}: Pick<Context, "cases">): Case[] {
  return cases.filter(({role}) => role === "compared");
}

export function views(rows: Happening[], context: Pick<Context, "cases" | "asOf">): Choice[] {
  const zeros = compared(context).map(({id, name}): Choice => {
    const options = rows
      .filter((row) => row.case === id && row.kind !== null)
      .map(({kind, kind_name, date}) => ({value: kind!, label: `${kind_name!} (${plainDate(date)})`}));
    const first = options.findIndex(({value}) => value === "first_nuclear_test");
    if (first > 0) options.unshift(...options.splice(first, 1));
    return {name: zeroName(id), kind: "view", label: `${name}: year 0`, options};
  });
  const axis = [
    {value: "since", label: "Years since a milestone"},
    {value: "calendar", label: "Calendar years"}
  ];
  return [{name: "axis", kind: "view", label: "Time", options: axis}, ...zeros.filter(({options}) => options.length)];
}

function zeroOf(rows: Happening[], id: string, {chosen}: Context): Happening | undefined {
  return rows.find((row) => row.case === id && row.kind !== null && row.kind === chosen[zeroName(id)]);
}

export function finding(rows: Happening[], context: Context): string {
  const spans = compared(context).flatMap(({id, name}) => {
    const zero = zeroOf(rows, id, context);
    const first = rows.filter((row) => row.case === id).sort((a, b) => +a.from_day - +b.from_day)[0];
    if (!zero || !first) return [];
    const low = (+zero.from_day - +first.to_day) / year;
    const high = (+zero.to_day - +first.from_day) / year;
    return `${name} ${plainRange(Math.max(0, low), high, 1)} years to “${zero.kind_name!.toLowerCase()}”`;
  });
  return `From the first act listed here it took ${spans.join(", ")}.`;
}

export function subtitle(rows: Happening[], context: Context): string {
  const counts = compared(context).map(({id, name}) => `${name} ${rows.filter((row) => row.case === id).length}`);
  const axis =
    context.chosen["axis"] === "calendar"
      ? "calendar years"
      : "years before and after the milestone chosen for each case";
  return `Each mark is one event (${counts.join(", ")}), in ${axis}; a bar where the date is an interval, an open mark where the row is unchecked.`;
}

interface Lane {
  domain: string;
  case: Case;
  /** Place of the case in its domain. */
  at: number;
}

const domainOrder = ["device", "material", "missile", "submarine", "satellite", "aircraft", "organisation", "policy"];
const order = (domain: string) => (domainOrder.indexOf(domain) + domainOrder.length + 1) % (domainOrder.length + 1);

interface Layout {
  wide: boolean;
  calendar: boolean;
  domains: string[];
  lanes: Lane[];
  /** Where a day stands on the axis of a case, in years. */
  place: (day: Date, id: string) => number;
  laneOf: (row: Happening) => Lane;
}

function layoutOf(rows: Happening[], canvas: Canvas): Layout {
  const calendar = canvas.chosen["axis"] === "calendar";
  const domains = [...new Set(rows.map(({domain}) => domain))].sort((a, b) => order(a) - order(b));
  const lanes = domains.flatMap((domain) => compared(canvas).map((each, at) => ({domain, case: each, at})));
  const zero = new Map(compared(canvas).map(({id}) => [id, zeroOf(rows, id, canvas)]));
  return {
    ...{wide: canvas.width > 500, calendar, domains, lanes},
    place: (day, id) => {
      if (calendar) return 1970 + +day / year;
      const {from_day, to_day} = zero.get(id)!;
      return (+day - (+from_day + +to_day) / 2) / year;
    },
    laneOf: (row) => lanes.find((lane) => lane.domain === row.domain && lane.case.id === row.case)!
  };
}

export function render(rows: Happening[], canvas: Canvas): Element {
  const layout = layoutOf(rows, canvas);
  const {wide, calendar, domains, lanes} = layout;
  const count = compared(canvas).length;
  const shown = rows.filter((row) => calendar || zeroOf(rows, row.case, canvas));
  return Plot.plot({
    ...plotOptions(canvas.document, canvas.width),
    height: lanes.length * (wide ? 22 : 20) + (wide ? 0 : domains.length * 16) + 60,
    marginLeft: wide ? 190 : 12,
    marginRight: 16,
    marginTop: wide ? 34 : 52,
    x: {
      label: calendar ? null : "Years since the milestone →",
      labelAnchor: "right",
      labelOffset: 32,
      grid: true,
      ticks: wide ? 10 : 5,
      tickFormat: (years: number) => (calendar ? String(years) : plainNumber(years))
    },
    fy: {axis: null, domain: domains, padding: wide ? 0.12 : 0.3},
    y: {axis: null, domain: [-0.5, count - 0.5], reverse: true},
    marks: [
      Plot.frame({fill: "var(--band)", stroke: null}),
      calendar ? null : Plot.ruleX([0], {stroke: "currentColor", strokeOpacity: 0.7}),
      domainNames(layout),
      caseNames(layout),
      eventMarks(
        shown,
        layout,
        markLabel(rows, (row) => `${row.title}, ${plainDate(row.date)}`)
      )
    ]
  });
}

function domainNames({domains, wide}: Layout): Plot.Markish {
  return Plot.text(domains, {
    ...{fy: (domain: string) => domain, textAnchor: "start", fontWeight: 600},
    text: (domain: string) => domain[0]!.toUpperCase() + domain.slice(1),
    ...(wide ? {frameAnchor: "left", dx: -182} : {frameAnchor: "top-left", dy: -14})
  });
}

function caseNames({lanes, domains, wide}: Layout): Plot.Markish {
  return Plot.text(wide ? lanes : lanes.filter(({domain}) => domain === domains[0]), {
    ...{fy: "domain", y: "at", frameAnchor: "left"},
    text: (lane: Lane) => lane.case.name,
    fill: (lane: Lane) => caseColor(lane.case),
    ...(wide ? {textAnchor: "end", dx: -10} : {textAnchor: "start", dx: 4, stroke: "var(--theme-background)"})
  });
}

const longDays = 45 * 86_400_000;

function eventMarks(shown: Happening[], {place, laneOf}: Layout, ariaLabel: (row: Happening) => string): Plot.Markish {
  const stroke = (row: Happening) => caseColor(laneOf(row).case);
  const lane = {fy: "domain", y: (row: Happening) => laneOf(row).at, stroke};
  const x1 = (row: Happening) => place(row.from_day, row.case);
  const x2 = (row: Happening) => place(row.to_day, row.case);
  return Plot.marks(
    Plot.ruleY(
      shown.filter(({from_day, to_day}) => +to_day - +from_day > longDays),
      {...lane, x1, x2, strokeWidth: 5, strokeOpacity: 0.35, strokeLinecap: "round"}
    ),
    Plot.dot(shown, {
      ...lane,
      ...{x: (row: Happening) => (x1(row) + x2(row)) / 2, r: 4, fillOpacity: 0.6, strokeWidth: 1.3, ariaLabel},
      fill: (row: Happening) => (row.status === "checked" ? stroke(row) : "var(--theme-background)")
    })
  );
}

export const query = "programmes";

export const table: TableColumn[] = [
  {name: "case", label: "Case"},
  {name: "programme", label: "Programme"},
  {name: "date", label: "Date", format: (value) => plainDate(String(value))},
  {name: "title", label: "Event"},
  {name: "outcome", label: "Outcome"},
  {name: "readings", label: "Readings", align: "right"},
  {name: "status", label: "Status"},
  {name: "sources", label: "Sources"}
];
