import type {ComparedRow} from "@cold-winter/data/comparison";
import {caseName} from "../cases.js";
import {amount} from "../scale.js";
import {
  boundsOf,
  byCase,
  rangeText,
  say,
  unitOf,
  yearText,
  type Scene,
  type Spoken
} from "./scene.js";

/** Tells yearly values: at the clock's zero, else in the last year that all know. */
export function values(scene: Scene, template?: "rank"): Spoken {
  const {told, what, rows} = scene;
  const valued = {...scene, rows: rows.filter((row) => boundsOf(row))};
  const cases = byCase(valued);
  if (!cases.length) return {text: say("none", {what}), rows: []};
  const unit = unitAfter(what, valued.rows[0]!);
  if (cases.length === 1) {
    const last = cases[0]!.rows.reduce((a, b) => (b.x! > a.x! ? b : a));
    const there = cases[0]!.rows.filter(({x}) => x === last.x);
    const year = String(last.year ?? last.x);
    const parts = there.filter(({part}) => part !== null);
    if (parts.length > 1 || new Set(cases[0]!.rows.map(({part}) => part)).size > 1)
      return ofPart(what, cases[0]!.name, there, unit, year);
    return {
      text: say("one", {what, a: cases[0]!.name, va: rangeText(there) + unit, year}),
      rows: there
    };
  }
  const shared = cases
    .map((each) => new Set(each.rows.map(({x}) => x!)))
    .reduce((all, xs) => new Set([...all].filter((x) => xs.has(x))));
  if (!shared.size) return apart(what, cases, unit);
  const since = told.clock !== null;
  // An index is 100 at its zero, and what grows is told where it stands.
  const {kind, n} = scene.part;
  const indexed = told.comparison.what[n - 1]?.as?.index === "zero";
  const grows = kind === "amount" || kind === "count";
  const x = since && !grows && !indexed && shared.has(0) ? 0 : Math.max(...shared);
  const at = cases.map(({name, rows: own}) => ({name, rows: own.filter((row) => row.x === x)}));
  const all = at.flatMap((each) => each.rows);
  const moment = since ? (x === 0 ? "at.zero" : "at.since") : "at.calendar";
  const detail = say(moment, {
    year: since ? yearText(x) : String(x),
    clock: (told.clock ?? "").toLowerCase()
  });
  if (at.length > 2) {
    // The first in rank is highest.
    const side = template === "rank" ? -1 : 1;
    const size = (list: ComparedRow[]) => side * Math.max(...list.map((row) => boundsOf(row)![1]));
    const sorted = [...at].sort((a, b) => size(b.rows) - size(a.rows));
    const [most, least] = [sorted[0]!, sorted.at(-1)!];
    return {
      text: say("many", {
        what,
        a: most.name,
        va: rangeText(most.rows) + unit,
        b: least.name,
        vb: rangeText(least.rows)
      }),
      detail: `${detail} ${say("at.among", {n: at.length})}`,
      rows: [...most.rows, ...least.rows]
    };
  }
  const pair = {
    a: at[0]!.name,
    va: rangeText(at[0]!.rows) + unit,
    b: at[1]!.name,
    vb: rangeText(at[1]!.rows)
  };
  return {
    text: say("pair", {what, ...pair}),
    detail,
    rows: all
  };
}

// Of many parts the largest is told, by its word.
function ofPart(what: string, a: string, there: ComparedRow[], unit: string, year: string): Spoken {
  const most = there.reduce((x, y) => (boundsOf(y)![1] > boundsOf(x)![1] ? y : x));
  const part = (most.part ?? "").replaceAll("_", " ");
  return {text: say("one.part", {what, part, a, va: rangeText([most]) + unit, year}), rows: [most]};
}

// The unit as it follows the number, less the year of its prices, which the line below tells, and less what the name says
// already: `grain per person … kg per person`.
const unitAfter = (what: string, row: ComparedRow) =>
  unitOf(row)
    .replace(/^ \d{4} /, " ")
    .replace(/ per .*$/, (rest) => (what.includes(rest) ? "" : rest));

function apart(what: string, cases: {name: string; rows: ComparedRow[]}[], unit: string): Spoken {
  const last = cases.slice(0, 2).map(({name, rows}) => {
    const row = rows.reduce((a, b) => (b.x! > a.x! ? b : a));
    return {name, rows: rows.filter(({x}) => x === row.x), year: String(row.year ?? row.x)};
  });
  const [one, other] = last as [(typeof last)[0], (typeof last)[0]];
  return {
    text: say("pair", {
      ...{what, a: one.name, va: rangeText(one.rows) + unit},
      ...{b: other.name, vb: rangeText(other.rows)}
    }),
    detail: say("at.apart", {a: one.name, ya: one.year, b: other.name, yb: other.year}),
    rows: last.flatMap((each) => each.rows)
  };
}

/** Tells the largest change from one year to the next. */
export function change({what, rows, context}: Scene): Spoken {
  const valued = rows.filter(({best}) => best !== null);
  if (!valued.length) return {text: say("none", {what}), rows: []};
  const most = valued.reduce((a, b) => (Math.abs(b.best!) > Math.abs(a.best!) ? b : a));
  const sign = most.best! > 0 ? "+" : "";
  const unit = most.unit?.startsWith("percent") ? " %" : "";
  const words = {
    what: what.replace(/, change from the year before$/, ""),
    a: caseName(most.case, context)
  };
  return {
    text: say("change", {
      ...words,
      va: sign + amount(most.best!) + unit,
      year: String(most.year ?? most.x)
    }),
    rows: [most]
  };
}

/** Tells before and after each zero of the clock. */
export function each({what, rows, context, told}: Scene): Spoken {
  const zeros = [...new Set(rows.map(({zero}) => zero))];
  const name = caseName(rows[0]!.case, context);
  const middle = (zero: string | null, x: number) => {
    const there = rows.filter((row) => row.zero === zero && row.x === x && boundsOf(row));
    const all = there.map((row) => row.best ?? (boundsOf(row)![0] + boundsOf(row)![1]) / 2);
    return {there, value: all.length ? all.reduce((a, b) => a + b, 0) / all.length : null};
  };
  const pairs = zeros.flatMap((zero) => {
    const [before, after] = [middle(zero, -1), middle(zero, 1)];
    return before.value === null || after.value === null
      ? []
      : [{rows: [...before.there, ...after.there], up: after.value > before.value}];
  });
  const clock = told.clock ?? "";
  const words = {what, a: name, one: clock, many: `${clock} years`, total: pairs.length};
  if (!pairs.length) return {text: say("each.none", words), rows};
  return {
    text: say("each.rise", {...words, n: pairs.filter(({up}) => up).length}),
    rows: pairs.flatMap((pair) => pair.rows)
  };
}
