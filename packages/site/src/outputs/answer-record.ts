import type {Answers, Cell, Columns, Query, Reference} from "@cold-winter/data";
import {draws, type Count} from "@cold-winter/data/draws";
import {citationKeys, combinations} from "@cold-winter/data/shared";

/** What every answer to a machine says of itself. */
export interface Edition {
  notebook: string;
  version: string;
  as_of: string;
}

/** What an answer is made with. */
export interface Told {
  edition: Edition;
  references: Record<string, Reference>;
}

type Selections = Record<string, string>;

/** The rows for some choices, or for several that give the same. */
export interface AnswerSet {
  choices: Selections[];
  rows: Record<string, Cell>[];
  statuses: Record<string, number>;
}

/** Returns the answer to a question as machines read it: its rows for each choice with their statuses, the works they rest on, the data version. */
export function answerRecord(
  {
    query,
    title,
    question,
    grain,
    caveat,
    sql,
    choices,
    columns,
    drawn
  }: Omit<Answers, "sets" | "index">,
  sets: AnswerSet[],
  {edition, references}: Told
): object {
  return {
    ...edition,
    question: {name: query, title, question, grain, caveat},
    choices: choices.map(({name, values, labels}) => ({
      ...{name, values, labels, usual: values[0]}
    })),
    sql,
    columns,
    answers: sets,
    ...(drawn?.counts && {
      draws: {
        ...{
          of: draws,
          unit: drawn.drawing.unit,
          asks: drawn.drawing.asks,
          says: drawn.drawing.says
        },
        ...{leaves_out: drawn.drawing.leaves_out, cases: drawn.cases},
        ways: Object.fromEntries(
          Object.entries(drawn.counts).map(([way, counts]) => [
            way,
            counts.map((count) => inUnits(count, drawn.drawing))
          ])
        ),
        note: "No probability of history: in how many draws the answer comes out so if any published value may be right."
      }
    }),
    works: worksOf(sets, references)
  };
}

function inUnits({sides, difference, ...rest}: Count, {step, per}: {step: number; per: number}) {
  const unit = (steps: number) => Number(((steps * step) / per).toPrecision(6));
  const sided = sides.map(({case: id, least, low, middle, high, most}) => ({
    ...{case: id, least: unit(least), low: unit(low), middle: unit(middle)},
    ...{high: unit(high), most: unit(most)}
  }));
  return {...rest, mean_difference: unit(difference / draws), sides: sided};
}

/** Returns the rows for every choice of a question, those that several give once. */
export function answerSets({choices, index, sets}: Answers): AnswerSet[] {
  const all = combinations(choices);
  return sets.map((set, at) => ({
    choices: all.filter((_, place) => index[place] === at),
    ...rowsAndStatuses(set)
  }));
}

/** Returns a question as a list of questions names it, with its choices. */
export const listedQuestion = ({name, title, question, tags, choices}: Listed) => ({
  ...{name, title, question, tags},
  choices: choices.map((choice) => ({name: choice.name, values: choice.values}))
});

type Listed = Pick<Query, "name" | "title" | "question" | "tags"> & {
  choices: {name: string; values: string[]}[];
};

/** Returns columns as rows, with how many of them have each status. */
export function rowsAndStatuses(set: Columns): Omit<AnswerSet, "choices"> {
  const names = Object.keys(set);
  const rows = (set[names[0] ?? ""] ?? []).map((_, at) =>
    Object.fromEntries(names.map((name) => [name, set[name]![at] ?? null]))
  );
  const statuses: Record<string, number> = {};
  for (const status of (set["status"] ?? []).filter((each) => typeof each === "string"))
    statuses[status] = (statuses[status] ?? 0) + 1;
  return {rows, statuses};
}

/** Returns the works that rows cite, by citation key. */
export function worksOf(
  sets: Pick<AnswerSet, "rows">[],
  references: Told["references"]
): Record<string, Reference | null> {
  const keys = new Set(
    sets.flatMap(({rows}) => rows.flatMap(({sources}) => citationKeys(sources)))
  );
  return Object.fromEntries([...keys].sort().map((key) => [key, references[key] ?? null]));
}
