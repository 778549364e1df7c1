import type {Choice} from "@cold-winter/figure";
import {reached, type Rung} from "./rung.js";

/** Which of several events that might count as a milestone does count. */
export const candidateChoice: Choice = {
  name: "candidate",
  kind: "view",
  label: "Where several events might count",
  options: [
    {value: "ranked", label: "the one that fits best"},
    {value: "earliest", label: "the earliest"},
    {value: "latest", label: "the latest"}
  ]
};

/** Marks in the rows of one starting point the candidate that counts, for each case and milestone; the others are its rivals. */
export function pickCandidates(rows: Rung[], rule: string): Rung[] {
  const counted = new Set<Rung>();
  for (const group of grouped(rows)) {
    const there = group.filter(reached);
    const best = group.reduce((one, other) => (other.rank < one.rank ? other : one));
    const byDate = [...there].sort((a, b) => a.years_low! - b.years_low!);
    counted.add(
      (rule === "earliest" ? byDate[0] : rule === "latest" ? byDate.at(-1) : undefined) ?? best
    );
  }
  return rows.map((row) => ({...row, main: counted.has(row)}));
}

function grouped(rows: Rung[]): Rung[][] {
  const groups = new Map<string, Rung[]>();
  for (const row of rows) {
    const name = `${row.case} ${row.kind}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()];
}
