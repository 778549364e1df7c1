import type {Answers} from "@cold-winter/data";
import {fillPlaceholders} from "@cold-winter/data/shared";
import {rowSelections} from "./answers.js";
import type {Selections} from "./choices.js";
import {excludedSources} from "./excluded-sources.js";
import {startedEngine} from "./start-engine.js";

/** Answers a question anew, for the choices made, from a record without the works left out. Throws where the engine fails. */
export async function answersExcluding(answers: Answers, selections: Selections): Promise<Answers> {
  const engine = await startedEngine({without: excludedSources(selections)});
  const {columns, rows} = await engine.query(
    fillPlaceholders(answers.sql, rowSelections(answers, selections))
  );
  const drawn = answers.drawn && {...answers.drawn, counts: undefined};
  return {...answers, columns, sets: [rows], index: answers.index.map(() => 0), drawn};
}
