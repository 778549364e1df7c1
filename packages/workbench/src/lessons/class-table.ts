import {maker, write} from "@cold-winter/figure";
import {save, sheetText} from "@cold-winter/figure/drawing";
import {visible} from "../visible.js";
import type {Course} from "./course.js";
import {readHandIn, verdictOn, type HandIn} from "./hand-in.js";
import {lessonText} from "./text.js";
import {tasksIn} from "./work-set.js";

/** What is said of one task of one hand-in. */
export interface ClassRow {
  name: string;
  task: string;
  right: boolean | null;
  /** Whether the hand-in was made on the data of this page. */
  same: boolean;
  /** Whether the query reads the record; null where it did not run. */
  reads: boolean | null;
  says: string;
}

/** Returns all hand-ins that some texts hold, as links or files of hand-ins. */
export function handInsIn(texts: string[]): {found: HandIn[]; bad: number} {
  const codes = new Set(texts.flatMap((text) => text.match(/\bh1\.[0-9a-z]{7}\.[\w-]+/g) ?? []));
  const found: HandIn[] = [];
  let bad = texts.filter((text) => text.trim() && !/\b[ht]1\./.test(text)).length;
  for (const code of codes) {
    try {
      found.push(readHandIn(code));
    } catch {
      bad++;
    }
  }
  return {found, bad};
}

/** Runs what was handed in, one after another, each in a fresh session. */
export async function classRows(hands: HandIn[], course: Course): Promise<ClassRow[]> {
  const rows: ClassRow[] = [];
  for (const {name, version, solved} of hands)
    for (const [id, handed] of Object.entries(solved)) {
      const part = course.parts.find((each) => each.id === id);
      const verdict = part
        ? await verdictOn(id, handed, course)
        : {says: lessonText("class.unknown"), right: null, reads: null};
      rows.push({...verdict, name, task: part?.title ?? id, same: version === course.site.version});
    }
  return rows;
}

const heads = ["name", "task", "right", "same", "reads", "says"] as const;

/** Draws the place where a teacher drops the hand-ins of a class and reads a table of them; nothing leaves the page. */
export function classTable(course: Course): HTMLElement {
  const make = maker(document);
  const files = make("input", {
    type: "file",
    multiple: true,
    accept: ".html,.txt",
    id: "class-files"
  });
  const links = make("textarea", {rows: "3", id: "class-links", spellcheck: "false"});
  const button = make("button", {type: "button"}, lessonText("class.read"));
  const status = make("p", {role: "status"});
  const place = make("div");
  const read = async (given: File[]) => {
    button.disabled = true;
    const texts = await Promise.all(given.map(async (file) => file.text()));
    const {found, bad} = handInsIn([...texts, links.value]);
    course.add(tasksIn([...texts, links.value]));
    write(status, lessonText("hand.running"));
    const rows = await classRows(found, course);
    write(status, lessonText("class.count", {count: found.length, bad}));
    if (rows.length) place.replaceChildren(tableOf(rows), saveButton(rows));
    button.disabled = false;
  };
  button.addEventListener("click", () => void read([...(files.files ?? [])]));
  const node = make(
    "section",
    {class: "class"},
    make("h2", {}, lessonText("class.title")),
    make("p", {}, lessonText("class.intro")),
    make("label", {for: files.id}, lessonText("class.files")),
    files,
    make("label", {for: links.id}, lessonText("class.links")),
    links,
    make("p", {}, button),
    status,
    place
  );
  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    void read([...(event.dataTransfer?.files ?? [])]);
  });
  return node;
}

const mark = (value: boolean | null) =>
  lessonText(value === null ? "class.none" : value ? "class.yes" : "class.no");

function cells(row: ClassRow): string[] {
  return [
    row.name || lessonText("hand.nameless"),
    row.task,
    mark(row.right),
    mark(row.same),
    mark(row.reads),
    row.says
  ];
}

function tableOf(rows: ClassRow[]): HTMLElement {
  const make = maker(document);
  const head = make(
    "tr",
    {},
    ...heads.map((name) =>
      make("th", {scope: "col"}, lessonText(`class.${name === "same" ? "data" : name}`))
    )
  );
  const lines = rows.map((row) =>
    make("tr", {}, ...cells(row).map((text) => make("td", {dir: "auto"}, visible(text))))
  );
  const table = make(
    "table",
    {"aria-label": lessonText("class.title")},
    make("thead", {}, head),
    make("tbody", {}, ...lines)
  );
  return make(
    "div",
    {class: "scroll", role: "region", tabindex: "0", "aria-label": lessonText("class.title")},
    table
  );
}

function saveButton(rows: ClassRow[]): HTMLElement {
  const button = maker(document)("button", {type: "button"}, lessonText("class.save"));
  const text = () =>
    sheetText(
      heads.map((name) => lessonText(`class.${name === "same" ? "data" : name}`)),
      rows.map(cells)
    );
  button.addEventListener("click", () => save("class.csv", "text/csv", text()));
  return button;
}
