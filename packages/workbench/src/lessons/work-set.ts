import type {LessonPart} from "@cold-winter/data";
import {copyButton, maker} from "@cold-winter/figure";
import {pageAddress} from "@cold-winter/figure/live";
import {readText, record} from "../draft.js";
import {hash} from "../rows.js";
import {pack, unpack} from "../share.js";
import type {Course} from "./course.js";
import {lessonText} from "./text.js";

/** The work that a teacher sets: lessons by their ids, and a task of the teacher's own. */
export interface WorkSet {
  lessons: string[];
  task: string;
  /** The query that answers the task. */
  answer: string;
}

const mark = "t1.";
const longest = {task: 2000, answer: 20_000};

/** Returns the link to a set of work; its answer is in the link, and in no plain words. */
export function setLink(set: WorkSet): string {
  return `${pageAddress("guide/students").href}#set=${pack(mark, set)}`;
}

/** Reads a set of work out of a link. Throws, in plain words, for what is none. */
export function readSet(code: string): WorkSet {
  const {lessons, task, answer} = record(unpack(mark, code));
  const ids = Array.isArray(lessons)
    ? lessons.slice(0, 100).flatMap((id) => readText(id, 60) ?? [])
    : [];
  return {
    lessons: ids,
    task: readText(task, longest.task) ?? "",
    answer: readText(answer, longest.answer) ?? ""
  };
}

/** Returns the teachers' own tasks that some texts hold, as links to set work. */
export function tasksIn(texts: string[]): LessonPart[] {
  const codes = texts.flatMap((text) => text.match(/\bt1\.[0-9a-z]{7}\.[\w-]+/g) ?? []);
  return codes.flatMap((code) => {
    try {
      return taskPart(readSet(code)) ?? [];
    } catch {
      return [];
    }
  });
}

/** Returns a teacher's own task as a lesson, by a name of its own; what its answer gives is asked when it is checked. */
export function taskPart({task, answer}: WorkSet): LessonPart | null {
  if (!task.trim() || !answer.trim()) return null;
  return {
    ...{
      id: `own-${hash(JSON.stringify([task, answer]))}`,
      title: lessonText("set.own"),
      start: "",
      answer,
      learned: ""
    },
    ...{digits: null, ordered: false, mistakes: [], result: {columns: [], rows: {}}}
  };
}

/** Draws the form in which a teacher chooses lessons or writes a task, and gets one link. */
export function setForm(course: Course): HTMLElement {
  const make = maker(document);
  const parts = [...course.parts];
  const boxes = parts.map(({id}) => make("input", {type: "checkbox", name: id}));
  const list = parts.map(({title}, at) =>
    make("li", {}, make("label", {}, boxes[at], ` ${title}`))
  );
  const task = make("textarea", {rows: "2", maxlength: String(longest.task)});
  const answer = make("textarea", {
    rows: "4",
    maxlength: String(longest.answer),
    spellcheck: "false"
  });
  const place = make("div", {"aria-live": "polite"});
  const form = make(
    "form",
    {class: "set-form"},
    make("ul", {}, ...list),
    make("label", {}, lessonText("set.task"), task),
    make("label", {}, lessonText("set.answer"), answer),
    make("button", {type: "submit"}, lessonText("set.make"))
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const lessons = boxes.filter(({checked}) => checked).map(({name}) => name);
    const whole = Boolean(task.value.trim()) === Boolean(answer.value.trim());
    if (!whole || (!lessons.length && !task.value.trim()))
      return place.replaceChildren(make("p", {class: "warning"}, lessonText("set.empty")));
    const url = setLink({lessons, task: task.value, answer: answer.value});
    course.add(tasksIn([url]));
    const field = make("input", {
      type: "text",
      readonly: true,
      value: url,
      "aria-label": lessonText("set.link")
    });
    place.replaceChildren(make("p", {class: "hand-ways"}, field, copyButton(url)));
  });
  return make(
    "section",
    {},
    make("h2", {}, lessonText("set.title")),
    make("p", {}, lessonText("set.intro")),
    form,
    place
  );
}
