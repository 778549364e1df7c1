import * as Plot from "@observablehq/plot";
import {
  caseColor,
  filled,
  listed,
  markLabel,
  numberCell,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {RenderContext, Case, Choice, Context, TableColumn} from "@cold-winter/figure";
import {select as ladderRows, views as ladderViews} from "./ladder.js";
import {crossings, orderedCases, type Step} from "./order/pairs.js";
import {years, type Rung} from "./ladder/rung.js";

export const views = (rows: Rung[]): Choice[] => ladderViews(rows);

export const select = (rows: Rung[], context: Context): Rung[] => ladderRows(rows, context);

export function finding(rows: Rung[], context: Context): string {
  const cases = orderedCases(rows, context);
  const {pairs, reversed, open} = crossings(rows, context);
  if (cases.length < 2)
    return `Only ${cases[0]?.name ?? "one country"} took steps from this start: there is no order to compare`;
  if (!pairs) return "No two steps can be put in order in every country from this start";
  const names = listed(cases.map(({name}) => name));
  if (reversed) return `${names} took the same steps in a different order`;
  return `${names} took the same steps in the same order${open ? ", as far as is known" : ""}`;
}

export function detail(rows: Rung[], context: Context): string {
  const cases = orderedCases(rows, context);
  const start = rows[0]?.start_name.toLowerCase() ?? "start";
  const {pairs, reversed, open, firm, narrowest} = crossings(rows, context);
  if (cases.length < 2 || !pairs) return "";
  const unclear = open ? `; ${open} are unclear` : "";
  return `After the ${start}: of ${pairs} pairs of milestones, ${reversed} stand the other way round${unclear}${reversed ? footing(firm, narrowest!) : ""}.`;
}

/** Says what the reversed pairs rest on: how many hold whichever rival counts, and the narrowest gap. */
function footing(firm: number, narrowest: number): string {
  const days = Math.round(narrowest * 365.2425);
  const least = days < 365 ? `${days} days` : `${plainNumber(narrowest, 1)} years`;
  return `, ${firm} of them whichever rival event counts; the narrowest rests on ${least}`;
}

export function subtitle(rows: Rung[], context: Context): string {
  const {steps} = crossings(rows, context);
  return `The ${steps.length} milestones that all reached, two steps of one system counted once, from the soonest at the top, with years since the start; lines that cross are reversals. Equal distances, not years.`;
}

interface End {
  row: Rung;
  side: number;
  y: number;
}

interface Link {
  y1: number;
  y2: number;
  side: number;
  crossed: boolean;
}

function linksOf(steps: Step[]): Link[] {
  return steps.flatMap(({places}) =>
    places.slice(1).map((y2, side): Link => {
      const y1 = places[side]!;
      const crossed = steps.some(
        ({places: other}) => (y1 - other[side]!) * (y2 - other[side + 1]!) < 0
      );
      return {y1, y2, side, crossed};
    })
  );
}

export function render(rows: Rung[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const cases = orderedCases(rows, renderContext);
  const {steps} = crossings(rows, renderContext);
  const last = Math.max(1, cases.length - 1);
  const ends = steps.flatMap(({places, rungs}) =>
    rungs.map((row, side): End => ({row, side, y: places[side]!}))
  );
  const label = markLabel(rows, (row) => `${row.milestone}: ${years(row)} years`);
  const color = ({row}: End) => caseColor(cases.find(({id}) => id === row.case)!);
  const outer = ends.filter(({side}) => side === 0 || side === last);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: Math.max(1, steps.length) * 34 + 40,
    marginLeft: wide ? 260 : 124,
    marginRight: wide ? 260 : 124,
    marginTop: 34,
    marginBottom: 12,
    x: {axis: null, domain: [0, last]},
    y: {axis: null, domain: [Math.max(1, steps.length) - 0.5, -0.5]},
    marks: [
      Plot.text(cases, {
        ...{
          x: (_: Case, side: number) => side,
          frameAnchor: "top",
          dy: -26,
          fontWeight: 600,
          text: "name",
          fill: caseColor
        }
      }),
      Plot.link(linksOf(steps), {
        ...{x1: "side", x2: ({side}: Link) => side + 1, y1: "y1", y2: "y2", stroke: "currentColor"},
        strokeWidth: ({crossed}: Link) => (crossed ? 2 : 1.2),
        strokeOpacity: ({crossed}: Link) => (crossed ? 0.8 : 0.3)
      }),
      Plot.dot(ends, {
        ...{
          x: "side",
          y: "y",
          r: 5,
          strokeWidth: 2,
          stroke: color,
          ariaLabel: ({row}: End) => label(row)
        },
        fill: (end: End) => filled(end.row.attainment === "reached", color(end))
      }),
      ...[0, last].map((side) => endNames(outer, side, wide))
    ]
  });
}

function endNames(ends: End[], side: number, wide: boolean): Plot.Markish {
  const name = ({milestone}: Rung) => (wide ? milestone : milestone.replace("First ", ""));
  return Plot.text(
    ends.filter((end) => end.side === side),
    {
      ...{
        x: side,
        y: "y",
        textAnchor: side ? "start" : "end",
        dx: side ? 12 : -12,
        lineWidth: wide ? 40 : 9.5
      },
      text: ({row}: End) => `${name(row)} ${years(row)}`
    }
  );
}

export const value = (row: Rung): string =>
  `${years(row)} years after the ${row.start_name.toLowerCase()}`;

export const query = "ladder";

export const draws = "order_drawn";

export const table: TableColumn[] = [
  {name: "milestone", label: "Milestone"},
  {name: "case", label: "Country"},
  {name: "attainment", label: "Attainment", format: (value) => String(value).replaceAll("_", " ")},
  {name: "title", label: "Event"},
  {name: "main", label: "Counted", format: (value) => (value ? "yes" : "rival")},
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
  {name: "status", label: "Status"}
];
