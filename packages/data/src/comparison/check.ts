import {caseNameOf, type Catalogue} from "./catalogue.js";
import {checkColumns, unknown, type Say} from "./check-names.js";
import {checkWhat} from "./check-what.js";
import {formsOf, isDated, isMapped, kindOf} from "./plan.js";
import {isEach, type Comparison} from "./value.js";

/** What is wrong with a comparison, or worth a note: the choice that it is of, what it says, what may mend it. */
export interface Finding {
  field: string;
  message: string;
  remedy: string;
  /** Whether the comparison cannot be made; else a reader is told. */
  refused: boolean;
}

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
  checkSize(comparison, refuse);
  checkRest(comparison, catalogue, refuse, note);
  return found;
}

function checkWho(comparison: Comparison, {cases}: Catalogue, refuse: Say): void {
  const ids = cases.map(({id}) => id);
  for (const field of ["who", "beside"] as const)
    for (const id of comparison[field] ?? [])
      if (!ids.includes(id)) unknown(field, id, ids, refuse);
  if (comparison.beside && comparison.clock !== undefined)
    refuse(
      "beside",
      "comparison countries beside years that are not the calendar's",
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

function checkForm(comparison: Comparison, catalogue: Catalogue, refuse: Say): void {
  const {form, what} = comparison;
  if (form === undefined) return;
  const fit = what.flatMap((each) => {
    const kind = kindOf(each, form, catalogue);
    const measure = catalogue.measures.find(({id}) => id === each.of);
    return kind ? formsOf(kind, each, measure) : [];
  });
  if (isMapped(comparison)) return checkMap(comparison, catalogue, refuse);
  if (fit.length && !fit.includes(form))
    refuse(
      "form",
      `${form} of ${what.map(({of}) => of).join(", ")}`,
      `use ${[...new Set(fit)].join(", ")}`
    );
}

// A map has rows that say where they were, and no axis.
function checkMap({what, clock, context}: Comparison, catalogue: Catalogue, refuse: Say): void {
  const placed = catalogue.measures.filter(({place}) => place).map(({id}) => id);
  for (const {of, value, by} of what) {
    if (!placed.includes(of))
      refuse(
        "form",
        `map of ${of}, which says no place`,
        `use ${placed.join(", ") || "another form"}`
      );
    if (value ?? by)
      refuse(value ? "value" : "by", `${(value ?? by)!} on a map`, "leave it out, or use dots");
  }
  if (isEach(clock)) refuse("clock", "a map of many zeros", "use a clock that starts once");
  if (context) refuse("context", "nothing lies behind a map", "leave out context");
}

// What one picture has room for; the schema says the same.
const most = {what: 4, who: 6, beside: 6, context: 4};

function checkSize(comparison: Comparison, refuse: Say): void {
  for (const field of ["what", "who", "beside", "context"] as const) {
    const number = comparison[field]?.length ?? 0;
    if (number > most[field]) refuse(field, `${number} at once`, `name at most ${most[field]}`);
  }
  const {bounds} = comparison;
  const known = ["rivals", "none"];
  if (bounds !== undefined && !known.includes(bounds)) unknown("bounds", bounds, known, refuse);
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
  else if (log) checkLog(comparison, catalogue, refuse);
}

// A bar begins at zero, which a logarithm does not reach; what has no amount has no axis of amounts.
function checkLog({what, form}: Comparison, catalogue: Catalogue, refuse: Say): void {
  for (const each of what) {
    const kind = kindOf(each, form, catalogue);
    if (!kind) continue;
    const fit = formsOf(kind, each);
    const drawn = form && fit.includes(form) ? form : fit[0]!;
    if (drawn === "bars")
      refuse("log", `a logarithm of bars of ${each.of}`, "write form: lines, or leave out log");
    else if (isDated({kind}) && each.value === undefined)
      refuse("log", `a logarithm of ${each.of}, which has no amounts`, "leave out log");
  }
}
