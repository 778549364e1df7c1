import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  markLabel,
  numberCell,
  percent,
  plainDate,
  plainNumber,
  plotOptions,
  possessive
} from "@cold-winter/figure";
import type {
  RenderContext,
  Choice,
  Context,
  Robustness,
  Row,
  TableColumn
} from "@cold-winter/figure";

interface Season extends Row {
  case: string;
  era: string;
  part: string;
  shuffle: string;
  title: string;
  best: number;
  n: number;
  share: number;
  expected_share: number;
  share_low: number | null;
  share_high: number | null;
  p: number | null;
  power: number | null;
  first_year: number;
  last_year: number;
  left_out: number | null;
  season_from: number | null;
  season_to: number | null;
  date: string;
  rule: string;
  status: string;
}

const eras = ["formed", "later", "later_but_one"];
const isSeason = ({shuffle}: Season) => shuffle !== "";

export function views(rows: Season[]): Choice[] {
  const parts = [...new Set(rows.filter(isSeason).map(({part}) => part))].sort(
    (a, b) => Number(a > b) - Number(a < b)
  );
  const usual = parts.filter((part) =>
    rows.some((row) => row.part === part && row.shuffle === "quarters")
  );
  const options = [...new Set([...usual, ...parts])].map((value) => ({
    value,
    label: value.replace("-", " to ")
  }));
  const later = [...new Set(rows.map(({era}) => era))].filter((era) => era !== "formed").sort();
  const judged = later.map((value) => ({
    value,
    label: value === "later" ? "All later years" : "Without the busiest"
  }));
  return [
    {name: "season", kind: "view", label: "Season", options},
    {name: "judged", kind: "view", label: "Judged on", options: judged}
  ];
}

export function select(rows: Season[], {selections}: Context): Season[] {
  return rows.filter((row) => !isSeason(row) || row.part === selections["season"]);
}

/** The result for one case and era; the exchange of quarters where there is one, else the turned year. */
function result(rows: Season[], id: string, era: string): Season | undefined {
  const found = rows.filter((row) => row.case === id && row.era === era && isSeason(row));
  return found.find(({shuffle}) => shuffle === "quarters") ?? found[0];
}

const probability = (p: number) =>
  p < 0.01 ? `P ${plainNumber(p, 3)}` : `P = ${plainNumber(p, 2)}`;

function span({first_year, last_year, left_out}: Season): string {
  return `${first_year}–${last_year}${left_out === null ? "" : ` without ${left_out}`}`;
}

/** What the later years say of a rule that was drawn from earlier ones. */
function verdictOn({p, share, expected_share}: Season): string {
  if (p! < 0.05) return "lasted";
  return share < expected_share ? "is not shown, nor a mild dip excluded" : "did not last";
}

export function finding(rows: Season[], context: Context): string {
  const [first] = casesOf(rows, context).flatMap(({id, name}) => {
    const formed = result(rows, id, "formed");
    const later = result(rows, id, context.selections["judged"]!);
    return formed && later ? [{name, formed, later}] : [];
  });
  if (!first) return "";
  const {name, formed, later} = first;
  const rule = `${possessive(name)} rule “${formed.rule}”`;
  if (later.p! < 0.05) return `${rule} held in later years`;
  return later.share < later.expected_share
    ? `${rule} is unproven in later years`
    : `${rule} did not last`;
}

export function detail(rows: Season[], context: Context): string {
  const said = casesOf(rows, context).flatMap(({id, name}) => {
    const formed = result(rows, id, "formed");
    const later = result(rows, id, context.selections["judged"]!);
    const but = eras
      .slice(1)
      .map((era) => result(rows, id, era))
      .find((row) => row && row !== later);
    if (!formed || !later) return [];
    const verdict = verdictOn(later);
    const rest = but
      ? `; ${but.left_out === null ? "with all years" : `without ${but.left_out}`} ${but.best} of ${but.n}, ${percent(but.share)}`
      : "";
    const season = later.part.replace("-", " to ");
    return `${name}: “${formed.rule}” ${verdict}: ${later.best} of ${later.n} launch-days in ${span(later)} fell in ${season} (${percent(later.share)}; calendar ${percent(later.expected_share)}; ${probability(later.p!)}), after ${formed.best} of ${formed.n} while the rule was drawn${rest}`;
  });
  return said.map((words) => `${words}.`).join(" ");
}

export function subtitle(rows: Season[], context: Context): string {
  const said = casesOf(rows, context).flatMap(({id}) => {
    const found = rows.filter(
      (row) => row.case === id && row.era === context.selections["judged"] && isSeason(row)
    );
    const ways = found.map(({shuffle, p}) =>
      shuffle === "quarters"
        ? `quarters exchanged within years, ${probability(p!)}`
        : `each year turned by any number of days, ${probability(p!)}`
    );
    const {power} = result(rows, id, context.selections["judged"]!) ?? {power: null};
    const chance =
      power === null
        ? ""
        : ` A season as quiet as in the years of the rule would have been noticed ${plainNumber(power * 100)} times in 100 (power at the 5 % level).`;
    return ways.length
      ? [`Null: ${ways.join("; ")}, all arrangements counted, no seed.${chance}`]
      : [];
  });
  return `Share of launch-days by month; a day with one launch or ten counts once; the step line is the share of the calendar. ${said.join(" ")}`;
}

interface Panel {
  key: string;
  case: string;
  era: string;
  head: string;
}

function panelsOf(rows: Season[], renderContext: RenderContext): Panel[] {
  return casesOf(rows, renderContext).flatMap(({id, name}) =>
    eras.flatMap((era) => {
      const row = result(rows, id, era);
      if (!row) return [];
      const when =
        era === "formed"
          ? `Years of the rule, ${row.first_year} to ${plainDate(row.date.split("/")[1]!)}`
          : span(row);
      const sizes = `${percent(row.share_low!, row.share_high!)}; calendar ${percent(row.expected_share)}`;
      const head = `${when}\n${row.best} of ${row.n} in the season, ${percent(row.share)}\n(${sizes}), ${probability(row.p!)}`;
      return [{key: `${name} ${era}`, case: id, era, head}];
    })
  );
}

const place = (monthDay: number) => Math.floor(monthDay / 100) + ((monthDay % 100) - 1) / 31;

export function render(rows: Season[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const panels = panelsOf(rows, renderContext);
  const months = rows.filter((row) => !isSeason(row));
  const keys = panels.map(({key}) => key);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: wide ? 300 : panels.length * 220 + 30,
    marginLeft: 40,
    marginRight: 8,
    marginTop: 56,
    marginBottom: 30,
    fx: {axis: null, padding: 0.08, domain: wide ? keys : undefined},
    fy: {axis: null, padding: 0.4, domain: wide ? undefined : keys},
    x: {
      ...{
        domain: [1, 13],
        label: null,
        tickSize: 0,
        ticks: Array.from({length: 12}, (_, at) => at + 1.5)
      },
      tickFormat: (at: number) => "JFMAMJJASOND"[at - 1.5]
    },
    y: {
      ...{
        label: null,
        domain: [0, Math.max(...months.map(({share}) => share)) * 1.05],
        grid: true,
        ticks: 4
      },
      tickFormat: (share: number) => percent(share)
    },
    marks: [
      ...monthMarks(months, panels, rows, renderContext),
      Plot.ruleY([0]),
      heads(panels, renderContext)
    ]
  });
}

function heads(panels: Panel[], renderContext: RenderContext): Plot.Markish {
  return Plot.text(panels, {
    ...(renderContext.width > 500 ? {fx: "key"} : {fy: "key"}),
    ...{frameAnchor: "top-left", dy: -52, lineAnchor: "top", text: "head", lineHeight: 1.25},
    fill: (panel: Panel) => colorOf(renderContext)({case: panel.case})
  });
}

function monthMarks(
  months: Season[],
  panels: Panel[],
  rows: Season[],
  renderContext: RenderContext
): Plot.Markish[] {
  const keyOf = (row: Season) =>
    panels.find((panel) => panel.case === row.case && panel.era === row.era)!.key;
  const facet = renderContext.width > 500 ? {fx: keyOf} : {fy: keyOf};
  const seasons = panels.flatMap(({case: id, era}) => result(rows, id, era) ?? []);
  const month = ({part}: Season) => Number(part);
  const ends = {x1: month, x2: (row: Season) => month(row) + 1};
  const within = (row: Season) =>
    seasons.some(
      (season) =>
        month(row) + 1 > place(season.season_from!) && month(row) < place(season.season_to!)
    );
  return [
    Plot.rect(seasons, {
      ...{
        ...facet,
        x1: (row: Season) => place(row.season_from!),
        x2: (row: Season) => place(row.season_to!) + 1 / 31
      },
      fill: "var(--band)"
    }),
    Plot.rect(months, {
      ...{
        ...facet,
        ...ends,
        y1: 0,
        y2: "share",
        fill: colorOf(renderContext),
        insetLeft: 1,
        insetRight: 1
      },
      ariaLabel: markLabel(
        rows,
        (row) => `${caseName(row.case, renderContext)}, ${monthName(row.part)}: ${row.title}`
      ),
      fillOpacity: (row: Season) => (within(row) ? 0.95 : 0.4)
    }),
    Plot.link(months, {
      ...{...facet, ...ends, y1: "expected_share", y2: "expected_share"},
      ...{strokeOpacity: 0.75, strokeDasharray: "2,2"}
    })
  ];
}

function monthName(part: string): string {
  return plainDate(`2000-${part}`).replace(" 2000", "");
}

export function value(row: Season): string {
  const shares = row.share_low === null ? "" : `, ${percent(row.share_low, row.share_high!)}`;
  return `${row.title} (${percent(row.share)}${shares}); calendar ${percent(row.expected_share)}`;
}

export const robustness: Robustness<Season> = {
  measure: (rows, context) => {
    const [found] = casesOf(rows, context).flatMap(
      ({id}) => result(rows, id, context.selections["judged"]!) ?? []
    );
    return found?.p ?? null;
  },
  threshold: 0.05,
  words: () => ({
    question: "Would chance leave the season as quiet in the later years?",
    label: "P: share of arrangements with as few launch-days in the season",
    above: "chance does as well",
    below: "chance seldom does"
  }),
  views: ["season", "judged"]
};

export const query = "launch_seasons";

export const undrawn =
  "each launch has one date; P says how often chance alone leaves a season this quiet.";

const shareCell = numberCell(percent);
const chance = numberCell((cell) => plainNumber(cell, 3));

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "date", label: "Years", format: (date) => plainDate(String(date))},
  {name: "left_out", label: "Without", format: (year) => (year === null ? "" : String(year))},
  {
    name: "part",
    label: "Part",
    format: (part, row) => (row["shuffle"] === "" ? monthName(String(part)) : String(part))
  },
  {name: "shuffle", label: "Shuffled"},
  {name: "best", label: "Launch-days", align: "right"},
  {name: "n", label: "Of", align: "right"},
  {name: "share", label: "Share", align: "right", format: shareCell},
  {name: "expected_share", label: "Calendar", align: "right", format: shareCell},
  {name: "share_low", label: "95 %, low", align: "right", format: shareCell},
  {name: "share_high", label: "95 %, high", align: "right", format: shareCell},
  {name: "p", label: "P", align: "right", format: chance},
  {name: "power", label: "Power", align: "right", format: chance},
  {name: "status", label: "Status"}
];
