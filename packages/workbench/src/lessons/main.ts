import type {LessonPart} from "@cold-winter/data";
import {maker, write} from "@cold-winter/figure";
import "@cold-winter/figure/live";
import {load, loadReferences, site} from "@cold-winter/figure/live";
import {loadSchema} from "../questions.js";
import {translate} from "../text.js";
import {Course} from "./course.js";
import type {Exercise} from "./exercise.js";
import {handInForm, readHandIn, sheet} from "./hand-in.js";
import {lessonText} from "./text.js";
import {readSet, taskPart} from "./work-set.js";
import {visible} from "../visible.js";

export {teacher} from "./teacher.js";

/** Brings the page of lessons to life: returns the student's progress, and gives each exercise an editor and the page a hand-in. */
export function lessons(): HTMLElement {
  const make = maker(document);
  const node = make("div", {class: "lessons"});
  void open(node).catch((error: unknown) => {
    node.replaceChildren(
      make("p", {class: "warning"}, lessonText("failed", {reason: (error as Error).message}))
    );
  });
  return node;
}

async function open(node: HTMLElement): Promise<void> {
  const [parts, record, schema, references] = await Promise.all([
    load<LessonPart[]>("data/lessons.json"),
    site(),
    loadSchema(),
    loadReferences()
  ]);
  const course = new Course(parts, record, schema, references);
  const mounted = new Map<string, Exercise>();
  for (const part of parts) offer(part, course, mounted);
  const make = maker(document);
  const keys = make("p", {class: "muted keys", id: "workbench-keys"}, translate("editor.keys"));
  const set = make("div", {class: "set"});
  node.replaceChildren(set, progressView(course, mounted), keys);
  document.getElementById("hand-in")?.replaceChildren(handInForm(course));
  const follow = () => follows(course, set, mounted);
  addEventListener("hashchange", follow);
  follow();
}

function offer(part: LessonPart, course: Course, mounted: Map<string, Exercise>): void {
  const section = document.querySelector<HTMLElement>(`[data-lesson="${CSS.escape(part.id)}"]`);
  const place = section?.querySelector(".exercise");
  if (!section || !place) return;
  const button = maker(document)(
    "button",
    {type: "button", class: "begin"},
    lessonText("desk.open")
  );
  button.addEventListener("click", () => {
    void import("./exercise.js").then((module) => {
      const exercise = new module.Exercise(course, part, section);
      mounted.set(part.id, exercise);
      exercise.focus();
    });
  });
  place.append(button);
}

function progressView(course: Course, mounted: Map<string, Exercise>): HTMLElement {
  const make = maker(document);
  const {progress, parts} = course;
  const meter = make("progress", {
    max: String(parts.length),
    "aria-label": lessonText("done.meter")
  });
  const count = make("output", {class: "count"});
  const forget = make("button", {type: "button", class: "plain"}, lessonText("done.forget"));
  const kept = make("small", {class: "muted"});
  const undo = make("span", {role: "status"});
  const update = () => {
    const done = parts.filter(({id}) => Object.hasOwn(progress.solved, id)).map(({id}) => id);
    meter.value = done.length;
    write(count, lessonText("done.count", {done: done.length, total: parts.length}));
    write(kept, lessonText(progress.kept ? "done.kept" : "done.unkept"));
    forget.hidden = !done.length && !Object.keys(progress.drafts).length;
    for (const {id} of parts) markDone(id, done.includes(id));
  };
  forget.addEventListener("click", () => {
    const before = progress.replace({drafts: {}, solved: {}});
    for (const exercise of mounted.values()) exercise.reset();
    const back = make("button", {type: "button", class: "plain"}, lessonText("done.undo"));
    back.addEventListener("click", () => {
      progress.replace(before);
      for (const exercise of mounted.values()) exercise.recall();
      undo.replaceChildren();
    });
    undo.replaceChildren(`${lessonText("done.forgotten")} `, back);
  });
  progress.onChange(update);
  update();
  return make(
    "div",
    {class: "progress"},
    meter,
    " ",
    count,
    " ",
    forget,
    " ",
    undo,
    make("br"),
    kept
  );
}

function markDone(id: string, done: boolean): void {
  const heading = document.querySelector(`[data-lesson="${CSS.escape(id)}"] h2`);
  heading?.querySelector(".done")?.remove();
  if (done)
    heading?.append(maker(document)("span", {class: "done"}, ` ✓ ${lessonText("done.mark")}`));
}

/** Follows the address: a teacher's link pins the data, a student's holds a hand-in. */
function follows(course: Course, set: HTMLElement, mounted: Map<string, Exercise>): void {
  const make = maker(document);
  const [, name, value] = /^#(data|handed|set)=(.*)$/s.exec(location.hash) ?? [];
  if (name === "data") {
    const version = decodeURIComponent(value!).slice(0, 60);
    const {version: now} = course.site;
    set.replaceChildren(
      version === now
        ? make("p", {class: "muted"}, lessonText("class.same", {version}))
        : make("p", {class: "warning", role: "alert"}, lessonText("class.other", {version, now}))
    );
  }
  if (name === "set") showSet(value!, course, set, mounted);
  if (name !== "handed") return;
  const place = document.getElementById("hand-in");
  try {
    const shown = sheet(readHandIn(value!), course, false);
    place?.replaceChildren(shown);
    shown.setAttribute("tabindex", "-1");
    shown.scrollIntoView();
    shown.focus({preventScroll: true});
  } catch (error) {
    set.replaceChildren(
      make(
        "p",
        {class: "warning", role: "alert"},
        lessonText("hand.bad", {reason: (error as Error).message})
      )
    );
  }
}

// Shows the lessons that a teacher chose, and the teacher's own task; the rest of the page is a press away.
function showSet(
  code: string,
  course: Course,
  place: HTMLElement,
  mounted: Map<string, Exercise>
): void {
  const make = maker(document);
  try {
    const work = readSet(code);
    const sections = [...document.querySelectorAll<HTMLElement>("[data-lesson]")];
    const show = (all: boolean) => {
      for (const each of sections)
        each.hidden = !all && !work.lessons.includes(each.dataset["lesson"]!);
    };
    const rest = make("button", {type: "button", class: "plain"}, lessonText("set.all"));
    rest.addEventListener("click", () => show(true));
    place.replaceChildren(make("p", {}, lessonText("set.opened"), " ", rest));
    show(false);
    const part = taskPart(work);
    if (!part || course.parts.some(({id}) => id === part.id)) return;
    course.add([part]);
    const section = make(
      "section",
      {class: "lesson", "data-lesson": part.id},
      make("h2", {}, part.title),
      make("p", {class: "task"}, visible(work.task)),
      make("div", {class: "exercise"})
    );
    place.append(section);
    offer(part, course, mounted);
  } catch (error) {
    const reason = (error as Error).message;
    place.replaceChildren(
      make("p", {class: "warning", role: "alert"}, lessonText("set.bad", {reason}))
    );
  }
}
