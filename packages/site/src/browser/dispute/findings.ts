import {fillPlaceholders} from "@cold-winter/data/shared";
import type {Answers, Engine, Question} from "@cold-winter/data";
import {answerColumns, type FigureInput, type Selections} from "@cold-winter/figure";
import {drawWords, figureState, figureWords} from "@cold-winter/figure/drawing";
import {FigureParts, load, questionAnswers} from "@cold-winter/figure/live";

/** What a figure says, before a rival reading was laid over the record or after. */
interface Words {
  finding: string;
  detail: string;
  /** In how many draws it holds; empty where it is not drawn. */
  draws: string;
}

/** What became of a question when it was asked again. */
export interface Move {
  question: Question;
  /** The figure that draws it; null for a question that none draws. */
  figure: string | null;
  rows: {changed: number; total: number};
  /** What its sentences were and are; null where they are the same. */
  words: {before: Words; after: Words} | null;
  /** The figure with the rival reading. */
  input: FigureInput | null;
}

/** A question, and the figure that draws it. */
export type Askable = Pick<Move, "question" | "figure">;

/** Lists the figures and questions that can be asked again, each figure once. */
export async function askable(): Promise<Askable[]> {
  const questions = await load<Question[]>("data/queries.json");
  return questions
    .filter(({kind}) => kind !== "fence")
    .flatMap((question): Askable[] =>
      question.figures.length
        ? question.figures.map((figure) => ({question, figure}))
        : [{question, figure: null}]
    );
}

/** Asks a question again of a record that a rival reading lies over. Throws where the engine cannot answer. */
export async function askAgain(
  {question, figure}: Askable,
  engine: Engine,
  selections: Selections
): Promise<Move> {
  if (figure === null) {
    const answers = (await questionAnswers(question))!;
    const after = await fresh(answers, engine, selections);
    const rows = changesOf(answers, after, selections);
    return {question, figure, rows, words: null, input: null};
  }
  const before = {...(await new FigureParts(figure).load()), selections};
  const answers = await fresh(before.answers, engine, selections);
  const readings = before.readings && (await fresh(before.readings, engine, selections));
  const after = {...before, answers, ...(readings && {readings})};
  const rows = changesOf(before.answers, answers, selections);
  const drawn =
    before.readings && readings ? changesOf(before.readings, readings, selections).changed : 0;
  if (!rows.changed && !drawn) return {question, figure, rows, words: null, input: null};
  const words = {before: wordsOf(before), after: wordsOf(after)};
  const same = JSON.stringify(words.before) === JSON.stringify(words.after);
  return {question, figure, rows, words: same ? null : words, input: after};
}

// What a question answers at the choices made, as far as it has them, and its usual ones.
async function fresh(answers: Answers, engine: Engine, selections: Selections): Promise<Answers> {
  const chosen = Object.fromEntries(
    answers.choices.map(({name, values}) => {
      const wanted = selections[name];
      return [name, wanted !== undefined && values.includes(wanted) ? wanted : values[0]!];
    })
  );
  const {columns, rows} = await engine.query(fillPlaceholders(answers.sql, chosen));
  const drawn = answers.drawn && {...answers.drawn, counts: undefined};
  return {...answers, columns, sets: [rows], index: answers.index.map(() => 0), drawn};
}

function wordsOf(input: FigureInput): Words {
  const {rows, context} = figureState(input);
  const {finding, detail} = figureWords(input.spec, rows, context);
  return {finding, detail, draws: drawWords(input, rows, context)};
}

/** Counts the rows that are not the same, whatever their order. */
function changesOf(before: Answers, after: Answers, selections: Selections): Move["rows"] {
  const [old, now] = [linesOf(before, selections), linesOf(after, selections)];
  const left = new Map<string, number>();
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1);
  let fresh = 0;
  for (const line of now) {
    const count = left.get(line) ?? 0;
    if (count) left.set(line, count - 1);
    else fresh++;
  }
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
  return {changed: Math.max(fresh, gone), total: now.length};
}

function linesOf({columns, ...answers}: Answers, selections: Selections): string[] {
  const set = answerColumns({columns, ...answers}, selections);
  const length = set[columns[0]?.name ?? ""]?.length ?? 0;
  return Array.from({length}, (_, at) => JSON.stringify(columns.map(({name}) => set[name]![at])));
}
