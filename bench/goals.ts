import type {AuthorTimes} from "./authors.js";
import type {Repaint} from "./choices.js";
import type {EngineTimes} from "./engine.js";
import type {Growth} from "./growth.js";
import type {Medians} from "./median.js";
import type {PageResults} from "./pages.js";

/** What was measured, by part; `measured` says when and on what. A part that was never measured is absent. */
export interface Results {
  measured?: Record<string, string>;
  pages?: PageResults;
  engine?: Record<string, Medians<EngineTimes>>;
  choices?: Record<number, Repaint[]>;
  growth?: Growth[];
  authors?: AuthorTimes;
}

/** A goal as a ratio or a bound, what was found, and whether that is enough. */
export interface Goal {
  part: string;
  what: string;
  against: string;
  at: string;
  most: number;
  found: number | null;
}

type Measured = number | null | undefined;

const ratio = (value: Measured, base: Measured) =>
  value === null || value === undefined || !base ? null : Number((value / base).toPrecision(3));

/** Whether a goal is met. */
export function isMet({found, most}: Goal): boolean {
  return found !== null && found <= most;
}

/** Compares what was measured with what is wanted. */
export function goals(results: Results): Goal[] {
  return [
    ...pageGoals(results.pages ?? {}),
    ...engineGoals(results.engine ?? {}),
    ...choiceGoals(results.choices ?? {}),
    ...growthGoals(results.growth ?? []),
    ...(results.authors ? authorGoals(results.authors) : [])
  ];
}

function pageGoals(pages: PageResults): Goal[] {
  return Object.entries(pages).flatMap(([at, found]) => {
    const of = (name: string) => Object.entries(found).find(([each]) => each.startsWith(name))?.[1];
    const [own, workbench, empty] = [of("Cold Winter"), of("its workbench"), of("empty page")];
    const [stock, bare, fixed] = [of("stock sql page"), of("bare page"), of("static page")];
    const [most, fewest] = [of("its page with most"), of("its page with fewest")];
    const above = (page: typeof own) =>
      page?.megabytes && empty?.megabytes ? page.megabytes - empty.megabytes : null;
    const goal = (what: string, against: string, bound: number, value: number | null): Goal => ({
      ...{part: "pages", what, against, at, most: bound, found: value}
    });
    return [
      goal("answers the pointer", "bare page", 1, ratio(own?.pointer, bare?.pointer)),
      goal("scripts before the page is idle", "–", 4, own?.scripts ?? null),
      goal("scripts before the editor is there", "–", 8, workbench?.editorScripts ?? null),
      goal("first paint", "static page", 1.3, ratio(own?.firstPaint, fixed?.firstPaint)),
      goal(
        "first paint with the most marks",
        "with the fewest",
        1.1,
        ratio(most?.firstPaint, fewest?.firstPaint)
      ),
      goal("first figure's marks", "its first paint", 1.1, ratio(own?.marks, own?.firstPaint)),
      goal("memory above an empty page", "stock sql page", 0.25, ratio(above(own), above(stock))),
      goal(
        "bytes to the figure",
        "stock sql page",
        0.02,
        ratio(own?.bytesToMarks, stock?.bytesToMarks)
      ),
      goal("bytes of a page left alone", "stock sql page", 0.05, ratio(own?.bytes, stock?.bytes))
    ];
  });
}

function engineGoals(engine: NonNullable<Results["engine"]>): Goal[] {
  return Object.entries(engine).flatMap(([at, found]) => {
    const {start, second, bareStart, first, cold, intent} = found;
    const goal = (
      what: string,
      against: string,
      most: number,
      value: Measured,
      base: Measured
    ) => ({
      ...{part: "engine", what, against, at, most, found: ratio(value, base)}
    });
    return [
      goal("engine ready", "bare page that starts it", 1.1, start, bareStart),
      goal("second visit", "first", 0.5, second, start),
      goal("first question", "the engine's start", 1.1, first, start),
      goal("workbench's first result", "the engine's start", 1.3, cold, start),
      goal("the same, two seconds after intent", "without intent", 1, intent, cold)
    ];
  });
}

function choiceGoals(choices: NonNullable<Results["choices"]>): Goal[] {
  const bounds: Record<string, [number, string]> = {
    1: [50, "full speed"],
    4: [200, "4 times slowed"]
  };
  return Object.entries(choices).flatMap(([slowdown, found]) => {
    const [most, at] = bounds[slowdown]!;
    const worst = (times: number[]) => Math.round(Math.max(...times));
    const goal = (what: string, times: number[]) => ({
      ...{part: "choices", what, against: "ms", at, most, found: worst(times)}
    });
    return [
      goal(
        "worst choice, first",
        found.map(({first}) => first)
      ),
      goal(
        "worst choice, later",
        found.map(({later}) => later)
      )
    ];
  });
}

function growthGoals(growth: Growth[]): Goal[] {
  const goal = (what: string, against: string, most: number, found: number | null): Goal => ({
    ...{part: "growth", what, against, at: "full speed", most, found}
  });
  const last = growth.at(-1);
  const tenth = growth.at(-2);
  if (!last || !tenth) return [];
  return [
    goal("warm query on most rows, browser", "native DuckDB", 4, ratio(last.browser, last.native)),
    goal("build of most rows", "a tenth of them", 10, ratio(last.build, tenth.build)),
    goal("memory of that build", "megabytes", 2000, last.megabytes && Math.round(last.megabytes)),
    goal("counted figure on most rows", "on fewest", 1.1, ratio(last.draw, growth[0]?.draw))
  ];
}

function authorGoals(times: AuthorTimes): Goal[] {
  const goal = (what: string, against: string, most: number, found: number | null): Goal => ({
    ...{part: "authors", what, against, at: "full speed", most, found}
  });
  return [
    goal("check, nothing kept", "ms", 4000, times.check),
    goal("check again", "ms", 1500, times.checkAgain),
    goal("first page of npm start, fresh clone", "ms", 10_000, times.first),
    goal("first page the next time", "bare preview", 1.5, ratio(times.next, times.bareNext)),
    goal("build", "bare build of as many pages", 3, ratio(times.build, times.bareBuild)),
    ...times.edits.map(({what, time}) => goal(`edit shown: ${what}`, "ms", 1000, time))
  ];
}
