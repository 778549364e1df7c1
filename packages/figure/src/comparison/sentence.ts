import type {ComparedRow, Told, ToldPart} from "@cold-winter/data/comparison";
import english from "../catalogue/comparison.js";
import {translator} from "../catalogue.js";
import {caseName} from "../cases.js";
import {plainNumber, plainRange} from "../format.js";
import type {Context} from "../spec.js";
import {amount} from "../scale.js";

/** Texts of comparisons. */
export const say = translator("comparison", english);

/** A sentence, and the rows whose numbers it says. */
export interface Spoken {
  text: string;
  rows: ComparedRow[];
}

/** The rows of a part that have a place and a value or a mark. */
export function drawnOf(rows: ComparedRow[], n?: number): ComparedRow[] {
  return rows.filter(
    ({role, what, x, x_to}) =>
      role === "value" && (n === undefined || what === n) && (x ?? x_to) !== null
  );
}

/** The bounds of a value; null where it has none. */
export function boundsOf({low, best, high}: ComparedRow): [number, number] | null {
  const from = low ?? best ?? high;
  const to = high ?? best ?? low;
  return from === null || to === null ? null : [from, to];
}

/** Writes a value, or its range. */
export function valueText(row: ComparedRow): string {
  return rangeText([row]);
}

function rangeText(rows: ComparedRow[]): string {
  const all = rows.flatMap((row) => (row.best === null ? (boundsOf(row) ?? []) : [row.best]));
  const [from, to] = [amount(Math.min(...all)), amount(Math.max(...all))];
  return from === to ? from : `${from}–${to}`;
}

/** What a comparison's rows say in one sentence of its form. */
export function spoken(rows: ComparedRow[], told: Told, context: Context): Spoken {
  const part = told.parts.find(({n}) => drawnOf(rows, n).length) ?? told.parts[0]!;
  const own = drawnOf(rows, part.n).filter(({rival}) => !rival);
  const scene = {part, told, context, rows: own, what: nameOf(part, own)};
  if (!own.length) return {text: say("none", {what: scene.what}), rows: []};
  if (part.kind === "steps") return ladder(scene);
  if (part.kind === "span") return spans(scene);
  if (part.kind === "things") return marks(scene);
  if (own.some(({zero}) => zero !== null)) return each(scene);
  const as = told.comparison.what[part.n - 1]!.as ?? {};
  if (as.change) return change(scene);
  if (part.kind === "count" && Object.keys(as).length === 0) return counts(scene);
  return values(scene, as.rank ? "rank" : undefined);
}

interface Scene {
  part: ToldPart;
  told: Told;
  context: Context;
  rows: ComparedRow[];
  what: string;
}

// A series is named without the work that it comes from: the sources tell.
function nameOf({name, kind}: ToldPart, rows: ComparedRow[]): string {
  const panel = rows[0]?.panel ?? name;
  if (kind !== "series") return panel;
  const [base = panel, ...rest] = panel.split(
    /(?= per |, (?:change|total|rank|\d|year 0)| as percent of )/
  );
  return (
    base.replace(/, [^,]+$/, "") +
    rest
      .map((each) => (each.startsWith(" as percent") ? each.replace(/, [^,]+$/, "") : each))
      .join("")
  );
}

function byCase({rows, context}: Scene): {id: string; name: string; rows: ComparedRow[]}[] {
  const ids = [...new Set(rows.map((row) => row.case))];
  const order = (id: string) => context.cases.findIndex((each) => each.id === id);
  return ids
    .sort((a, b) => order(a) - order(b))
    .map((id) => ({id, name: caseName(id, context), rows: rows.filter((row) => row.case === id)}));
}

const yearText = (x: number) => (x < 0 ? `−${-x}` : String(x));
const unitOf = ({unit}: ComparedRow) =>
  unit === "percent" || unit?.startsWith("percent ")
    ? " %"
    : unit === null || unit === "index" || unit === "rank"
      ? ""
      : ` ${unit}`;

function values(scene: Scene, template?: "rank"): Spoken {
  const {told, what, rows} = scene;
  const valued = {...scene, rows: rows.filter((row) => boundsOf(row))};
  const cases = byCase(valued);
  if (!cases.length) return {text: say("none", {what}), rows: []};
  const unit = unitOf(valued.rows[0]!);
  if (cases.length === 1) {
    const last = cases[0]!.rows.reduce((a, b) => (b.x! > a.x! ? b : a));
    const there = cases[0]!.rows.filter(({x}) => x === last.x);
    const year = String(last.year ?? last.x);
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
  const grows = scene.part.kind === "amount" || scene.part.kind === "count";
  const x = since && !grows && shared.has(0) ? 0 : Math.max(...shared);
  const at = cases.map(({name, rows: own}) => ({name, rows: own.filter((row) => row.x === x)}));
  const all = at.flatMap((each) => each.rows);
  const words = {
    what,
    year: since ? yearText(x) : String(x),
    clock: (told.clock ?? "").toLowerCase()
  };
  if (at.length > 2) {
    // The first in rank is highest.
    const side = template === "rank" ? -1 : 1;
    const size = (list: ComparedRow[]) => side * Math.max(...list.map((row) => boundsOf(row)![1]));
    const sorted = [...at].sort((a, b) => size(b.rows) - size(a.rows));
    const [most, least] = [sorted[0]!, sorted.at(-1)!];
    return {
      text: say("many", {
        ...words,
        a: most.name,
        va: rangeText(most.rows) + unit,
        b: least.name,
        vb: rangeText(least.rows),
        n: at.length
      }),
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
    text: say(template ?? (!since ? "calendar" : x === 0 ? "zero" : "since"), {...words, ...pair}),
    rows: all
  };
}

function apart(what: string, cases: {name: string; rows: ComparedRow[]}[], unit: string): Spoken {
  const last = cases.slice(0, 2).map(({name, rows}) => {
    const row = rows.reduce((a, b) => (b.x! > a.x! ? b : a));
    return {name, rows: rows.filter(({x}) => x === row.x), year: String(row.year ?? row.x)};
  });
  const [one, other] = last as [(typeof last)[0], (typeof last)[0]];
  return {
    text: say("apart", {
      ...{what, a: one.name, va: rangeText(one.rows) + unit, ya: one.year},
      ...{b: other.name, vb: rangeText(other.rows), yb: other.year}
    }),
    rows: last.flatMap((each) => each.rows)
  };
}

function counts(scene: Scene): Spoken {
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
        total: total(own),
        many: part.many,
        year
      }),
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
    text: say("count.many", {what, a: a.name, va: a.text, b: b.name, vb: b.text, n: cases.length}),
    rows: counted
  };
}

function change({what, rows, context}: Scene): Spoken {
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

function each({what, rows, context, told}: Scene): Spoken {
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

function marks(scene: Scene): Spoken {
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

function ladder(scene: Scene): Spoken {
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
      total: one!.rows.length,
      year: String(last.year ?? "")
    }),
    rows: one!.rows
  };
}

function spans(scene: Scene): Spoken {
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

/** What is measured, in which unit, for whom and when: counted from the rows that are drawn. */
export function detailText(rows: ComparedRow[], told: Told, context: Context): string {
  const drawn = drawnOf(rows);
  const parts: string[] = [];
  const units = [
    ...new Set(
      drawn
        .filter((row) => boundsOf(row))
        .flatMap(({unit}) => (unit === null || unit === "rank" || unit === "index" ? [] : unit))
    )
  ];
  if (units.length) parts.push(say("detail.unit", {unit: units.join("; ")}));
  for (const part of told.parts) {
    const own = drawnOf(rows, part.n);
    const cases = [...new Set(own.map((row) => row.case))];
    const words = cases.map((id) => {
      const xs = own.filter((row) => row.case === id);
      const from = Math.min(...xs.map(({x, x_to}) => x ?? x_to!));
      const to = Math.max(
        ...xs.map(({x, x_to}) =>
          Math.max(x ?? x_to!, ["span", "steps"].includes(part.kind) ? (x_to ?? x!) : -Infinity)
        )
      );
      const name = told.clock === null ? "detail.case" : "detail.since";
      const many = part.kind === "count" ? "years" : xs.length === 1 ? part.one : part.many;
      return say(name, {
        a: caseName(id, context),
        n: xs.length,
        many: part.kind === "amount" ? "values" : many,
        from: yearText(Math.floor(from)),
        to: yearText(Math.floor(to))
      });
    });
    if (words.length)
      parts.push(`${told.parts.length > 1 ? `${part.name}: ` : ""}${words.join("; ")}.`);
  }
  const missing = drawn.filter(
    (row) => row.reason !== null && !boundsOf(row) && row.listed === null && row.unit !== "years"
  ).length;
  if (missing) parts.push(`${say("detail.missing", {n: missing})}.`);
  const absent = rows.filter(({role}) => role === "absent");
  for (const {case: id, reason} of absent)
    parts.push(
      `${say("detail.absent", {a: caseName(id, context), reason: (reason ?? "").replace(/\.$/, "")})}.`
    );
  return [...parts, ...clockTexts(rows, told)].join(" ");
}

function clockTexts(rows: ComparedRow[], {clock, comparison, exact, parts}: Told): string[] {
  const each = rows.some(({zero}) => zero !== null);
  const below = rows.filter((row) => row.role === "value" && (boundsOf(row)?.[0] ?? 1) <= 0).length;
  return [
    clock === null ? "" : say(each ? "detail.each" : "detail.clock", {clock: clock.toLowerCase()}),
    exact && parts.some(({kind}) => kind === "count") ? say("detail.anniversary") : "",
    comparison.log ? say("detail.log") : "",
    comparison.log && below ? say("detail.log.left", {n: below}) : "",
    parts.some(({form}) => form === "lines" || form === "multiples") ? say("detail.lines") : ""
  ].filter(Boolean);
}
