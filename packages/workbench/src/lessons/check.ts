import type {LessonPart} from "@cold-winter/data";
import {type Checked, type Table, checkResult} from "@cold-winter/data/shared";
import {lessonText} from "./text.js";

/** What a student is told of a result. */
export type Feedback = {right: true} | {right: false; says: string};

const mostExtra = 8;

/** Holds a result against the answer of a lesson: right, a mistake that the lesson knows, or the first thing that is off. */
export function checkLesson(
  result: Table,
  lesson: LessonPart,
  cases: {id: string; name: string}[]
): Feedback {
  const {digits, ordered} = lesson;
  const aliases = Object.fromEntries(cases.map(({id, name}) => [name.toLowerCase(), id]));
  const checked = checkResult(result, lesson.result, {digits, ordered, aliases, extra: mostExtra});
  if (checked.right) return checked;
  const known = lesson.mistakes.find((mistake) => {
    const same = mistake.columns.length === result.columns.length;
    return same && checkResult(result, mistake, {digits, ordered: false, aliases, extra: 0}).right;
  });
  return {right: false, says: known?.says ?? plainly(checked)};
}

function plainly(checked: Exclude<Checked, {right: true}>): string {
  switch (checked.why) {
    case "rows":
    case "columns":
      return lessonText(`wrong.${checked.why}`, {given: checked.given, wanted: checked.wanted});
    case "pairs":
      return lessonText("wrong.row", {row: checked.row});
    case "label":
      return lessonText("wrong.label", {
        given: checked.given,
        column: checked.column.replaceAll("_", " ")
      });
    case "column":
      return lessonText("wrong.column", {column: checked.column.replaceAll("_", " ")});
    default:
      return lessonText(`wrong.${checked.why}`);
  }
}
