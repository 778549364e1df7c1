import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  filled,
  halo,
  markLabel,
  plainDate,
  plainNumber,
  plotOptions,
  timesInWords
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Change extends Row {
  case: string;
  kind: string;
  certainty: string;
  carrier: string;
  route: string;
  title: string;
  date: string;
  from_day: Date;
  to_day: Date;
  next_day: Date | null;
  open: boolean;
  date_precision: string;
  status: string;
}

const plain = ({certainty, status, date_precision}: Change) =>
  certainty === "reported" && status === "checked" && date_precision === "day";

/** Changes that end a service; a last flight and the suspension of the next days are one. */
function endings(rows: Change[]): Change[] {
  return rows.filter(
    (row, at) => !row.open && (at === 0 || rows[at - 1]!.open || rows[at - 1]!.case !== row.case)
  );
}

export function finding(rows: Change[], context: Context): string {
  const [most] = casesOf(rows, context)
    .map(({id}) => rows.filter((row) => row.case === id))
    .sort((a, b) => endings(b).length - endings(a).length);
  if (!most?.length) return "";
  const {carrier, route} = most.at(-1)!;
  return `${carrier} stopped its ${route} service ${timesInWords(endings(most).length)}`;
}

export function detail(rows: Change[], context: Context): string {
  const said = casesOf(rows, context).map(({id, name}, _, {length}) => {
    const own = rows.filter((row) => row.case === id);
    const ends = endings(own);
    const last = own.at(-1)!;
    const dated = (row: Change) =>
      `${plainDate(row.date)}${row.certainty === "reported" ? "" : ` (${row.certainty})`}`;
    return `${length > 1 ? `${name}: stopped` : "Stopped"} ${ends.map(dated).join(", ")}; last on record: ${last.kind.replaceAll("_", " ")}, ${dated(last)}`;
  });
  return said.map((words) => `${words}.`).join(" ");
}

export function subtitle(rows: Change[], context: Context): string {
  const carriers = [...new Set(rows.map(({carrier}) => carrier))];
  const days = endings(rows).flatMap((row) => {
    const next = rows.find(
      (each) => each.case === row.case && each.open && +each.from_day > +row.from_day
    );
    return next && row.date_precision === "day" && next.date_precision === "day"
      ? [plainNumber((+next.from_day - +row.from_day) / 86_400_000)]
      : [];
  });
  return `When ${carriers.join(" and ")} flew, to ${plainDate(context.asOf)}: a line while the service ran, faded where only the year of its end is known; an open mark is a change that is contested, unconfirmed or known only by year. The dated breaks lasted ${days.join(" and ")} days.`;
}

/** Where labels stand in turn, so that neighbours do not meet. */
const places = [
  {dy: -16, textAnchor: "start"},
  {dy: -32, textAnchor: "end"},
  {dy: 20, textAnchor: "end"},
  {dy: -16, textAnchor: "start"}
] as const;

export function render(rows: Change[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const asOf = new Date(renderContext.asOf);
  const present = casesOf(rows, renderContext);
  const ariaLabel = markLabel(
    rows,
    (row) => `${row.title}, ${plainDate(row.date)}, ${row.certainty}`
  );
  const y = (row: Change) => caseName(row.case, renderContext);
  const open = rows.filter((row) => row.open);
  const end = (row: Change) => new Date(Math.min(+(row.next_day ?? asOf), +asOf));
  const labelled = [...open.slice(0, 1), ...endings(rows)];
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: present.length * 110 + 40,
    marginLeft: wide ? 20 : 10,
    marginRight: wide ? 40 : 30,
    x: {
      type: "utc",
      label: null,
      ticks: wide ? "2 years" : 4,
      domain: [rows[0]!.from_day, new Date(+asOf + 86_400_000 * 300)]
    },
    y: {axis: null},
    marks: [
      Plot.ruleY(open, {
        ...{x1: "from_day", x2: end, y, stroke: color, strokeWidth: 8},
        strokeOpacity: (row: Change) => (plain(row) ? 0.85 : 0.3)
      }),
      Plot.dot(rows, {
        ...{x: "from_day", y, r: 5, stroke: color, strokeWidth: 2, ariaLabel},
        fill: (row: Change) => filled(plain(row), color(row))
      }),
      ...labelled.map((row, at) =>
        Plot.text([row], {
          ...{x: "from_day", y, fill: color, ...halo},
          ...places[at % places.length],
          text: () => `${row.open ? "opened" : "stopped"} ${plainDate(row.date)}`
        })
      )
    ]
  });
}

export function value(row: Change): string {
  return `${row.kind.replaceAll("_", " ")}, ${plainDate(row.date)}, ${row.certainty}`;
}

export const query = "flights";

export const undrawn =
  "each interruption has one reported date and no rival; contested ones are marked.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "date", label: "Date", format: (date) => plainDate(String(date))},
  {name: "kind", label: "Change", format: (kind) => String(kind).replaceAll("_", " ")},
  {name: "certainty", label: "Certainty"},
  {name: "carrier", label: "Carrier"},
  {name: "route", label: "Route"},
  {name: "fact", label: "What is said"},
  {name: "status", label: "Status"}
];
