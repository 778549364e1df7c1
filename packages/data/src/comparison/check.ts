import {nearest} from "../shared/nearest.js";
import {baseUnit} from "../shared/unit.js";
import {caseNameOf, sameAxis, variablesOf, type Catalogue, type Measure} from "./catalogue.js";
import {formsOf, kindOf, leadOf, type PartKind} from "./plan.js";
import {isEach, steps, type Comparison, type What} from "./value.js";

/** What is wrong with a comparison, or worth a note: the choice that it is of, what it says, what may mend it. */
export interface Finding {
  field: string;
  message: string;
  remedy: string;
  /** Whether the comparison cannot be made; else a reader is told. */
  refused: boolean;
}

type Say = (field: string, message: string, remedy: string) => void;

/** Returns a comparison with names that were changed since it was written, and these. */
export function currentNames(
  comparison: Comparison,
  {renamed}: Pick<Catalogue, "renamed">
): {comparison: Comparison; changes: [old: string, now: string][]} {
  const changes: [string, string][] = [];
  const now = (name: string) => {
    const other = renamed[name];
    if (other === undefined) return name;
    changes.push([name, other]);
    return other;
  };
  const what = comparison.what.map((each) => ({
    ...each,
    of: now(each.of),
    ...(each.as?.share !== undefined && {as: {...each.as, share: now(each.as.share)}})
  }));
  return {comparison: {...comparison, what}, changes};
}

/** Says what is wrong with a comparison, and what a reader should be told of it. It must have the form of the schema. */
export function checkComparison(comparison: Comparison, catalogue: Catalogue): Finding[] {
  const found: Finding[] = [];
  const refuse: Say = (field, message, remedy) =>
    void found.push({field, message, remedy, refused: true});
  const note: Say = (field, message, remedy) =>
    void found.push({field, message, remedy, refused: false});
  checkWho(comparison, catalogue, refuse);
  checkClock(comparison, catalogue, refuse, note);
  for (const what of comparison.what) checkWhat(what, comparison, catalogue, refuse, note);
  checkForm(comparison, catalogue, refuse);
  checkRest(comparison, catalogue, refuse, note);
  return found;
}

function unknown(field: string, name: string, known: string[], refuse: Say): void {
  const near = nearest(name, known);
  const few = known.slice(0, 12).join(", ");
  refuse(
    field,
    `unknown name: ${name}`,
    near ? `did you mean ${near}?` : `use ${few}${known.length > 12 ? ", …" : ""}`
  );
}

function checkWho(comparison: Comparison, {cases}: Catalogue, refuse: Say): void {
  const ids = cases.map(({id}) => id);
  for (const field of ["who", "beside"] as const)
    for (const id of comparison[field] ?? [])
      if (!ids.includes(id)) unknown(field, id, ids, refuse);
  if (comparison.beside && comparison.clock !== undefined)
    refuse(
      "beside",
      "yardsticks beside years that are not the calendar's",
      "leave out beside, or the clock"
    );
}

function checkClock(comparison: Comparison, catalogue: Catalogue, refuse: Say, note: Say): void {
  const {clock} = comparison;
  if (clock === undefined || clock === "calendar") return;
  const kinds = catalogue.clocks.map(({id}) => id);
  if (isEach(clock)) {
    const dated = catalogue.measures.filter(({kind}) => kind === "count");
    const measure = dated.find(({id}) => id === clock.each);
    if (!measure)
      return unknown(
        "clock",
        clock.each,
        dated.map(({id}) => id),
        refuse
      );
    checkColumns("clock", Object.keys(clock.where ?? {}), measure, refuse);
    note("clock", `rows of one year are one zero, since yearly values cannot tell them apart`, "");
    if (!comparison.window)
      refuse(
        "window",
        `each ${measure.one} is a zero, so the years around it must be few`,
        "write window: [-2, 2]"
      );
    return;
  }
  const named = typeof clock === "string" ? [clock] : Object.values(clock);
  for (const kind of named) if (!kinds.includes(kind)) unknown("clock", kind, kinds, refuse);
  const zeros = catalogue.zeros[catalogue.lenses[0]!]?.["all"] ?? [];
  const who =
    comparison.who ?? catalogue.cases.filter(({role}) => role === "compared").map(({id}) => id);
  for (const id of who) {
    const kind = typeof clock === "string" ? clock : clock[id];
    const zero = zeros.find((each) => each.case === id && each.kind === kind);
    if (kind !== undefined && kinds.includes(kind) && (zero?.zero_year ?? null) === null)
      note(
        "clock",
        `${caseNameOf(id, catalogue)} has no place on this clock: ${(zero?.attainment ?? "no row").replaceAll("_", " ")}${zero?.argument ? ` (${zero.argument.replace(/\.$/, "")})` : ""}`,
        ""
      );
  }
}

function checkColumns(field: string, names: string[], measure: Measure, refuse: Say): void {
  const known = [...measure.categories, ...(measure.time === "year" ? ["year"] : [])];
  for (const name of names) if (!known.includes(name)) unknown(field, name, known, refuse);
}

function checkWhat(
  what: What,
  comparison: Comparison,
  catalogue: Catalogue,
  refuse: Say,
  note: Say
): void {
  const kind = kindOf(what, comparison.form, catalogue);
  const measure = catalogue.measures.find(({id}) => id === what.of);
  if (!kind) {
    const {series, measures} = catalogue;
    const names = [
      ...measures.map(({id}) => id),
      ...series.map(({concept}) => concept),
      ...series.map(({id}) => id)
    ];
    return unknown("what", what.of, [...new Set(names)], refuse);
  }
  if (measure) {
    checkColumns("where", Object.keys(what.where ?? {}), measure, refuse);
    if (what.by !== undefined) checkColumns("by", [what.by], measure, refuse);
    const amounts = Object.keys(measure.amounts ?? {});
    if (what.value !== undefined && !amounts.includes(what.value))
      unknown("value", what.value, amounts, refuse);
  } else if (what.by !== undefined || what.where || what.value !== undefined)
    refuse(
      what.by !== undefined ? "by" : what.where ? "where" : "value",
      `${what.of} has no columns to ask for`,
      "leave it out: a variable has one value a year"
    );
  checkSteps(what, kind, comparison, catalogue, refuse);
  if (!measure) checkSeries(what, comparison, catalogue, refuse, note);
  else if (kind === "count") checkCoverage(measure, comparison, catalogue, note);
}

function checkSteps(
  what: What,
  kind: PartKind,
  comparison: Comparison,
  catalogue: Catalogue,
  refuse: Say
): void {
  const {as = {}} = what;
  const asked = steps.filter((step) => as[step] !== undefined);
  if (asked.length > 1)
    refuse("as", `${asked.join(" and ")} at once`, `keep one of ${asked.join(", ")}`);
  if (["things", "steps", "span"].includes(kind) && Object.keys(as).length)
    refuse(
      "as",
      `${Object.keys(as)[0]!} of rows that are drawn as they are`,
      "leave out as, or let them be counted"
    );
  if (as.cumulative && kind !== "count")
    refuse("as", "a total so far of levels", "counts alone add up over years");
  if ((as.per !== undefined || as.share !== undefined) && kind !== "series")
    refuse(
      "as",
      `${as.per === undefined ? "share" : "per"} of ${what.of}`,
      "only variables are divided"
    );
  if (as.per !== undefined && as.share !== undefined)
    refuse("as", "per and share at once", "keep one of per, share");
  if (
    as.rank &&
    (comparison.who?.length ?? compared(catalogue)) + (comparison.beside?.length ?? 0) < 3
  )
    refuse("as", "a rank among fewer than three countries", "name more in who or beside");
  if (as.index === "zero" && (comparison.clock === undefined || isEach(comparison.clock)))
    refuse(
      "as",
      "an index to a zero that the clock does not have",
      "name the year, or a clock that starts once"
    );
}

const compared = ({cases}: Catalogue) => cases.filter(({role}) => role === "compared").length;

function checkSeries(
  what: What,
  comparison: Comparison,
  catalogue: Catalogue,
  refuse: Say,
  note: Say
): void {
  const {as = {}} = what;
  const lens = comparison.numbers?.lens ?? catalogue.lenses[0]!;
  const lead = leadOf(what.of, lens, catalogue);
  if (!lead) return;
  if (as.per !== undefined) {
    if (!(as.per in catalogue.per)) unknown("per", as.per, Object.keys(catalogue.per), refuse);
    if (["rate", "share", "index", "duration"].includes(lead.dimension) || / per /.test(lead.unit))
      refuse(
        "per",
        `${lead.name} is a ${lead.dimension.replaceAll("_", " ")} already`,
        "leave out per"
      );
  }
  if (as.share !== undefined) {
    const whole = variablesOf(as.share, catalogue);
    if (!whole.length)
      unknown(
        "share",
        as.share,
        catalogue.series.map(({id}) => id),
        refuse
      );
    else if (
      !whole.some(
        (each) =>
          baseUnit(each.unit) === baseUnit(lead.unit) && each.price_basis === lead.price_basis
      )
    )
      refuse(
        "share",
        `other units or prices: ${lead.unit} and ${whole[0]!.unit}`,
        "name a whole in the same unit and prices"
      );
  }
  const who =
    comparison.who ?? catalogue.cases.filter(({role}) => role === "compared").map(({id}) => id);
  const known = who.filter((id) => lead.cases[id]);
  if (known.length === 1 && who.length > 1)
    note("what", `${lead.name} has values of ${caseNameOf(known[0]!, catalogue)} alone`, "");
  for (const {of, a, b, verdict, reason} of catalogue.caseVerdicts)
    if (of === lead.id && who.includes(a) && who.includes(b) && verdict !== "ok" && reason)
      note(
        "what",
        `${lead.name}: ${reason}${verdict === "block" ? ", so each country has its own axis" : ""}`,
        ""
      );
  if (comparison.bounds === "rivals") checkRivals(what, lead.id, comparison, catalogue, note);
  if (lead.caution) note("what", `${lead.name}: ${lead.caution.replace(/\.$/, "")}`, "");
}

function checkRivals(
  what: What,
  lead: string,
  _comparison: Comparison,
  catalogue: Catalogue,
  note: Say
): void {
  const main = catalogue.series.find(({id}) => id === lead)!;
  const others = catalogue.series.filter(
    ({concept, id}) => concept === main.concept && id !== lead
  );
  const left = others.filter((each) => !sameAxis(each, main, baseUnit));
  if (left.length)
    note(
      "bounds",
      `not on this axis, for another unit, whole or prices: ${left.map(({name}) => name).join("; ")}`,
      ""
    );
  for (const {of, b, verdict, reason} of catalogue.pairVerdicts)
    if (
      of === lead &&
      verdict !== "ok" &&
      reason &&
      others.some(({id}) => id === b) &&
      !left.some(({id}) => id === b)
    )
      note(
        "bounds",
        `${main.name} and ${catalogue.series.find(({id}) => id === b)!.name}: ${reason}`,
        ""
      );
  void what;
}

function checkCoverage(measure: Measure, {who}: Comparison, catalogue: Catalogue, note: Say): void {
  const record = measure.record ?? measure.table;
  for (const id of who ??
    catalogue.cases.filter(({role}) => role === "compared").map((each) => each.id)) {
    const kept = catalogue.kept.find((each) => each.case === id && each.record === record);
    if (kept && !kept.whole)
      note(
        "what",
        `${measure.name} of ${caseNameOf(id, catalogue)} are a selection: marked, never counted`,
        ""
      );
  }
}

function checkForm(comparison: Comparison, catalogue: Catalogue, refuse: Say): void {
  const {form, what} = comparison;
  if (form === undefined) return;
  const fit = what.flatMap((each) => {
    const kind = kindOf(each, form, catalogue);
    return kind ? formsOf(kind, each) : [];
  });
  if (fit.length && !fit.includes(form))
    refuse(
      "form",
      `${form} of ${what.map(({of}) => of).join(", ")}`,
      `use ${[...new Set(fit)].join(", ")}`
    );
}

function checkRest(comparison: Comparison, catalogue: Catalogue, refuse: Say, note: Say): void {
  const {window, context = [], numbers, log, what} = comparison;
  if (window && window[0] !== null && window[1] !== null && window[0] > window[1])
    refuse(
      "window",
      `ends before it begins: ${window[0]} to ${window[1]}`,
      "write the earlier year first"
    );
  const measure = catalogue.measures.find(({id}) => id === catalogue.context);
  const words = [
    "milestones",
    ...Object.values((measure && catalogue.words[measure.id]) ?? {})
      .flat()
      .map(String)
  ];
  for (const word of context)
    if (!words.some((known) => known === word || known.startsWith(`${word}_`)))
      unknown("context", word, words, refuse);
  if (numbers?.lens !== undefined && !catalogue.lenses.includes(numbers.lens))
    unknown("lens", numbers.lens, catalogue.lenses, refuse);
  if (numbers?.without?.length && comparison.clock !== undefined)
    note("without", "works left out still date the clock's beginning", "");
  if (log && what.some(({as = {}}) => as.change ?? as.rank))
    refuse("log", "a logarithm of changes or ranks", "leave out log");
}
