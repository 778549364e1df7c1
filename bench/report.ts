import type {Repaint} from "./choices.js";
import {goals, isMet, type Goal, type Results} from "./goals.js";

export type {Results};

/** Why a goal may be missed, by what it is about. */
const causes: Record<string, string> = {};

/** Writes goals and results as Markdown; beside each goal stands what the last committed run found. */
export function report(results: Results, last: Results): string {
  const before = new Map(goals(last).map((goal) => [idOf(goal), goal.found]));
  const list = goals(results);
  const parts = [
    "Written by `npm run bench`; `README.md` says what each part measures.",
    rows(["part", "measured"], Object.entries(results.measured ?? {})),
    rows(
      ["goal", "against", "at", "at most", "found", "last", "to last", ""],
      list.map((goal) => goalLine(goal, before.get(idOf(goal)) ?? null))
    ),
    reasons(list),
    ...tables(results)
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const idOf = ({part, what, at}: Goal) => [part, what, at].join("|");

function goalLine(goal: Goal, last: number | null): string[] {
  const {what, against, at, most, found} = goal;
  const change = found !== null && last ? plain(found / last) : "–";
  return [
    ...[what, against, at, plain(most), plain(found), plain(last), change],
    isMet(goal) ? "met" : "missed"
  ];
}

function reasons(list: Goal[]): string {
  const missed = [...new Set(list.filter((goal) => !isMet(goal)).map(({what}) => what))];
  const why = missed.map((what) => `- ${what}: ${causes[what] ?? "the cause is not known yet"}.`);
  return why.length ? `Why what is missed is missed:\n\n${why.join("\n")}` : "";
}

function tables({pages = {}, engine = {}, choices = {}, growth = [], authors}: Results): string[] {
  return [
    ...Object.entries(pages).map(([speed, found]) => measures(speed, found)),
    Object.keys(engine).length ? measures("engine, ms", engine) : "",
    ...Object.entries(choices).map(([slowdown, found]) => slowest(slowdown, found)),
    growth.length
      ? measures(
          "launches",
          Object.fromEntries(growth.map(({launches, ...rest}) => [launches, rest]))
        )
      : "",
    authors ? measures("authors, ms", {"Cold Winter": {...authors, edits: undefined}}) : ""
  ];
}

// A table with a line for each thing and a column for each measure.
function measures(head: string, found: Record<string, object>): string {
  const lines = Object.entries(found) as [string, Record<string, number | null>][];
  const names = Object.keys(lines[0]![1]).filter((name) => lines[0]![1][name] !== undefined);
  return rows(
    [head, ...names.map((name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))],
    lines.map(([name, values]) => [name, ...names.map((each) => plain(values[each] ?? null))])
  );
}

function slowest(slowdown: string, choices: Repaint[]): string {
  const slower = ({first, later}: Repaint) => Math.max(first, later);
  const slow = [...choices].sort((a, b) => slower(b) - slower(a)).slice(0, 8);
  return rows(
    [`slowest choices, ms, slowed ${slowdown} times`, "first", "later"],
    slow.map(({page, figure, choice, first, later}) => [
      `${figure} on ${page.replace(".html", "")}, ${choice}`,
      plain(first),
      plain(later)
    ])
  );
}

function plain(value: number | null): string {
  if (value === null) return "–";
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}

function rows(head: string[], lines: string[][]): string {
  if (!lines.length) return "";
  return [head, head.map((_, at) => (at ? "--:" : "---")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
