import {
  type Context,
  type Robustness,
  caseName,
  casesOf,
  listed,
  percent,
  plainRange,
  possessive
} from "@cold-winter/figure";
import {shownValue, saidYear, type Condition} from "./row.js";

/** Income of one case by one series, and as a share of the yardstick that is richest by it. */
interface Income {
  case: string;
  year: number;
  series: string;
  own_voice: boolean;
  value: number;
  richest: string | null;
  share: number | null;
}

function incomes(rows: Condition[], context: Context): Income[] {
  const income = rows.filter(
    (row) => row.measure === "income" && shownValue(row, context) !== null
  );
  return income
    .filter(({role}) => role === "own")
    .map((row) => {
      const others = income.filter(
        (other) =>
          other.role === "yardstick" && other.series === row.series && other.case === row.case
      );
      const [richest] = others.sort((a, b) => shownValue(b, context)! - shownValue(a, context)!);
      const value = shownValue(row, context)!;
      return {
        ...{
          case: row.case,
          year: saidYear(row, context),
          series: row.series,
          own_voice: row.own_voice,
          value
        },
        richest: richest?.observed ?? null,
        share: richest ? value / shownValue(richest, context)! : null
      };
    });
}

interface Pair {
  one: Income;
  other: Income;
}

/** Both incomes by each series that has a value for the first two compared cases. */
function pairs(rows: Condition[], context: Context): Pair[] {
  const [first, second] = context.cases.filter(({role}) => role === "compared").map(({id}) => id);
  const all = incomes(rows, context);
  return all.flatMap((one) => {
    const other = all.find((each) => each.case === second && each.series === one.series);
    return one.case === first && other ? [{one, other}] : [];
  });
}

const span = (values: number[], digits: number) =>
  plainRange(Math.min(...values), Math.max(...values), digits);

const allAbove = (ratios: number[]) => ratios.every((ratio) => ratio > 1);
const allBelow = (ratios: number[]) => ratios.every((ratio) => ratio < 1);

function richer(ratios: number[], {one, other}: Pair, context: Context): string {
  const name = (income: Income) => `${caseName(income.case, context)} (${income.year})`;
  if (allAbove(ratios))
    return `${name(other)} was ${span(ratios, 1)} times as rich per person as ${name(one)}`;
  if (allBelow(ratios))
    return `${name(one)} was ${span(
      ratios.map((ratio) => 1 / ratio),
      1
    )} times as rich per person as ${name(other)}`;
  return `the series do not agree whether ${name(other)} or ${name(one)} was richer per person`;
}

function behind(list: Pair[], context: Context): string {
  const known = list.filter(({one, other}) => one.share !== null && other.share !== null);
  if (!known.length) return "";
  const shares = (which: "one" | "other") => {
    const all = known.map((pair) => pair[which].share!);
    return percent(Math.min(...all), Math.max(...all), 1);
  };
  const levels = list.map(({one, other}) => other.value / one.value);
  const ratios = known.map(({one, other}) => other.share! / one.share!);
  const joint =
    (allAbove(levels) && allBelow(ratios)) || (allBelow(levels) && allAbove(ratios))
      ? "yet"
      : "and";
  const [{one, other}] = known as [Pair];
  const subject = allBelow(levels) ? one : other;
  const last = allBelow(ratios) ? other : allAbove(ratios) ? one : null;
  const where =
    last === null
      ? ""
      : last === subject
        ? " further behind"
        : ` ${caseName(last.case, context)} further behind`;
  return `, ${joint}${where}: ${shares("other")} of the ${caseName(one.richest!, context)} level against ${shares("one")}`;
}

function apart(rows: Condition[], context: Context): string {
  const said = context.cases.flatMap(({id, name}) => {
    const values = incomes(rows, context).filter((income) => income.case === id);
    return values.length
      ? [
          `${name} ${values[0]!.year}: ${span(
            values.map(({value}) => value),
            0
          )} dollars a person`
        ]
      : [];
  });
  return said.length ? said.join("; ") : "no known income";
}

/** The headline: who was richer at the step, and whether it was further behind the richest country or closer to it. */
export function finding(rows: Condition[], context: Context): string {
  const list = pairs(rows, context);
  if (!list.length) return alone(rows, context);
  const ratios = list.map(({one, other}) => other.value / one.value);
  if (!allAbove(ratios) && !allBelow(ratios))
    return "The series do not agree which country was richer at this step";
  const which = allAbove(ratios) ? "other" : "one";
  const rest = which === "other" ? "one" : "other";
  const name = caseName(list[0]![which].case, context);
  const known = list.filter(({one, other}) => one.share !== null && other.share !== null);
  const margins = known.map((pair) => pair[which].share! / pair[rest].share!);
  const said = `${stepOf(rows, context)} ${name} was richer`;
  if (known.length && allBelow(margins)) return `${said}, yet further behind the richest country`;
  if (known.length && allAbove(margins)) return `${said}, and closer to the richest country`;
  return said;
}

// When the values are of, in few words.
function stepOf(rows: Condition[], {selections}: Context): string {
  if (selections["when"] === "before") return "The year before,";
  return rows[0]!.kind === "first_nuclear_test" ? "At its first bomb" : "At the same step";
}

// Where no series knows the incomes of the first two cases.
function alone(rows: Condition[], context: Context): string {
  const known = casesOf(rows, context).filter(({id}) =>
    incomes(rows, context).some((income) => income.case === id)
  );
  if (!known.length) return "No income is known at this step";
  const names = listed(known.map(({name}) => possessive(name)));
  return known.length > 1
    ? `No single series has the incomes of ${listed(known.map(({name}) => name))} at this step`
    : `Only ${names} income is known at this step`;
}

/** Tells who was richer at the milestone and who was further behind the richest yardstick, over the series that know both. */
export function sentence(rows: Condition[], context: Context): string {
  const milestone = rows[0]?.milestone.toLowerCase() ?? "milestone";
  const before = context.selections["when"] === "before";
  const when = `${before ? "The year before" : "In the year of"} the ${milestone}`;
  const list = pairs(rows, context);
  const compared = context.cases.filter(({role}) => role === "compared");
  const alone =
    compared.length > 1
      ? `; no series covers ${compared.length === 2 ? "both" : "the first two"}`
      : "";
  if (!list.length) return `${when}: ${apart(rows, context)}${alone}.`;
  const ratios = list.map(({one, other}) => other.value / one.value);
  return `${when} ${richer(ratios, list[0]!, context)}${behind(list, context)}.`;
}

/** Says how many series the sentence compares, and how many of them are voices of their own. */
export function support(rows: Condition[], context: Context): string {
  const list = pairs(rows, context);
  const voices = list.filter(({one}) => one.own_voice).length;
  const [first, second, ...more] = context.cases.filter(({role}) => role === "compared");
  if (!first || !second) return "";
  const incomes = more.length ? `the incomes of ${first.name} and ${second.name}` : "both incomes";
  const count =
    list.length === 1 ? `One series has ${incomes}` : `${list.length} series have ${incomes}`;
  return `${count}, ${voices} of them independent.`;
}

/** Both halves of the finding as one number: the smaller of the two margins, in percent. */
export const robustness: Robustness<Condition> = {
  measure: (rows, context) => {
    const margins = pairs(rows, context).flatMap(({one, other}) =>
      one.share === null || other.share === null
        ? []
        : [other.value / one.value - 1, one.share / other.share - 1]
    );
    return margins.length ? 100 * Math.min(...margins) : null;
  },
  threshold: 0,
  words: ({cases}) => {
    const [first, second] = cases.filter(({role}) => role === "compared").map(({name}) => name);
    return {
      question: `Was ${second!} richer per person than ${first!} at the step, and yet further behind the richest comparison country?`,
      label: "Smaller of the two margins, percent",
      above: "both halves hold",
      below: "one half fails"
    };
  },
  views: ["when", "income"]
};
