import {inWords, listed, noun} from "@cold-winter/figure";
import type {Case, Context} from "@cold-winter/figure";
import {reached, startName, type Rung} from "./rung.js";

/** What a comparison of ladders counts: steps that one case took sooner, that none did for certain, that one took alone. */
interface Tally {
  sooner: Map<string, Rung[]>;
  only: Map<string, Rung[]>;
  undated: string[];
  open: number;
  /** Steps that more than one case took. */
  shared: number;
}

function tally(rows: Rung[], compared: Case[], start: string | undefined): Tally {
  const kinds = [...new Set(rows.map(({kind}) => kind))].filter((kind) => kind !== start);
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
  const shared = [...sooner.values()].reduce((count, {length}) => count + length, open);
  return {sooner, only, undated, open, shared};
}

const comparedOf = ({cases}: Pick<Context, "cases">) =>
  cases.filter(({role}) => role === "compared");

export function finding(all: Rung[], context: Context): string {
  const compared = comparedOf(context);
  const rows = all.filter(({main}) => main);
  const {sooner, shared} = tally(rows, compared, context.selections["start"]);
  const who = compared.length > 2 ? "several" : "both";
  if (!shared) return "From this start no step can be timed in more than one country";
  const most = Math.max(...[...sooner.values()].map(({length}) => length));
  const leaders = compared.filter(({id}) => sooner.get(id)!.length === most);
  const [leader] = leaders;
  const steps = shared === 1 ? `one step ${who} took` : `${inWords(shared)} steps ${who} took`;
  if (!most || !leader) return `Nobody can tell who was quicker to the ${steps}`;
  if (leaders.length > 1)
    return `${listed(leaders.map(({name}) => name))} were each quicker to ${inWords(most)} of the ${steps}`;
  if (most === shared)
    return `${leader.name} was quicker to ${noun(shared, "the", "all")} ${steps}`;
  return `${leader.name} was quicker to ${inWords(most)} of the ${steps}`;
}

/** The counts behind the headline, and what one case alone reached. */
export function detail(all: Rung[], context: Context): string {
  const rows = all.filter(({main}) => main);
  const compared = comparedOf(context);
  const {sooner, only, undated, open, shared} = tally(rows, compared, context.selections["start"]);
  const shares = compared
    .filter(({id}) => sooner.get(id)!.length)
    .map(({id, name}) => `${name} came sooner to ${sooner.get(id)!.length}`);
  const alone = compared
    .filter(({id}) => only.get(id)!.length)
    .map(
      ({id, name}) =>
        `${name} alone reached ${only.get(id)!.length} more${formsOf(only.get(id)!, all)}`
    );
  const silent = undated.length ? `${undated.length} more is dated in one country only` : "";
  const rest = [open ? `${open} are too close to call` : "", ...alone, silent].filter(Boolean);
  const several = compared.length > 2 ? "several" : "both";
  if (!shared)
    return `No milestone can be counted from the ${startName(rows)} in more than one country.`;
  return `Of ${shared} milestones that ${several} reached after the ${startName(rows)}, ${[shares.join(", "), ...rest].filter(Boolean).join("; ")}.`;
}

/** Says of how many steps another country reached another form, as a boat of another kind. */
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
    other.length ? `, ${other.length} of which another country reached in another form` : ""
  ];
  return words.join("");
}
