import {comparedRow, dayNumber, type ComparedRow, type Raw} from "./row.js";
import {measureRows, zerosFor, type Hand} from "./rows-parts.js";
import {placesOf, spanText} from "./rows-things.js";

/** Makes the rows of what lies behind the values, as `contextSql` does. */
export function contextRows(hand: Hand): ComparedRow[] {
  const words = hand.plan.comparison.context ?? [];
  const periods = words.filter((word) => word !== "milestones");
  return [
    ...(periods.length ? periodRows(periods, hand) : []),
    ...(words.includes("milestones") ? milestoneRows(hand) : [])
  ];
}

const text = (cell: Raw[string] | undefined) =>
  cell === null || cell === undefined ? null : String(cell);

function periodRows(words: string[], hand: Hand): ComparedRow[] {
  const measure = hand.catalogue.measures.find(({id}) => id === hand.catalogue.context);
  if (!measure) return [];
  const until = measure.until ?? measure.time;
  const asked = ({[measure.categories[0]!]: kind, ...row}: Raw) =>
    [kind, ...measure.categories.slice(1).map((name) => row[name])].some((cell) =>
      words.some((word) => cell === word || String(cell ?? "").startsWith(`${word}_`))
    );
  return measureRows(measure, undefined, hand)
    .filter(asked)
    .flatMap((row) => {
      const first = dayNumber(row[`${measure.time}_from`]!)!;
      const last = dayNumber(row[`${until}_to`]!) ?? hand.catalogue.asOf;
      return placesOf(String(row["case"]), first, last, hand).map((place) =>
        comparedRow({
          ...{role: "context", id: String(row["id"]), what: 0, panel: measure.name},
          ...{case: String(row["case"]), series: text(row[measure.categories[0]!]), ...place},
          date: spanText(row[measure.time], row[until]),
          ...{rival: Number(row["rank"]) > 1, title: text(row[measure.title])},
          ...{note: text(row["note"]), sources: text(row["sources"]), status: text(row["status"])}
        })
      );
    });
}

function milestoneRows(hand: Hand): ComparedRow[] {
  const {plan, catalogue} = hand;
  const steps = catalogue.zeros[plan.lens]?.[plan.checked ? "checked" : "all"] ?? [];
  return steps
    .filter(
      ({ladder, zero_low, case: id}) => ladder && zero_low !== null && plan.cases.includes(id)
    )
    .flatMap((step) =>
      zerosFor(step.case, hand).length
        ? placesOf(step.case, step.zero_low!, step.zero_high!, hand).map((place) =>
            comparedRow({
              ...{role: "context", id: `${step.case}/${step.kind}`, what: 0, panel: "Milestones"},
              ...{case: step.case, series: step.kind, ...place, year: step.zero_year},
              ...{date: step.date, rival: step.attainment !== "reached", title: step.name},
              ...{note: step.argument, sources: step.sources, status: step.status}
            })
          )
        : []
    );
}
