import type {LessonPart} from "@cold-winter/data";
import {maker, write} from "@cold-winter/figure";
import {pageAddress} from "@cold-winter/figure/live";
import {Editor} from "../editor.js";
import {footnotes, type Footnotes} from "../footnotes.js";
import {grid} from "../grid.js";
import {comparePairs, guardQuery, type Pair} from "../guard.js";
import {unknownMixing, type Mixing} from "../scaling.js";
import {explain} from "../message.js";
import {messageView} from "../message-view.js";
import {sourcesView, verdictView} from "../result-view.js";
import {countRows} from "../rows.js";
import type {Answer, EngineState} from "../session.js";
import {encodeShared} from "../share.js";
import {translate, sayCount} from "../text.js";
import {checkLesson} from "./check.js";
import type {Course} from "./course.js";
import {mostKept} from "./solved.js";
import {lessonText} from "./text.js";

/** What is known of a result once it was looked into. */
interface Behind {
  notes: Footnotes;
  pairs: Pair[];
  mixing: Mixing | null;
  /** Whether it comes out of the record. */
  reads: boolean;
  /** Whether it is right on a record with other values too; null where that cannot be told. */
  holds: boolean | null;
}

/** One lesson brought to life: an editor, a run that is checked, its rows and the works behind them. */
export class Exercise {
  private readonly editor: Editor;
  private readonly places: ReturnType<typeof desk>;
  private runs = 0;

  constructor(
    private readonly course: Course,
    private readonly part: LessonPart,
    private readonly section: HTMLElement
  ) {
    const {id, title, start} = part;
    this.places = desk(title);
    this.editor = new Editor({
      schema: () => course.schema,
      choices: () => [],
      functions: () => course.session.functions,
      values: async (table, column) => course.session.valuesOf(table, column),
      run: () => void this.run(),
      change: (sql) => course.progress.write(id, sql),
      label: lessonText("desk.editor", {title})
    });
    this.places.editor.append(this.editor.view.dom);
    this.editor.write(course.progress.drafts[id] ?? start.trim());
    section.querySelector(".exercise")!.replaceChildren(this.places.node);
    const {check, stop, back, bench} = this.places.buttons;
    check.addEventListener("click", () => void this.run());
    stop.addEventListener("click", () => course.session.stop());
    back.addEventListener("click", () => this.rewrite(start.trim()));
    bench.addEventListener("click", () => (bench.href = this.link()));
    bench.addEventListener("pointerdown", () => (bench.href = this.link()));
    bench.href = this.link();
  }

  focus(): void {
    this.editor.view.focus();
  }

  /** Begins anew. */
  reset(): void {
    this.runs++;
    this.editor.write(this.part.start.trim());
    for (const place of ["message", "told", "result"] as const)
      this.places[place].replaceChildren();
  }

  /** Shows what was kept of the student's own. */
  recall(): void {
    this.editor.write(this.course.progress.drafts[this.part.id] ?? this.part.start.trim());
  }

  private rewrite(sql: string): void {
    this.editor.write(sql);
    this.course.progress.write(this.part.id, sql);
  }

  private link(): string {
    const draft = {sql: this.editor.text, choices: {}, chart: null, origin: null};
    const shared = {...draft, version: this.course.site.version, print: null, needs: []};
    return `${pageAddress("workbench").href}#${encodeShared(shared)}`;
  }

  private async run(): Promise<void> {
    const run = ++this.runs;
    const {course, places} = this;
    const sql = this.editor.text;
    for (const place of [places.message, places.told]) place.replaceChildren();
    course.listener = (state) => this.tell(state);
    places.result.setAttribute("aria-busy", "true");
    try {
      this.editor.mark(null);
      if (!sql.trim()) throw new Error("no statements");
      const answer = await course.session.run(sql);
      await course.answered(this.part);
      const {session, schema} = course;
      if (run === this.runs && !session.mayMix(answer, schema)) this.show(answer, sql, null);
      const ask = (hidden: string) => session.ask(hidden);
      const origins = (names: string[]) => session.origins(names, answer.statement);
      const notes = await footnotes(answer, sql, {schema, ask, origins});
      const pairs = await comparePairs(notes.measures, ask).catch(() => []);
      const mixing = await session.mixing(answer, schema).catch(() => unknownMixing(answer));
      const reads = await session.readsRecord(answer, schema);
      if (run !== this.runs) return;
      const right = reads && checkLesson(answer, this.part, course.site.cases).right;
      if (right)
        this.places.told.replaceChildren(maker(document)("p", {}, lessonText("right.moving")));
      const holds = right ? await course.holds(sql, this.part) : null;
      if (run === this.runs) this.show(answer, sql, {notes, pairs, mixing, reads, holds});
    } catch (error) {
      if (run === this.runs) this.failed(error as Error, sql);
    } finally {
      if (run === this.runs) places.result.removeAttribute("aria-busy");
    }
  }

  private show(answer: Answer, sql: string, behind: Behind | null): void {
    const {course, part, places} = this;
    const verdict = guardQuery(
      behind?.mixing ?? null,
      behind?.notes.measures ?? [],
      behind?.pairs ?? [],
      []
    );
    write(
      places.status,
      translate("result.time", {
        count: sayCount("rows", countRows(answer)),
        seconds: (answer.milliseconds / 1000).toFixed(2)
      })
    );
    const make = maker(document);
    if (verdict.blocked) {
      places.told.replaceChildren();
      places.result.replaceChildren(verdictView(verdict, answer));
      return;
    }
    const held = checkLesson(answer, part, course.site.cases);
    // Before it is known whether a right answer was read out of the record, nothing is said of it.
    if (held.right && !behind) return;
    const told = held.right && behind ? reading(behind) : held;
    const says = told.right ? lessonText("right") : told.says;
    places.told.replaceChildren(
      make(
        "p",
        {class: told.right ? "right" : "wrong"},
        says,
        told.right && ` ${plain(part.learned)}`
      )
    );
    const numbers = behind?.notes.rows;
    const beside = numbers?.some((row) => row.length)
      ? {works: (at: number) => numbers[at] ?? []}
      : {};
    places.result.replaceChildren(
      verdictView(verdict, answer),
      grid(answer, lessonText("desk.result", {title: part.title}), beside),
      behind
        ? sourcesView(behind.notes, course.references, {add: (text) => this.rewrite(text)})
        : ""
    );
    if (told.right) this.solved(answer, sql, behind?.notes.keys ?? []);
  }

  private solved(answer: Answer, sql: string, works: string[]): void {
    const columns = answer.columns.slice(0, mostKept.columns).map(({name}) => name);
    const count = countRows(answer);
    const rows = Array.from({length: Math.min(count, mostKept.rows)}, (_, at) =>
      columns.map((name) => answer.rows[name]![at] ?? null)
    );
    this.course.progress.solve(this.part.id, {sql, count, columns, rows, works});
  }

  private failed(error: Error, sql: string): void {
    const {course, places, section} = this;
    places.status.textContent = "";
    if (course.engineFailed) {
      places.told.replaceChildren(
        maker(document)("p", {class: "wrong"}, lessonText("engine.none"))
      );
      section.querySelector("details.answer")?.setAttribute("open", "");
      return;
    }
    if (error.message === translate("error.stopped")) {
      write(places.status, error.message);
      return;
    }
    const message = explain(error, sql, {}, course.schema);
    this.editor.mark(message);
    places.message.replaceChildren(
      messageView(message, sql, (put) => message.place && this.editor.mend(message.place, put))
    );
  }

  private tell(state: EngineState): void {
    const {status, buttons} = this.places;
    buttons.stop.disabled = state.kind !== "running" && state.kind !== "loading";
    if (state.kind === "loading")
      write(status, translate("engine.loading", {percent: Math.round(state.share * 100)}));
    else if (state.kind === "running") write(status, translate("engine.running"));
  }
}

// Values that are right count where they were read, and would be right as well if others stood there.
function reading({reads, holds}: Behind): ReturnType<typeof checkLesson> {
  if (!reads) return {right: false, says: lessonText("wrong.record")};
  return holds === false ? {right: false, says: lessonText("wrong.moved")} : {right: true};
}

/** Writes a text without the marks of its words. */
export function plain(text: string): string {
  return text.replace(/\[\[(?:[^\]|]+\|)?([^\]]+)\]\]/g, "$1");
}

function desk(title: string) {
  const make = maker(document);
  const button = (name: "check" | "stop" | "back") =>
    make("button", {type: "button", "data-button": name}, lessonText(`desk.${name}`));
  const buttons = {
    check: button("check"),
    stop: button("stop"),
    back: button("back"),
    bench: make("a", {class: "to-bench", target: "_blank"}, lessonText("desk.bench"))
  };
  buttons.stop.disabled = true;
  const parts = {
    editor: make("div", {class: "editor"}),
    status: make("p", {class: "status", role: "status"}),
    told: make("div", {class: "told", role: "status"}),
    message: make("div", {class: "message", role: "alert"}),
    result: make("div", {class: "result"})
  };
  const bar = make(
    "div",
    {class: "bar", role: "group", "aria-label": lessonText("desk.label", {title})},
    ...Object.values(buttons)
  );
  const node = make(
    "div",
    {class: "workbench desk"},
    parts.editor,
    bar,
    parts.status,
    parts.told,
    parts.message,
    parts.result
  );
  return {node, buttons, ...parts};
}
