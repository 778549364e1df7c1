import type {Context} from "@cold-winter/figure";
import {reached, startName, type Rung} from "./rung.js";

export function finding(all: Rung[], {cases, selections}: Context): string {
  const rows = all.filter(({main}) => main);
  const compared = cases.filter(({role}) => role === "compared");
  const kinds = [...new Set(rows.map(({kind}) => kind))].filter(
    (kind) => kind !== selections["start"]
  );
  const sooner = new Map<string, Rung[]>(compared.map(({id}) => [id, []]));
  const only = new Map<string, Rung[]>(compared.map(({id}) => [id, []]));
  const undated: string[] = [];
  let open = 0;
  for (const kind of kinds) {
    const there = rows.filter((row) => row.kind === kind && reached(row));
    if (there.some(({years_high}) => years_high! < 0)) continue;
    const [first, ...others] = there.sort((a, b) => a.years_high! - b.years_high!);
    if (!first) continue;
    if (!others.length) {
      const rest = rows.filter((row) => row.kind === kind && row.case !== first.case);
      if (rest.every(({attainment}) => attainment === "not_reached"))
        only.get(first.case)?.push(first);
      else undated.push(kind);
    } else if (others.every(({years_low}) => years_low! > first.years_high!))
      sooner.get(first.case)?.push(first);
    else open++;
  }
  const shares = compared
    .filter(({id}) => sooner.get(id)!.length)
    .map(({id, name}) => `${name} came sooner to ${sooner.get(id)!.length}`);
  const both = [...sooner.values()].reduce((count, {length}) => count + length, open);
  const alone = compared
    .filter(({id}) => only.get(id)!.length)
    .map(
      ({id, name}) =>
        `${name} alone reached ${only.get(id)!.length} more${formsOf(only.get(id)!, all)}`
    );
  const silent = undated.length ? `${undated.length} more is dated in one case only` : "";
  const rest = [open ? `${open} cannot be told apart` : "", ...alone, silent].filter(Boolean);
  const several = compared.length > 2 ? "several" : "both";
  if (!both)
    return `No milestone can be counted from the ${startName(rows)} in more than one case.`;
  return `Of ${both} milestones that ${several} reached after the ${startName(rows)}, ${[shares.join(", "), ...rest].filter(Boolean).join("; ")}.`;
}

/** Says of how many steps another case reached another form, as a boat of another kind. */
function formsOf(alone: Rung[], all: Rung[]): string {
  const other = alone.filter(({kind, case: id}) =>
    all.some(
      (row) => row.kind === kind && row.case !== id && row.other_variant !== null && reached(row)
    )
  );
  const forms = alone.filter(
    ({variant, other_variant}) => variant !== null && other_variant === null
  );
  const named = [...new Set(forms.map(({variant}) => variant!))].map(
    (variant) =>
      `${forms.filter((row) => row.variant === variant).length} ${variant.replaceAll("_", " ")}`
  );
  const words = [
    named.length ? ` (${named.join(", ")})` : "",
    other.length ? `, ${other.length} of which another case reached in another form` : ""
  ];
  return words.join("");
}
