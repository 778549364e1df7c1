import {refuse, type LoadedRow} from "@cold-winter/data/loaders";
import type {Cells} from "./candidates.js";

const enough = 3;
const largest = 1.6;

/** Refuses a file most of whose figures of a series are about as many times what they were, as where thousands became millions without a word. */
export function refuseOtherUnit(
  name: string,
  loaderFile: string,
  pairs: [row: LoadedRow, before: Cells | undefined][]
): void {
  const ratios = new Map<string, number[]>();
  for (const [row, before] of pairs) {
    const [now, then] = [Number(row["best"]), Number(before?.["best"])];
    if (!before || before["unit"] !== row["unit"] || !now || !then) continue;
    const series = row["variable"] ?? row["flow"] ?? "";
    ratios.set(series, [...(ratios.get(series) ?? []), now / then]);
  }
  for (const [series, all] of ratios) {
    const sorted = all.sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)]!;
    if (all.length < enough || (middle < largest && middle > 1 / largest)) continue;
    refuse({
      file: name,
      field: series,
      message: `most figures are ${Number(middle.toPrecision(3))} times those of the record: another unit`,
      remedy: `see what the publisher says of the unit, then mend ${loaderFile}`
    });
  }
}
