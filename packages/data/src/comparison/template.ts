import {plain} from "./address.js";
import type {Catalogue} from "./catalogue.js";
import {checkComparison, currentNames} from "./check.js";
import type {Comparison} from "./value.js";
import {addressedComparison, writtenComparison} from "./written.js";

/** What stands in a comparison for a value that is known later: the place of the value in a list, from 0. */
export const placeOfValue = (at: number) => `§${at}§`;

const place = /§(\d+)§/g;

/** Returns whether a text, or a key or text within a list or group, has a place for a value. */
export function hasPlace(written: unknown): boolean {
  return new RegExp(place.source).test(JSON.stringify(written));
}

/**
 * Writes values into a comparison: one that stands alone stays what it is, and nothing, an empty text or an empty list
 * leave its field out; one within a text is written there. Behind the `=` of a column it is a value, whatever its signs.
 */
export function fillTemplate(template: unknown, values: readonly unknown[]): unknown {
  if (typeof template === "string") return filledText(template, values);
  if (Array.isArray(template)) {
    const list = template.map((each) => fillTemplate(each, values));
    // A list among others is part of theirs.
    return list.flatMap((each, at) => (typeof template[at] === "string" ? [each].flat() : [each]));
  }
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(
    Object.entries(template)
      .map(([name, each]) => [name, fillTemplate(each, values)] as const)
      .filter(([, each]) => each !== undefined)
  );
}

function filledText(text: string, values: readonly unknown[]): unknown {
  const alone = /^§(\d+)§$/.exec(text);
  if (alone) return plainValue(values[Number(alone[1])]);
  if (!hasPlace(text)) return text;
  const filled = text.replace(place, (_, at: string, index: number) => {
    const column = /=[^/]*$/.test(text.slice(0, index));
    const list = [plainValue(values[Number(at)]) ?? ""].flat();
    return list
      .map((each) => (column && typeof each === "string" ? plain(each) : String(each)))
      .join(",");
  });
  return /^-?\d+(\.\d+)?$/.test(filled) ? Number(filled) : filled;
}

// What an input gives, as JSON has it.
function plainValue(value: unknown): unknown {
  if (value === "" || value === null || Number.isNaN(value)) return undefined;
  if (Array.isArray(value) && !value.length) return undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "function" || typeof value === "symbol")
    throw new Error(`no value of a comparison: ${typeof value}`);
  return value;
}

/** Returns a comparison with values in their places, held to the record. Throws what is wrong with it: the choice, the message, what may mend it. */
export function filledComparison(
  template: unknown,
  values: readonly unknown[],
  catalogue: Catalogue
): Comparison {
  const written = fillTemplate(template, values) as Record<string, unknown>;
  const {comparison} = currentNames(addressedComparison(writtenComparison(written)), catalogue);
  const refused = checkComparison(comparison, catalogue).filter((found) => found.refused);
  if (!refused.length) return comparison;
  const reasons = refused.map(
    ({field, message, remedy}) => `${field}: ${message}${remedy ? ` (${remedy})` : ""}`
  );
  throw new Error(reasons.join("; "));
}
