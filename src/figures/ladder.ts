import * as Plot from "@observablehq/plot";
import {
  caseColor,
  filled,
  halo,
  markLabel,
  numberCell,
  plainDate,
  plainNumber,
  plotOptions,
  textCell
} from "@cold-winter/figure";
import type {RenderContext, Case, Choice, Context, TableColumn} from "@cold-winter/figure";
import {boundMarks} from "./ladder/bounds.js";
import {candidateChoice, pickCandidates} from "./ladder/candidates.js";
import {bounded, reached, startName, years, type Rung} from "./ladder/rung.js";

const starts = (rows: Rung[]): Choice => {
  const options = new Map(
    rows.map(({start, start_name}) => [start, {value: start, label: start_name}])
  );
  const usual = options.get("first_nuclear_test");
  return {
    ...{name: "start", kind: "view", label: "The clock starts at"},
    options: [...new Set([...(usual ? [usual] : []), ...options.values()])]
  };
};

export const views = (rows: Rung[]): Choice[] => [starts(rows), candidateChoice];

export function select(rows: Rung[], {selections}: Context): Rung[] {
  return pickCandidates(
    rows.filter(({start}) => start === selections["start"]),
    selections["candidate"]!
  );
}

export {detail, finding} from "./ladder/sentence.js";

export function subtitle(rows: Rung[], {cases, asOf}: Context): string {
  const firsts = cases.flatMap((each) => rows.find((row) => row.case === each.id) ?? []);
  const nameOf = (row: Rung) => cases.find(({id}) => id === row.case)!.name;
  const starts = firsts
    .filter(({start_date}) => start_date !== null)
    .map((row) => `${nameOf(row)}: ${row.start_title!}, ${plainDate(row.start_date!)}`);
  const without = firsts
    .filter(({start_date}) => start_date === null)
    .map(
      (row) =>
        ` ${nameOf(row)} has no dated start (${row.start_attainment?.replaceAll("_", " ") ?? "no row"}).`
    );
  const clock = starts.length ? ` The clock starts at ${starts.join("; ")}.` : "";
  const rivals = rows.some((row) => !row.main && reached(row))
    ? " A diamond is another event that might count."
    : "";
  return `Years to each milestone, with the span of the published dates; ‹ is not later than, and “no date” a step that nobody dates.${rivals}${clock}${without.join("")} Record to ${plainDate(asOf)}.`;
}

function words(row: Rung, name: string): string {
  if (bounded(row))
    return `${row.milestone}, ${name}: not later than ${plainNumber(row.years_high!, 1)} years`;
  if (!reached(row)) return `${row.milestone}, ${name}: ${row.attainment.replaceAll("_", " ")}`;
  return `${row.milestone}, ${name}: ${years(row)} years, ${row.attainment.replaceAll("_", " ")}`;
}

// The name of a milestone stands before its lines, or above them where there is no room.
const beside = {
  marginLeft: 226,
  marginRight: 90,
  line: 15,
  ticks: 10,
  above: 0.5,
  unit: " years",
  name: {textAnchor: "end", dx: -14}
} as const;
const above = {
  marginLeft: 8,
  marginRight: 70,
  line: 13,
  ticks: 5,
  above: 1.5,
  unit: "",
  name: {textAnchor: "start", dx: 0}
} as const;

interface Layout {
  size: typeof beside | typeof above;
  cases: Case[];
  kinds: {kind: string; milestone: string}[];
  /** Lines of the drawing that one milestone takes. */
  step: number;
  y: (row: Rung) => number;
  color: (row: Rung) => string;
}

function layoutOf(rows: Rung[], {cases, width}: RenderContext): Layout {
  const size = width > 500 ? beside : above;
  const kinds = [...new Map(rows.map(({kind, milestone}) => [kind, {kind, milestone}])).values()];
  const present = cases.filter(({id}) => rows.some((row) => row.case === id));
  const step = present.length + size.above + 0.4;
  const line = (row: Rung) => present.findIndex(({id}) => id === row.case) + size.above;
  return {
    ...{size, kinds, step, cases: present},
    y: (row) => kinds.findIndex(({kind}) => kind === row.kind) * step + line(row),
    color: (row) => caseColor(present.find(({id}) => id === row.case)!)
  };
}

export function render(rows: Rung[], renderContext: RenderContext): Element {
  const layout = layoutOf(rows, renderContext);
  const {size, kinds, step} = layout;
  const {marginLeft, marginRight, ticks} = size;
  const done = rows.filter((row) => row.main && reached(row));
  const rivals = rows.filter((row) => !row.main && reached(row));
  const missing = rows.filter(
    ({main, attainment, years_observed}) =>
      main && attainment === "not_reached" && years_observed !== null
  );
  const xMin = Math.min(0, ...[...done, ...rivals].map(({years_low}) => years_low!));
  const xMax = Math.max(
    ...[...done, ...rivals].map(({years_high}) => years_high!),
    ...missing.map(({years_observed}) => years_observed!)
  );
  const ariaLabel = markLabel(rows, (row) =>
    words(row, renderContext.cases.find(({id}) => id === row.case)!.name)
  );
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: kinds.length * step * size.line + 52,
    marginLeft,
    marginRight,
    marginTop: 12,
    marginBottom: 40,
    x: {
      label: `Years since the ${startName(rows)} →`,
      labelAnchor: "right",
      domain: [xMin, xMax],
      grid: true,
      ticks,
      tickFormat: (years: number) => plainNumber(years)
    },
    y: {axis: null, domain: [kinds.length * step, 0]},
    marks: [
      Plot.ruleX([0], {stroke: "currentColor", strokeOpacity: 0.6}),
      milestoneNames(layout, xMin),
      missingMarks(missing, layout, ariaLabel),
      boundMarks(
        rows.filter((row) => row.main && row.attainment === "not_attested"),
        layout,
        ariaLabel
      ),
      yearLabels(
        done,
        rivals,
        layout,
        xMin,
        (xMax - xMin) / (renderContext.width - marginLeft - marginRight)
      ),
      rivalMarks(rivals, layout, ariaLabel),
      reachedMarks(done, layout, ariaLabel)
    ]
  });
}

function milestoneNames({kinds, step, size, cases}: Layout, x: number): Plot.Markish {
  return Plot.text(kinds, {
    x,
    y: (_, at: number) => at * step + (size === beside ? cases.length / 2 : 0.6),
    text: "milestone",
    ...size.name,
    fontWeight: 500
  });
}

type Label = (row: Rung) => string;

function missingMarks(missing: Rung[], {y, color, size}: Layout, ariaLabel: Label): Plot.Markish {
  const line = {
    x1: 0,
    x2: "years_observed",
    y,
    stroke: color,
    strokeOpacity: 0.45,
    strokeDasharray: "2,4",
    ariaLabel
  };
  const text = (row: Rung) => `│ not yet (${plainNumber(row.years_observed!, 1)}${size.unit})`;
  return Plot.marks(
    Plot.ruleY(missing, line),
    Plot.text(missing, {x: "years_observed", y, text, fill: color, textAnchor: "start", dx: -2})
  );
}

const middle = ({years_low, years_high}: Rung) => (years_low! + years_high!) / 2;

// A rival candidate: another event that would meet the definition.
function rivalMarks(rivals: Rung[], {y, color}: Layout, ariaLabel: Label): Plot.Markish {
  return Plot.dot(rivals, {
    x: middle,
    y,
    symbol: "diamond",
    r: 4,
    stroke: color,
    strokeWidth: 1.4,
    fill: "var(--theme-background)",
    ariaLabel
  });
}

const yearWords = (row: Rung) =>
  [
    years(row),
    row.other_variant?.replaceAll("_", " "),
    row.attainment === "reached" ? null : row.attainment.replaceAll("_", " ")
  ]
    .filter((word) => word)
    .join(" ");

function reachedMarks(done: Rung[], {y, color}: Layout, ariaLabel: Label): Plot.Markish {
  const solid = (row: Rung) => row.attainment === "reached" && row.status === "checked";
  const point = ({years_low, years_high}: Rung) =>
    plainNumber(years_low!, 1) === plainNumber(years_high!, 1);
  return Plot.marks(
    Plot.link(
      done.filter((row) => !point(row)),
      {
        ...{
          x1: "years_low",
          x2: "years_high",
          y,
          stroke: color,
          strokeWidth: 7,
          strokeLinecap: "round",
          ariaLabel
        },
        strokeOpacity: (row: Rung) => (solid(row) ? 1 : 0.45)
      }
    ),
    Plot.dot(done.filter(point), {
      ...{x: "years_low", y, r: 4.5, stroke: color, strokeWidth: 2, ariaLabel},
      fill: (row: Rung) => filled(solid(row), color(row))
    })
  );
}

// The years stand behind a mark and what touches it, or before it where a rival would stand on the words.
function yearLabels(
  done: Rung[],
  rivals: Rung[],
  {y, color}: Layout,
  xMin: number,
  pixel: number
): Plot.Markish {
  const places = new Map(
    done.map((row) => {
      const others = rivals
        .filter(({case: id, kind}) => id === row.case && kind === row.kind)
        .map(middle);
      const [low, high] = [row.years_low!, row.years_high!];
      const touching = others.filter((x) => x > low - 12 * pixel && x < high + 12 * pixel);
      const [left, right] = [Math.min(low, ...touching), Math.max(high, ...touching)];
      const before =
        left > xMin + 45 * pixel && others.some((x) => x > right && x < right + 45 * pixel);
      return [row, {before, x: before ? left : right}];
    })
  );
  const words = (before: boolean) =>
    Plot.text(
      done.filter((row) => places.get(row)!.before === before),
      {
        ...{
          x: (row: Rung) => places.get(row)!.x,
          y,
          fill: color,
          ...halo
        },
        ...(before ? {textAnchor: "end", dx: -9} : {textAnchor: "start", dx: 9}),
        text: yearWords
      }
    );
  return Plot.marks(words(false), words(true));
}

export {robustness} from "./ladder/robustness.js";

export const value = (row: Rung): string =>
  bounded(row)
    ? `not later than ${plainNumber(row.years_high!, 1)} years`
    : reached(row)
      ? `${years(row)} years`
      : row.attainment.replaceAll("_", " ");

export const query = "ladder";

export const draws = "ladder_drawn";

export const table: TableColumn[] = [
  {name: "milestone", label: "Milestone"},
  {name: "case", label: "Country"},
  {name: "attainment", label: "Attainment", format: (value) => String(value).replaceAll("_", " ")},
  {name: "title", label: "Event"},
  {
    name: "variant",
    label: "Form",
    format: textCell((value) => value.replaceAll("_", " "))
  },
  {name: "main", label: "Counted", format: (value) => (value ? "yes" : "rival")},
  {
    name: "date",
    label: "Date",
    format: textCell(plainDate)
  },
  {
    name: "years_low",
    label: "Years, low",
    align: "right",
    format: numberCell((value) => plainNumber(value, 1))
  },
  {
    name: "years_high",
    label: "Years, high",
    align: "right",
    format: numberCell((value) => plainNumber(value, 1))
  },
  {name: "readings", label: "Readings", align: "right"},
  {name: "status", label: "Status"}
];
