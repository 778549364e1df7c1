import type {Catalogue} from "./catalogue.js";
import {planOf} from "./plan.js";
import {comparisonSql} from "./sql.js";
import {toldOf, usualCaveat} from "./told.js";
import {isCalendar, isEach, type Comparison} from "./value.js";
import type {Query} from "../query.js";

/** Where a comparison was written, and under which name it is drawn. */
export interface Placed {
  name: string;
  file: string;
  line: number;
}

/** Whether whose numbers count changes the rows: dates of milestones, and the variable that stands for a concept. */
function dependsOnLens(comparison: Comparison, catalogue: Catalogue): boolean {
  const {parts} = planOf(comparison, catalogue);
  return (
    (!isCalendar(comparison) && !isEach(comparison.clock)) ||
    (comparison.context?.includes("milestones") ?? false) ||
    parts.some(
      ({kind, what}) =>
        kind === "steps" || (kind === "series" && !catalogue.series.some(({id}) => id === what.of))
    )
  );
}

/** Returns the question that a comparison is, with the choices that a reader has. The comparison must be one that `checkComparison` does not refuse. */
export function comparisonQuery(
  comparison: Comparison,
  catalogue: Catalogue,
  {name, file, line}: Placed,
  lensNames: Record<string, string> = {}
): Query {
  const {parts, clock, notes} = toldOf(comparison, catalogue);
  const {lens, checked, without = []} = comparison.numbers ?? {};
  const first = <Value>(value: Value, all: Value[]) => [
    value,
    ...all.filter((each) => each !== value)
  ];
  const lenses = first(lens ?? catalogue.lenses[0]!, catalogue.lenses);
  const rows = first(checked ? "checked" : "all", ["all", "checked"]);
  const title = parts.map((part) => part.name).join("; ");
  const since = clock === null ? "" : `, in years since the ${clock.toLowerCase()}`;
  return {
    ...{name, file, line, title: `${title}${since}`, hint: "", says: "", tags: ["comparison"]},
    question: `How do the countries compare in ${title[0]!.toLowerCase()}${title.slice(1)}${since}?`,
    grain: "one row per value, mark or shade that is drawn, and per country that has none",
    key: ["role", "what", "zero", "case", "id"],
    caveat: [
      ...(notes.length ? notes : [usualCaveat]),
      ...(without.length ? [`Left out: ${without.join(", ")}.`] : [])
    ].join(" "),
    choices: [
      ...(dependsOnLens(comparison, catalogue)
        ? [
            {
              name: "lens",
              values: lenses,
              labels: lenses.map((id) => lensNames[id] ?? id.replaceAll("_", " "))
            }
          ]
        : []),
      {name: "checked", values: rows, labels: rows}
    ],
    sql: comparisonSql(comparison, catalogue)
  };
}
