import type {ComparedRow, PlacedRow} from "@cold-winter/data/comparison";
import {groupBy} from "@cold-winter/data/shared";
import {mapped, yearsText} from "./map.js";
import {byCase, say, type Scene, type Spoken} from "./scene.js";

interface Most {
  name: string;
  place: string;
  rows: PlacedRow[];
  total: number;
}

/** Tells where each country has most rows. */
export function places(scene: Scene): Spoken {
  const {what, part} = scene;
  const most = byCase(scene).flatMap(({name, rows}) => mostOf(name, rows) ?? []);
  if (!most.length) return {text: say("map.none", {what}), rows: scene.rows};
  const detail = most
    .map(({name, place, rows, total}) => {
      const {from, to} = yearsText(rows);
      const words = {a: name, place, n: rows.length, total, from, to};
      return say("map.at", {...words, many: total === 1 ? part.one : part.many});
    })
    .join(" ");
  const sorted = [...most].sort((a, b) => b.rows.length - a.rows.length);
  const [a, b] = most.length > 2 ? sorted : most;
  const words = {what, a: a!.name, place: a!.place};
  const text = !b
    ? say("map.one", words)
    : most.length > 2
      ? say("map.many", words)
      : say("map.two", {...words, b: b.name, other: b.place});
  return {text, detail, rows: [...a!.rows, ...(b?.rows ?? [])]};
}

// The place with most rows, these from the earliest to the latest.
function mostOf(name: string, rows: ComparedRow[]): Most | null {
  const marks = mapped(rows as PlacedRow[]);
  const [most] = [...groupBy(marks, ({place}) => place)].sort(
    ([, a], [, b]) => b.length - a.length
  );
  if (!most) return null;
  const there = most[1].map(({row}) => row).sort((a, b) => a.x! - b.x!);
  return {name, place: most[0], rows: there, total: rows.length};
}
