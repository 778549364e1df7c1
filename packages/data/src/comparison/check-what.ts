import {baseUnit} from "../shared/unit.js";
import {caseNameOf, sameAxis, variablesOf, type Catalogue, type Measure} from "./catalogue.js";
import {checkColumns, unknown, type Say} from "./check-names.js";
import {isDated, kindOf, leadOf, type PartKind} from "./plan.js";
import {isEach, steps, type Comparison, type What} from "./value.js";

/** Says what is wrong with one thing that is compared, and what a reader should know of it. */
export function checkWhat(
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
  else if (kind === "count" || kind === "things")
    checkCoverage(measure, kind, comparison, catalogue, note);
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
  if (isDated({kind}) && Object.keys(as).length)
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
  if (comparison.bounds === "rivals") checkRivals(lead.id, catalogue, note);
  if (lead.caution) note("what", `${lead.name}: ${lead.caution.replace(/\.$/, "")}`, "");
}

function checkRivals(lead: string, catalogue: Catalogue, note: Say): void {
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
}

function checkCoverage(
  measure: Measure,
  kind: PartKind,
  {who}: Comparison,
  catalogue: Catalogue,
  note: Say
): void {
  const what =
    kind === "count" ? "marked, never counted" : "what is not drawn may have happened all the same";
  const record = measure.record ?? measure.table;
  for (const id of who ??
    catalogue.cases.filter(({role}) => role === "compared").map((each) => each.id)) {
    const kept = catalogue.kept.find((each) => each.case === id && each.record === record);
    if (kept && !kept.whole)
      note("what", `${measure.name} of ${caseNameOf(id, catalogue)} are a selection: ${what}`, "");
  }
}
