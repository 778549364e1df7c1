import type {Answers} from "@cold-winter/data";
import {fill} from "@cold-winter/data/shared";
import {chosenRows} from "./answers.js";
import type {Chosen} from "./choices.js";
import {leftOut} from "./left-out.js";
import {startedEngine} from "./start-engine.js";

/** Answers a question anew, for the choices made, from a record without the works left out. Throws where the engine fails. */
export async function answersWithout(answers: Answers, chosen: Chosen): Promise<Answers> {
  const engine = await startedEngine({without: leftOut(chosen)});
  const {columns, rows} = await engine.query(fill(answers.sql, chosenRows(answers, chosen)));
  return {...answers, columns, sets: [rows], index: answers.index.map(() => 0)};
}
