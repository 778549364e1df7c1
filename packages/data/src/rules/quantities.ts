import type {Table} from "../description.js";
import type {Report} from "../problem.js";
import type {Row} from "../table.js";
import {eachTable} from "./each-table.js";

type Bounds = Partial<Record<"low" | "best" | "high", string>>;

/** Low, best and high stand in order; a range says of which kind it is; an empty quantity says why. */
export const checkQuantities = eachTable((table, rows, report) => {
  const quantities = groups(table);
  for (const row of rows) {
    for (const bounds of quantities) checkOrder(row, bounds, report);
    if (quantities.length === 1) checkKind(row, quantities[0]!, report);
  }
});

function groups({fields}: Table): Bounds[] {
  const found = new Map<string, Bounds>();
  for (const {name, range} of fields) {
    if (range) found.set(range.of, {...found.get(range.of), [range.bound]: name});
  }
  return [...found.values()];
}

function checkOrder({file, line, values}: Row, bounds: Bounds, report: Report): void {
  const number = (name: string | undefined) =>
    name === undefined ? null : (values[name] as number | null);
  const [low, best, high] = [number(bounds.low), number(bounds.best), number(bounds.high)];
  const wrong = (field: string | undefined, message: string) =>
    report({file, line, field, message, remedy: "check the three figures against the source"});
  if (low !== null && high !== null && low > high)
    wrong(bounds.low, `low above high: ${low} > ${high}`);
  else if (low !== null && best !== null && low > best)
    wrong(bounds.low, `low above best: ${low} > ${best}`);
  else if (best !== null && high !== null && best > high)
    wrong(bounds.high, `best above high: ${best} > ${high}`);
}

function checkKind({file, line, values}: Row, bounds: Bounds, report: Report): void {
  if (!("range_kind" in values)) return;
  const given = (name: string | undefined) => name !== undefined && values[name] !== null;
  const ranged = given(bounds.low) || given(bounds.high);
  const wrong = (field: string, message: string, remedy: string) =>
    report({file, line, field, message, remedy});
  if (ranged && values["range_kind"] === null) {
    wrong(
      "range_kind",
      "range without its kind",
      "say published_interval, one_sided, envelope, rounding or propagated"
    );
  }
  if (!ranged && values["range_kind"] !== null) {
    wrong("range_kind", "kind of a range that is not given", "leave it empty or give low or high");
  }
  if (!("missing" in values)) return;
  const empty = !ranged && !given(bounds.best) && !values["date"] && !values["statement"];
  if (empty && values["missing"] === null)
    wrong("missing", "no figure and no reason", "say why, as not_reported");
  if (!empty && values["missing"] !== null)
    wrong("missing", "a reason beside a figure", "leave it empty");
}
