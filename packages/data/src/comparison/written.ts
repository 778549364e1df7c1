import {comparisonAddress, readComparison, readWhat} from "./address.js";
import {normalComparison, type Comparison} from "./value.js";

/** Returns a comparison as an author wrote it in its normal form; a thing may be written as an address has it: `grain/per:person`. Throws where one cannot be read. */
export function writtenComparison(written: Record<string, unknown>): Comparison {
  const what = [written["what"] ?? []].flat() as unknown[];
  return normalComparison({
    ...written,
    what: what.map((each) => (typeof each === "string" ? readWhat(each) : each))
  });
}

/** Returns a comparison that holds nothing but what an address can say. Throws where a choice has no such form: a window without years, and so on. */
export function addressedComparison(comparison: Comparison): Comparison {
  const {what, who, beside, clock, context} = comparison;
  if (!what.length) throw new Error("what: nothing to compare (name a series or a count)");
  const words = (list?: string[]) => list && [list].flat().map(String);
  const said = {
    ...comparison,
    ...{who: words(who), beside: words(beside), context: words(context)},
    clock: typeof clock === "number" ? String(clock) : clock
  };
  return readComparison(comparisonAddress(said))!;
}
