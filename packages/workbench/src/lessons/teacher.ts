import type {LessonPart} from "@cold-winter/data";
import {maker} from "@cold-winter/figure";
import "@cold-winter/figure/live";
import {load, loadReferences, site} from "@cold-winter/figure/live";
import {loadSchema} from "../questions.js";
import {classTable} from "./class-table.js";
import {Course} from "./course.js";
import {lessonText} from "./text.js";
import {setForm} from "./work-set.js";

/** Returns what a teacher does on the page: set work, and read what a class hands in. No engine starts before it is asked to. */
export function teacher(): HTMLElement {
  const node = maker(document)("div", {class: "lessons teacher"});
  const open = async () => {
    const [parts, record, schema, references] = await Promise.all([
      load<LessonPart[]>("data/lessons.json"),
      site(),
      loadSchema(),
      loadReferences()
    ]);
    const course = new Course(parts, record, schema, references);
    node.replaceChildren(setForm(course), classTable(course));
  };
  void open().catch((error: unknown) => {
    node.append(
      maker(document)(
        "p",
        {class: "warning"},
        lessonText("failed", {reason: (error as Error).message})
      )
    );
  });
  return node;
}
