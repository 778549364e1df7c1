import type {Repaint} from "./choices.js";
import type {EngineTimes} from "./engine.js";
import type {Growth} from "./growth.js";
import type {Visit} from "./page.js";

type Numbers<Measure> = {[name in keyof Measure]: number | null};

/** The middle of each measure over all rounds, by speed and by page. */
export function medians<Measure extends object>(
  found: Record<string, Record<string, Measure[]>>
): Record<string, Record<string, Numbers<Measure>>> {
  return mapValues(found, (pages) =>
    mapValues(
      pages,
      (visits) =>
        Object.fromEntries(
          Object.keys(visits[0]!).map((name) => [
            name,
            middle(visits.map((each) => each[name as keyof Measure] as number | null))
          ])
        ) as Numbers<Measure>
    )
  );
}

function middle(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const value = known[Math.floor(known.length / 2)];
  return value === undefined ? null : Number(value.toPrecision(4));
}

function mapValues<From, To>(
  object: Record<string, From>,
  map: (value: From) => To
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}

/** What was measured. */
export interface Results {
  pages: Record<string, Record<string, Numbers<Visit>>>;
  engine: Record<string, Numbers<EngineTimes>>;
  choices: Repaint[];
  growth: Growth[];
}

/** A goal as a ratio, and whether it was met. */
export interface Goal {
  what: string;
  against: string;
  speed: string;
  goal: number;
  found: number | null;
  met: boolean;
}

/** Compares what was measured with what the design wants. */
export function goals({pages, engine, choices, growth}: Results): Goal[] {
  const list: Goal[] = [];
  const add = (
    what: string,
    against: string,
    speed: string,
    goal: number,
    value: number | null,
    base: number | null
  ) => {
    const found = value === null || !base ? null : Number((value / base).toPrecision(3));
    list.push({what, against, speed, goal, found, met: found !== null && found <= goal});
  };
  for (const [
    speed,
    {"Cold Winter": own, "bare page": bare, "stock sql page": stock}
  ] of Object.entries(pages)) {
    add(
      "first figure's own marks",
      "the page's first contentful paint",
      speed,
      1.1,
      own!.marks,
      own!.firstPaint
    );
    add("first figure's own marks", "bare page", speed, 0.8, own!.marks, bare!.marks);
    add("first figure's own marks", "stock sql page", speed, 0.08, own!.marks, stock!.marks);
    add("figure answers the pointer", "bare page", speed, 1.3, own!.pointer, bare!.pointer);
    add(
      "bytes to the first figure",
      "stock sql page",
      speed,
      0.02,
      own!.bytesToMarks,
      stock!.bytesToMarks
    );
    add("bytes of a page left alone", "stock sql page", speed, 0.05, own!.bytes, stock!.bytes);
    add(
      "memory of a page left alone",
      "stock sql page",
      speed,
      0.55,
      own!.megabytes,
      stock!.megabytes
    );
    const {start, second, cold, intent} = engine[speed]!;
    add("first question, engine cold", "the engine's own start", speed, 1.15, cold, start);
    add("the same, two seconds after intent", "the same without intent", speed, 1, intent, cold);
    add("engine's start on a second visit", "its first start", speed, 1 / 3, second, start);
  }
  const repainted = choices.map(({later}) => later).sort((a, b) => a - b);
  const half = repainted[Math.floor(repainted.length / 2)] ?? null;
  add("a choice, repainted (half of all figures)", "50 ms", "full speed", 1, half, 50);
  add(
    "a choice, repainted (worst of all figures)",
    "50 ms",
    "full speed",
    1,
    repainted.at(-1) ?? null,
    50
  );
  const [small, large] = [growth[0], growth.at(-1)];
  add(
    "warm query on the most launches, browser",
    "native DuckDB",
    "full speed",
    4,
    large?.browser ?? null,
    large?.native ?? null
  );
  const drawn = growth.filter(({draw}) => draw !== null);
  add(
    "counted figure on more launches",
    "on the fewest",
    "full speed",
    1.1,
    drawn.at(-1)?.draw ?? null,
    small?.draw ?? null
  );
  return list;
}

const plain = (value: number | null) =>
  value === null
    ? "–"
    : value >= 100
      ? String(Math.round(value))
      : String(Number(value.toPrecision(2)));
const kilobytes = (value: number | null) => plain(value === null ? null : value / 1000);

function rows(head: string[], lines: string[][]): string {
  return [head, head.map((_, at) => (at ? "--:" : "---")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function slowest(choices: Repaint[]): string {
  const slower = ({first, later}: Repaint) => Math.max(first, later);
  const slow = [...choices].sort((a, b) => slower(b) - slower(a)).slice(0, 5);
  return rows(
    ["slowest choices, ms", "first", "later"],
    slow.map(({page, figure, choice, first, later}) => [
      `${figure} on ${page.replace(".html", "")}, ${choice}`,
      plain(first),
      plain(later)
    ])
  );
}

const unbuilt =
  "A size without a build was not tried: a million launches, read as rows of text, are more than a usual heap of Node " +
  "holds, 4 GB. Such tables come through a loader of their own.";

function sizes(growth: Growth[]): string {
  const found = rows(
    [
      "launches",
      "browser, ms",
      "native, ms",
      "Arquero, ms",
      "build, s",
      "build, warm, s",
      "counted figure, ms"
    ],
    growth.map((each) => [
      ...[String(each.launches), plain(each.browser), plain(each.native), plain(each.arquero)],
      ...[
        plain(each.build === null ? null : each.build / 1000),
        plain(each.rebuild === null ? null : each.rebuild / 1000),
        plain(each.draw)
      ]
    ])
  );
  return growth.some(({build}) => build === null) ? `${found}\n\n${unbuilt}` : found;
}

/** Writes the results as tables in Markdown. */
export function table({
  pages,
  engine,
  choices,
  growth,
  goals: list
}: Results & {goals: Goal[]}): string {
  const parts = Object.entries(pages).map(([speed, found]) =>
    rows(
      [
        speed,
        "first paint, ms",
        "marks, ms",
        "answers the pointer, ms",
        "to the figure, KB",
        "left alone, KB",
        "shift",
        "memory, MB"
      ],
      Object.entries(found).map(
        ([name, {firstPaint, marks, pointer, bytesToMarks, bytes, shift, megabytes}]) => [
          ...[
            name,
            plain(firstPaint),
            plain(marks),
            plain(pointer),
            kilobytes(bytesToMarks),
            kilobytes(bytes),
            plain(shift),
            plain(megabytes)
          ]
        ]
      )
    )
  );
  const engines = rows(
    [
      "engine, ms",
      "first start",
      "second visit",
      "question, cold",
      "question, 2 s after intent",
      "warm query"
    ],
    Object.entries(engine).map(([speed, {start, second, cold, intent, warm}]) => [
      speed,
      ...[start, second, cold, intent, warm].map(plain)
    ])
  );
  return [...parts, engines, slowest(choices), sizes(growth), aims(list)].join("\n\n") + "\n";
}

/** Why a goal may be missed, by what it is about. */
const causes: Record<string, string> = {
  "first figure's own marks":
    "the first picture comes when the browser has laid out the whole page, with its other figures, tables and references; " +
    "the rival's page holds the one chart",
  "figure answers the pointer":
    "a page asks for nearly forty small scripts, a browser for six at a time; the rival has seven",
  "memory of a page left alone":
    "an empty page of this browser takes more than half of what the stock page does",
  "first question, engine cold":
    "the engine's own start is timed on a page at rest; here the question comes as soon as the page is there, and both " +
    "share the processors",
  "the same, two seconds after intent":
    "in two seconds such a line carries half of the engine: the question waits for the rest, as without intent",
  "engine's start on a second visit":
    "without a line to wait for, what a second visit saves is little: compiling the engine and opening the record are left",
  "a choice, repainted (half of all figures)":
    "the picture is drawn beforehand: what is left is the browser's own style, layout and paint, here without a graphics card",
  "a choice, repainted (worst of all figures)":
    "pictures of some six hundred elements on the longest page, which the browser styles, lays out and paints, here " +
    "without a graphics card"
};

/** Writes the goals as a table in Markdown, and below it the cause of each that is missed. */
export function aims(list: Goal[]): string {
  const found = rows(
    ["goal", "against", "at", "at most", "found", ""],
    list.map(({what, against, speed, goal, found: value, met}) => [
      ...[what, against, speed, plain(goal), plain(value), met ? "met" : "missed"]
    ])
  );
  const missed = [...new Set(list.filter(({met}) => !met).map(({what}) => what))];
  const why = missed.map((what) => `- ${what}: ${causes[what] ?? "the cause is not known yet"}.`);
  return missed.length ? `${found}\n\nWhy what is missed is missed:\n\n${why.join("\n")}` : found;
}
