import {amountScale, type Scale} from "@cold-winter/figure";
import type {RenderContext, Case} from "@cold-winter/figure";
import {shownValue, saidYear, type Condition} from "./row.js";

/** One line of a panel: one case by one series, with the yardsticks of that series in the same years. */
export interface Line {
  case: Case;
  year: number;
  series: string;
  series_name: string;
  own: Condition | null;
  yardsticks: Condition[];
  y: number;
  /** Whether it is the first line of its series. */
  first: boolean;
}

/** All lines of one measure, on one axis. */
export interface Panel {
  measure_name: string;
  unit: string;
  top: number;
  bottom: number;
  scale: Scale;
  lines: Line[];
}

/** Where things stand in the drawing, in pixels. */
export interface Layout {
  wide: boolean;
  left: number;
  right: number;
  height: number;
  panels: Panel[];
}

const values = (row: Condition) =>
  [row.before, row.same, row.low, row.high].filter((value) => value !== null);

/** Places one panel for each measure and unit that a compared case has a value for. */
export function layoutOf(rows: Condition[], renderContext: RenderContext): Layout {
  const wide = renderContext.width > 500;
  const [left, right] = wide ? [264, renderContext.width - 166] : [8, renderContext.width - 104];
  const step = wide ? 17 : 18;
  const cases = renderContext.cases.filter(({id}) => rows.some((row) => row.case === id));
  const yearOf = (id: string) =>
    saidYear(
      rows.find((row) => row.case === id)!,
      renderContext
    );
  const panels: Panel[] = [];
  let y = wide ? 44 : 62;
  for (const key of new Set(rows.filter(({role}) => role === "own").map(panelKey))) {
    const theirs = rows.filter((row) => panelKey(row) === key);
    const series = [...new Set(theirs.filter(({role}) => role === "own").map((row) => row.series))];
    const shown = theirs.filter((row) => series.includes(row.series));
    const top = y;
    y += 30;
    const lines = series.flatMap((id) => {
      const own = shown.filter((row) => row.series === id);
      y += wide ? 6 : 18;
      return cases.map((each, at): Line => {
        const mine = own.filter((row) => row.case === each.id);
        y += step;
        return {
          ...{
            case: each,
            year: yearOf(each.id),
            series: id,
            series_name: own[0]!.series_name,
            first: at === 0,
            y: y - step / 2
          },
          own: mine.find(({role}) => role === "own") ?? null,
          yardsticks: mine.filter(
            (row) => row.role === "yardstick" && shownValue(row, renderContext) !== null
          )
        };
      });
    });
    const scale = amountScale(shown.flatMap(values), left + 6, right - 8, wide ? 4 : 3);
    panels.push({
      ...{measure_name: theirs[0]!.measure_name, unit: theirs[0]!.unit},
      top,
      bottom: y,
      scale,
      lines
    });
    y += 16;
  }
  return {wide, left, right, height: y, panels};
}

const panelKey = ({measure, unit}: Condition) => `${measure}|${unit}`;
