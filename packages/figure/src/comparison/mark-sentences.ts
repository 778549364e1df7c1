import type {ComparedRow} from "@cold-winter/data/comparison";
import {caseName} from "../cases.js";
import {plainNumber, plainRange} from "../format.js";
import {
  boundsOf,
  byCase,
  say,
  unitOf,
  valueText,
  yearText,
  type Scene,
  type Spoken
} from "./scene.js";

/** Tells counts: totals, and of one country its largest year. */
export function counts(scene: Scene): Spoken {
  const {what, rows, part} = scene;
  const counted = rows.filter((row) => boundsOf(row));
  if (!counted.length) {
    const n = rows.reduce((sum, {listed}) => sum + (listed ?? 0), 0);
    return {text: say("count.selection", {what, n}), rows};
  }
  const cases = byCase({...scene, rows: counted}).map((each) => ({
    ...each,
    low: each.rows.reduce((sum, {low, best}) => sum + (low ?? best ?? 0), 0),
    high: each.rows.reduce((sum, {high, best}) => sum + (high ?? best ?? 0), 0)
  }));
  const total = ({low, high}: {low: number; high: number}) => plainRange(low, high, 0);
  if (cases.length === 1) {
    const own = cases[0]!;
    const years = [...new Set(own.rows.map(({x}) => x!))].map((x) => {
      const there = own.rows.filter((row) => row.x === x);
      return {x, there, n: there.reduce((sum, {high, best}) => sum + (high ?? best ?? 0), 0)};
    });
    const most = years.reduce((a, b) => (b.n > a.n ? b : a));
    const year =
      scene.told.clock === null ? String(most.x) : say("picture.year", {year: yearText(most.x)});
    return {
      text: say("count.one", {
        a: own.name,
        n: plainNumber(most.n),
        many: part.many,
        year
      }),
      detail: say("count.total", {total: total(own)}),
      rows: own.rows
    };
  }
  const words = (each: (typeof cases)[number]) => ({name: each.name, text: total(each)});
  if (cases.length === 2) {
    const [a, b] = cases.map(words) as [ReturnType<typeof words>, ReturnType<typeof words>];
    return {
      text: say("count.two", {what, a: a.name, va: a.text, b: b.name, vb: b.text}),
      rows: counted
    };
  }
  const sorted = [...cases].sort((a, b) => b.high - a.high);
  const [a, b] = [words(sorted[0]!), words(sorted.at(-1)!)];
  return {
    text: say("count.many", {what, a: a.name, va: a.text, b: b.name, vb: b.text}),
    detail: say("at.among", {n: cases.length}),
    rows: counted
  };
}

/** Tells rows that are drawn as they are. */
export function marks(scene: Scene): Spoken {
  const {what, rows, part} = scene;
  const valued = rows.filter((row) => boundsOf(row));
  if (valued.length) {
    const most = valued.reduce((a, b) => (boundsOf(b)![1] > boundsOf(a)![1] ? b : a));
    const words = {
      what,
      a: caseName(most.case, scene.context),
      va: `${valueText(most)}${unitOf(most)}`
    };
    return {text: say("marks.amount", {...words, year: String(most.year)}), rows: [most]};
  }
  const cases = byCase(scene).sort((a, b) => b.rows.length - a.rows.length);
  const [a, b] = cases;
  const words = {
    what,
    a: a!.name,
    va: `${a!.rows.length} ${a!.rows.length === 1 ? part.one : part.many}`,
    n: cases.length
  };
  if (!b) return {text: say("marks.one", words), rows};
  if (cases.length > 2) return {text: say("marks.many", words), rows};
  return {text: say("marks.two", {...words, b: b.name, vb: b.rows.length}), rows};
}

/** Tells the last step that can be compared. */
export function ladder(scene: Scene): Spoken {
  const {told, rows} = scene;
  const since = told.clock !== null;
  const cases = byCase(scene);
  const steps = [...new Set(rows.map(({part}) => part))].sort().reverse();
  const [one, other] = cases;
  const at = (list: ComparedRow[], part: string | null) => list.find((row) => row.part === part);
  const years = ({x, x_to}: ComparedRow) => plainRange(x ?? x_to!, x_to ?? x!, since ? 1 : 0);
  const calendar = ({year}: ComparedRow) => String(year);
  for (const step of other ? steps : []) {
    const [first, second] = [at(one!.rows, step), at(other!.rows, step)];
    if (!first || !second) continue;
    const [a, b] = first.x === null ? [other!, one!] : [one!, other!];
    const [ra, rb] = first.x === null ? [second, first] : [first, second];
    if (ra.x === null || (ra.x <= 0 && since)) continue;
    const words = {step: ra.series_name ?? "", a: a.name, b: b.name};
    if (rb.x === null && since)
      return {
        text: say("ladder.not", {...words, va: years(ra), vb: plainNumber(rb.x_to!, 1)}),
        rows: [ra, rb]
      };
    if (rb.x === null) continue;
    if (!since)
      return {
        text: say("ladder.calendar", {...words, va: calendar(ra), vb: calendar(rb)}),
        rows: [ra, rb]
      };
    return {text: say("ladder.both", {...words, va: years(ra), vb: years(rb)}), rows: [ra, rb]};
  }
  const taken = one!.rows.filter(({x}) => x !== null);
  const last = taken.length ? taken.reduce((a, b) => (b.x! > a.x! ? b : a)) : one!.rows[0]!;
  return {
    text: say("ladder.one", {
      a: one!.name,
      n: taken.length,
      total: one!.rows.length
    }),
    detail: last.year === null ? "" : say("ladder.last", {year: String(last.year)}),
    rows: one!.rows
  };
}

/** Tells the longest stretch of time. */
export function spans(scene: Scene): Spoken {
  const {what} = scene;
  const length = ({x, x_to}: ComparedRow) => x_to! - x!;
  // How long a span took that has no known end is not known.
  const ended = scene.rows.filter(({date}) => date?.includes("/"));
  if (!ended.length) return {text: say("none", {what}), rows: []};
  const longest = byCase({...scene, rows: ended}).map(({name, rows}) => {
    const row = rows.reduce((a, b) => (length(b) > length(a) ? b : a));
    return {name, row, years: plainNumber(length(row), 1)};
  });
  const [a, b] = longest;
  const words = {what, a: a!.name, va: a!.years, title: a!.row.title ?? ""};
  if (!b) return {text: say("span.one", words), rows: [a!.row]};
  return {text: say("span.two", {...words, b: b.name, vb: b.years}), rows: [a!.row, b.row]};
}
