import fc from "fast-check";

/** Whether sweeps are run whole, as `npm run test:all` asks; `npm test` takes a sample of each. */
export const whole = process.env["COLD_WINTER_ALL"] === "1";

const seed = Number(process.env["COLD_WINTER_SEED"] ?? 1);

/** Returns the items that a sweep looks at, in their order: all of them, or a sample of so many that a seed draws. */
export function sweep<Item>(items: readonly Item[], count: number): Item[] {
  const drawn = Math.min(count, items.length);
  if (whole) return [...items];
  const subsets = fc.subarray([...items], {minLength: drawn, maxLength: drawn});
  return fc.sample(subsets, {seed, numRuns: 1})[0]!;
}
