import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  filled,
  halo,
  markLabel,
  plainDate,
  plotOptions,
  possessive,
  sentenceCase,
  textCell
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";

interface Visit extends Row {
  case: string;
  direction: string;
  rank: string | null;
  title: string;
  date: string;
  from_day: Date;
  to_day: Date;
  met_leader: string | null;
  leader: string | null;
  partner: string | null;
  status: string;
}

/** Ranks from the highest down; the first three are called senior. */
const ranks = [
  "top_leader",
  "standing_committee",
  "politburo",
  "state_councillor",
  "minister",
  "department_head",
  "vice_minister",
  "envoy"
];
const senior = ranks.slice(0, 3);

export function views(): Choice[] {
  const options = [
    {value: "received", label: "Guests received"},
    {value: "sent", label: "Guests sent"}
  ];
  return [{name: "direction", kind: "view", label: "Visits", options}];
}

export function select(rows: Visit[], {selections}: Context): Visit[] {
  return rows.filter(
    ({direction}) => direction === "standstill" || direction === selections["direction"]
  );
}

const words = (rank: string) => rank.replaceAll("_", " ");
const known = ({met_leader}: Visit) => met_leader === "yes" || met_leader === "no";
const met = ({met_leader}: Visit) => met_leader === "yes";
const visitsOf = (rows: Visit[]) => rows.filter(({rank}) => rank !== null);

export function finding(rows: Visit[], context: Context): string {
  const [most] = casesOf(rows, context)
    .map(({id, name}) => {
      const own = visitsOf(rows).filter((row) => row.case === id && known(row));
      const high = own.filter(({rank}) => senior.includes(rank!));
      const partners = [...new Set(high.map(({partner}) => partner))];
      return {name, high, partner: partners.length === 1 ? partners[0]! : null};
    })
    .sort((a, b) => b.high.length - a.high.length);
  if (!most?.high.length) return "No senior visit with a known answer is listed";
  const {name, high, partner} = most;
  const [all, some] = [high.length, high.filter(met).length];
  const leader = `${partner ? possessive(partner) : "the host’s"} leader`;
  if (context.selections["direction"] === "sent")
    return `In ${some} of ${all} visits at senior level, ${possessive(name)} envoys met ${leader}`;
  const guests = `senior guests${partner ? ` from ${partner}` : ""}`;
  const host = `${possessive(name)} leader`;
  if (some === all) return `All ${all} ${guests} met ${host}`;
  return `Of ${all} ${guests}, ${some || "none"} met ${host}`;
}

export function detail(rows: Visit[], context: Context): string {
  const said = casesOf(rows, context).map(({id, name}) => {
    const own = visitsOf(rows).filter((row) => row.case === id && known(row));
    const high = own.filter(({rank}) => senior.includes(rank!));
    const heads = own.filter(({rank}) => rank === "department_head");
    const missed = heads.filter((row) => !met(row)).map(({date}) => plainDate(date.split("/")[0]!));
    const except = missed.length ? `, the exception ${missed.join(", ")}` : "";
    const lower = heads.length
      ? `; of heads of department ${heads.filter(met).length} of ${heads.length}${except}`
      : "";
    const least = sentenceCase(words(senior.at(-1)!));
    const whose = possessive(name);
    const what =
      context.selections["direction"] === "sent"
        ? `On ${whose} listed visits with talks at ${least} rank or above`
        : `Of ${whose} listed guests of ${least} rank or above`;
    return `${what}, where the answer is known, ${high.filter(met).length} of ${high.length} met the leader${lower}`;
  });
  return said.map((words) => `${words}.`).join(" ");
}

export function subtitle(rows: Visit[], context: Context): string {
  const visits = visitsOf(rows);
  const still = rows.filter(({rank}) => rank === null);
  const inside = still.map(
    (band) =>
      visits.filter((row) => +row.from_day >= +band.from_day && +row.to_day <= +band.to_day).length
  );
  const partners = [...new Set(visits.map(({partner}) => partner ?? ""))].join(", ");
  const unknown = visits.filter((row) => !known(row)).length;
  const who =
    context.selections["direction"] === "sent"
      ? `Visits to ${partners} by the highest rank met there`
      : `Visits from ${partners} by rank of the guest`;
  return `${who}: a full dot met the leader, a ring did not, a cross is not known (${unknown} of ${visits.length}). The band is a standstill of launches${inside.length ? `; ${inside.join(" and ")} of the ${visits.length} fall in it` : ""}. A selection: no rate.`;
}

// The ranks stand beside the picture, or above their lines where there is no room.
const beside = {
  line: 34,
  radius: 6,
  bandAnchor: "start",
  margins: {marginLeft: 130, marginRight: 24},
  ticks: "2 years",
  axis: {tickFormat: words}
} as const;
const above = {
  line: 40,
  radius: 5,
  bandAnchor: "middle",
  margins: {marginLeft: 12, marginRight: 14},
  ticks: 5,
  axis: {axis: null}
} as const;

export function render(rows: Visit[], renderContext: RenderContext): Element {
  const size = renderContext.width > 500 ? beside : above;
  const color = colorOf(renderContext);
  const visits = visitsOf(rows);
  const bands = rows.filter(({rank}) => rank === null);
  const present = [...new Set([...ranks, ...visits.map(({rank}) => rank!)])].filter((rank) =>
    visits.some((row) => row.rank === rank)
  );
  const ariaLabel = markLabel(rows, (row) => `${row.title}, ${plainDate(row.date)}: ${value(row)}`);
  const several = casesOf(visits, renderContext).length > 1;
  const fy = several ? {fy: (row: Visit) => caseName(row.case, renderContext)} : {};
  const refused = visits.filter((row) => row.met_leader === "no" && row.rank === "department_head");
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: present.length * size.line * casesOf(visits, renderContext).length + 60,
    ...size.margins,
    marginTop: 26,
    x: {type: "utc", label: null, grid: true, ticks: size.ticks},
    y: {domain: present, label: null, tickSize: 0, ...size.axis},
    marks: [
      Plot.rect(bands, {...fy, x1: "from_day", x2: "to_day", fill: "var(--band)", ariaLabel}),
      Plot.text(bands, {
        ...fy,
        x: "from_day",
        frameAnchor: "top",
        dy: -12,
        textAnchor: size.bandAnchor,
        text: (row: Visit) => row.title
      }),
      size === beside
        ? null
        : Plot.text(present, {
            x: null,
            frameAnchor: "left",
            y: (rank: string) => rank,
            dy: -13,
            textAnchor: "start",
            text: words
          }),
      Plot.ruleY(present, {y: (rank: string) => rank, strokeOpacity: 0.15}),
      Plot.dot(visits.filter(known), {
        ...{
          ...fy,
          x: "from_day",
          y: "rank",
          r: size.radius,
          stroke: color,
          strokeWidth: 2,
          ariaLabel
        },
        fill: (row: Visit) => filled(met(row), color(row)),
        fillOpacity: (row: Visit) => (row.status === "checked" || !met(row) ? 1 : 0.4)
      }),
      Plot.dot(
        visits.filter((row) => !known(row)),
        {
          ...{
            ...fy,
            x: "from_day",
            y: "rank",
            r: 4,
            symbol: "times",
            stroke: color,
            strokeWidth: 2,
            ariaLabel
          }
        }
      ),
      Plot.text(refused, {
        ...{
          ...fy,
          x: "from_day",
          y: "rank",
          dy: 15,
          fill: color,
          ...halo
        },
        text: (row: Visit) => `${row.title.split(",")[0]!}, ${plainDate(row.date.split("/")[0]!)}`
      })
    ]
  });
}

export function value(row: Visit): string {
  if (row.rank === null) return plainDate(row.date);
  const answer = met(row)
    ? `met ${row.leader ?? "the leader"}`
    : known(row)
      ? "did not meet the leader"
      : "not known whether the leader was met";
  return `${words(row.rank)}, ${answer}`;
}

export const query = "envoys";

export const undrawn =
  "reports say whether a guest was received or they do not; guests for whom it is not known are left out, and counted.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "date", label: "Date", format: (date) => plainDate(String(date))},
  {name: "title", label: "Guest"},
  {name: "rank", label: "Rank", format: textCell(words)},
  {name: "hosts", label: "Hosts"},
  {name: "fact", label: "Occasion"},
  {name: "met_leader", label: "Met the leader"},
  {name: "status", label: "Status"}
];
