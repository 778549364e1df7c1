import {copyButton, maker, write} from "@cold-winter/figure";
import {save} from "@cold-winter/figure/drawing";
import {pageAddress} from "@cold-winter/figure/live";
import {visible} from "../visible.js";
import {ownText} from "../own-text.js";
import {countRows} from "../rows.js";
import {pack, unpack} from "../share.js";
import {readText, record} from "../draft.js";
import {checkLesson} from "./check.js";
import type {Course} from "./course.js";
import {readSolved, type Solved} from "./solved.js";
import {lessonText} from "./text.js";

/** What a student hands in. */
export interface HandIn {
  /** As the student typed it. */
  name: string;
  version: string;
  solved: Record<string, Solved>;
}

const mark = "h1.";
const longestName = 100;

/** Returns the link to a hand-in; all of it is in the link. */
export function handInLink(hand: HandIn): string {
  return `${pageAddress("guide/students").href}#handed=${pack(mark, hand)}`;
}

/** Reads a hand-in out of a link. Throws, in plain words, for what is none. */
export function readHandIn(code: string): HandIn {
  const {name, version, solved} = record(unpack(mark, code));
  return {
    name: readText(name, longestName) ?? "",
    version: readText(version, longestName) ?? "",
    solved: readSolved(solved)
  };
}

/** Draws the place where a student makes a hand-in. */
export function handInForm(course: Course): HTMLElement {
  const make = maker(document);
  const name = make("input", {
    id: "hand-in-name",
    autocomplete: "name",
    maxlength: String(longestName)
  });
  const button = make("button", {type: "submit"}, lessonText("hand.make"));
  const place = make("div", {"aria-live": "polite"});
  const form = make(
    "form",
    {class: "hand-form"},
    make("label", {for: name.id}, lessonText("hand.name"), " ", name),
    " ",
    button
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const {solved} = course.progress;
    if (!Object.keys(solved).length)
      return place.replaceChildren(make("p", {}, lessonText("hand.empty")));
    place.replaceChildren(
      sheet({name: name.value.trim(), version: course.site.version, solved}, course, true)
    );
  });
  return make(
    "div",
    {},
    make("h2", {}, lessonText("hand.title")),
    make("p", {}, lessonText("hand.intro")),
    form,
    place
  );
}

/** Draws a hand-in: for the student to take away, or as it was received, to run and compare. */
export function sheet(hand: HandIn, course: Course, own: boolean): HTMLElement {
  const make = maker(document);
  const {name, version, solved} = hand;
  const heading = lessonText("hand.by", {name: visible(name) || lessonText("hand.nameless")});
  const made = own || version === course.site.version ? "hand.typed" : "hand.newer";
  const order = (id: string) => course.parts.findIndex((part) => part.id === id) + 1 || Infinity;
  const ids = Object.keys(solved).sort((a, b) => order(a) - order(b));
  const known = ids.filter((id) => course.parts.some((part) => part.id === id));
  const told = new Map(known.map((id) => [id, make("p", {class: "told", role: "status"})]));
  const items = ids.map((id) => {
    const title = course.parts.find((part) => part.id === id)?.title ?? lessonText("set.own");
    const none = make("p", {class: "muted"}, lessonText("hand.unknown"));
    return item(title, solved[id]!, course, told.get(id) ?? none);
  });
  const node = make(
    "article",
    {class: "handed", "aria-label": heading},
    make("h2", {}, heading),
    make(
      "p",
      {class: "muted"},
      lessonText(made, {version: visible(version), now: course.site.version})
    ),
    ...items
  );
  node.append(own ? takeAway(node, hand) : compare(hand, course, told));
  return node;
}

function item(
  title: string,
  {sql, count, columns, rows, works}: Solved,
  course: Course,
  told: HTMLElement
): HTMLElement {
  const make = maker(document);
  const head = make(
    "tr",
    {},
    ...columns.map((column) => make("th", {scope: "col"}, visible(column)))
  );
  const lines = rows.map((row) =>
    make("tr", {}, ...row.map((cell) => make("td", {}, visible(ownText(cell, "") ?? "NULL"))))
  );
  const cited = works.map((key) => make("li", {}, visible(course.references[key]?.text ?? key)));
  return make(
    "section",
    {},
    make("h3", {}, title),
    make("pre", {tabindex: "0"}, make("code", {}, visible(sql))),
    told,
    make(
      "p",
      {},
      rows.length < count
        ? lessonText("hand.rows", {count, shown: rows.length})
        : lessonText("hand.row", {count})
    ),
    make(
      "div",
      {
        class: "scroll",
        role: "region",
        tabindex: "0",
        "aria-label": lessonText("desk.result", {title})
      },
      make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines))
    ),
    cited.length > 0 && make("p", {}, lessonText("hand.sources")),
    cited.length > 0 && make("ol", {class: "works"}, ...cited)
  );
}

function takeAway(node: HTMLElement, hand: HandIn): HTMLElement {
  const make = maker(document);
  const url = handInLink(hand);
  const field = make("input", {
    type: "text",
    readonly: true,
    value: url,
    "aria-label": lessonText("hand.link")
  });
  field.addEventListener("focus", () => field.select());
  const button = (name: "print" | "save", act: () => void) => {
    const made = make("button", {type: "button", class: "plain"}, lessonText(`hand.${name}`));
    made.addEventListener("click", act);
    return made;
  };
  const file = () => {
    const copy = node.cloneNode(true) as HTMLElement;
    copy.querySelector(".hand-ways")?.remove();
    copy.dataset["handIn"] = new URL(url).hash.replace("#handed=", "");
    const title = copy.getAttribute("aria-label")!.replace(/[<&]/g, " ");
    save(
      "hand-in.html",
      "text/html",
      `<!DOCTYPE html>\n<meta charset="utf-8"><title>${title}</title>\n${copy.outerHTML}\n`
    );
  };
  return make(
    "p",
    {class: "hand-ways"},
    button("print", () => print()),
    " ",
    button("save", file),
    " ",
    field,
    copyButton(url)
  );
}

function compare({solved}: HandIn, course: Course, told: Map<string, HTMLElement>): HTMLElement {
  const make = maker(document);
  const button = make("button", {type: "button"}, lessonText("hand.compare"));
  const run = async () => {
    button.disabled = true;
    for (const [id, place] of told) {
      write(place, lessonText("hand.running"));
      write(place, (await verdictOn(id, solved[id]!, course)).says);
    }
    button.disabled = false;
  };
  button.addEventListener("click", () => void run());
  return make("p", {class: "hand-ways"}, button);
}

/** What is said of a task that was handed in. */
export interface HandedVerdict {
  says: string;
  /** Null where the engine is not there. */
  right: boolean | null;
  reads: boolean | null;
}

/** Runs what was handed in for a lesson, in a fresh session, and holds it against the answer. */
export async function verdictOn(
  id: string,
  {sql, count, columns, rows}: Solved,
  course: Course
): Promise<HandedVerdict> {
  const part = course.parts.find((each) => each.id === id)!;
  try {
    // What another's query leaves behind is not there for the next one.
    course.session.fresh();
    await course.answered(part);
    const answer = await course.session.run(sql);
    const reads = await course.session.readsRecord(answer, course.schema);
    const checked = checkLesson(answer, part, course.site.cases);
    const holds = checked.right && reads ? await course.holds(sql, part) : null;
    course.session.fresh();
    if (!checked.right) return {right: false, reads, says: checked.says};
    if (!reads) return {right: false, reads, says: lessonText("wrong.record")};
    if (holds === false) return {right: false, reads, says: lessonText("wrong.moved")};
    const now = rows.map((_, at) => columns.map((name) => answer.rows[name]?.[at] ?? null));
    const text = (lines: unknown[][]) =>
      lines
        .map((line) => JSON.stringify(line))
        .sort()
        .join("\n");
    const same = text(now) === text(rows) && count === countRows(answer);
    return {right: true, reads, says: lessonText(same ? "hand.same" : "hand.differs")};
  } catch (error) {
    const none = course.engineFailed;
    const says = none ? lessonText("engine.none") : (error as Error).message.split("\n")[0]!;
    return {says, right: none ? null : false, reads: null};
  }
}
