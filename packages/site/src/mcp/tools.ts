import type {Cell, Choice, Reference} from "@cold-winter/data";
import {nearest, sqlString} from "@cold-winter/data/shared";
import {listedQuestion, rowsAndStatuses, worksOf, type Told} from "../outputs/answer-record.js";

/** Why something cannot be answered, in a sentence. */
export class Refused extends Error {
  override name = "Refused";
}

/** What a record answers to programs, whether a server opened it or a page. */
export interface RecordTools {
  listQuestions: (find?: string) => object | Promise<object>;
  ask: (question: string, choices?: Record<string, string>) => Promise<object>;
  runSql: (sql: string) => Promise<object>;
  whoSays: (thing: string) => Promise<object>;
  cite: (work?: string) => object | Promise<object>;
}

/** One input of a tool: a text, or values by name. */
export interface ToolInput {
  description: string;
  needed: boolean;
  kind: "text" | "values";
}

/** A tool as programs see it. */
export interface ToolText {
  name: string;
  description: string;
  inputs: Record<string, ToolInput>;
  /** Answers what was asked. */
  answer: (record: RecordTools, asked: Record<string, unknown>) => object | Promise<object>;
}

const input = (description: string, needed = true): ToolInput => ({
  description,
  needed,
  kind: "text"
});
const text = (value: unknown) => (typeof value === "string" ? value : undefined);

function neededText(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw new Refused(`${name} is missing: it is a text`);
}

/** The tools of a record, the same for a server and for a browser's own. */
export const tools: ToolText[] = [
  {
    name: "list_questions",
    description: "Lists the questions that the record answers, with their choices.",
    inputs: {find: input("words that a question holds", false)},
    answer: (record, {find}) => record.listQuestions(text(find))
  },
  {
    name: "ask",
    description:
      "Answers a question of the list: rows, statuses, works, and in how many draws it holds where that is known.",
    inputs: {
      question: input("its name, as list_questions gives it"),
      choices: {description: "values of its choices by name", needed: false, kind: "values"}
    },
    answer: (record, {question, choices}) =>
      record.ask(neededText(question, "question"), values(choices))
  },
  {
    name: "run_sql",
    description:
      "Answers one SELECT of DuckDB on the locked, read-only database; select the column sources too.",
    inputs: {sql: input("one SELECT")},
    answer: (record, {sql}) => record.runSql(neededText(sql, "sql"))
  },
  {
    name: "who_says",
    description: "Tells what each source says of a thing or a row: rival readings and the works.",
    inputs: {thing: input("the id of a row or the subject of readings")},
    answer: (record, {thing}) => record.whoSays(neededText(thing, "thing"))
  },
  {
    name: "cite",
    description: "Tells how a work is cited, by its key; without one, how the record itself is.",
    inputs: {work: input("a citation key", false)},
    answer: (record, {work}) => record.cite(text(work))
  }
];

function values(told: unknown): Record<string, string> | undefined {
  if (typeof told !== "object" || told === null) return undefined;
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]));
}

/** What a tool gives back, in the form of the Model Context Protocol. */
export interface ToolResult {
  [name: string]: unknown;
  content: {type: "text"; text: string}[];
  isError?: boolean;
}

/** Answers a call; what cannot be answered says so in a sentence. Throws what is no refusal. */
export async function answerCall(ask: () => object | Promise<object>): Promise<ToolResult> {
  try {
    return {content: [{type: "text", text: JSON.stringify(await ask())}]};
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const {message} = error;
    const said = /[.?!]$/.test(message) ? message : `${message}.`;
    return {isError: true, content: [{type: "text", text: said}]};
  }
}

/** The longest statement that is read, in characters. */
export const longestStatement = 100_000;

/** Throws Refused where a statement is too long. */
export function checkLength(sql: string): void {
  if (sql.length > longestStatement)
    throw new Refused(
      `the statement has ${sql.length} characters; at most ${longestStatement} are read`
    );
}

/** Throws Refused where a text holds no statement, or several. */
export function checkOne(statements: string[]): void {
  if (statements.length !== 1)
    throw new Refused(`one SELECT is answered, and this holds ${statements.length} statements`);
}

type Listed = Parameters<typeof listedQuestion>[0];

/** Lists questions, those whose words hold what is looked for. */
export function questionsFound(questions: Listed[], find = ""): object[] {
  const words = find.toLowerCase();
  return questions
    .filter(({name, title, question, tags}) =>
      [name, title, question, ...tags].join(" ").toLowerCase().includes(words)
    )
    .map(listedQuestion);
}

/** Returns what is called so. Throws Refused with the nearest name. */
export function questionNamed<Item extends {name: string}>(name: string, known: Item[]): Item {
  const found = known.find((each) => each.name === name);
  if (found) return found;
  const near = nearest(
    name,
    known.map((each) => each.name)
  );
  throw new Refused(
    `there is no question ${name}${near ? `: did you mean ${near}?` : "; list_questions names them"}`
  );
}

/** Throws Refused where a question has no such choice, or no such value of it. */
export function checkChoices(
  name: string,
  choices: Pick<Choice, "name" | "values">[],
  chosen: Record<string, string>
): void {
  for (const [choice, value] of Object.entries(chosen)) {
    const known = choices.find((each) => each.name === choice);
    if (!known?.values.includes(value))
      throw new Refused(
        known
          ? `${choice} has no ${value}; it may be ${known.values.join(", ")}`
          : `${name} has no choice ${choice}; it has ${choices.map((each) => each.name).join(", ") || "none"}`
      );
  }
}

type ByColumn = Record<string, Cell[]>;

/** Returns the answer to a statement, with the works that its rows cite. */
export function sqlAnswer(
  {columns, rows}: {columns: {name: string; type: string}[]; rows: ByColumn},
  {edition, references}: Told
): object {
  const set = rowsAndStatuses(rows);
  const note =
    "sources" in rows ? undefined : "The rows carry no sources: select the column sources as well.";
  return {...edition, columns, ...set, works: worksOf([set], references), ...(note && {note})};
}

/** Writes the statement that asks for the readings of a thing, or of a row. */
export function readingsSql(thing: string): string {
  return `SELECT readings.*, string_agg(citations.source || '[' || coalesce(citations.locator, '') || ']', ';' ORDER BY position) AS sources
      FROM readings LEFT JOIN citations USING (table_name, row_id)
      WHERE subject = ${sqlString(thing)} OR row_id = ${sqlString(thing)} GROUP BY ALL ORDER BY quantity, number`;
}

/** What asks for a row by its id, and for rows by their name. */
export interface Looking {
  row: (id: string) => Promise<Record<string, Cell> | null>;
  like: (words: string) => string[] | Promise<string[]>;
}

/** Returns what each source says of a thing: rival readings, how many are independent, the works. Throws Refused where there is none. */
export async function saidOfThing(
  thing: string,
  readings: ByColumn,
  {edition, references}: Told,
  look: Looking
): Promise<object> {
  const set = rowsAndStatuses(readings);
  const row = set.rows.length ? null : await look.row(thing);
  if (!set.rows.length && !row) {
    const like = await look.like(thing);
    throw new Refused(
      like.length
        ? `nothing has the id ${thing}; perhaps ${like.join("; ")}`
        : `the record has nothing called ${thing}`
    );
  }
  const voices = new Set(
    set.rows.filter((each) => each["derives_from"] === null).map((each) => each["voice"])
  );
  const rest = row ? {row, works: worksOf([{rows: [row]}], references)} : {};
  return {
    ...{...edition, thing, readings: set.rows, independent_voices: voices.size},
    works: worksOf([set], references),
    ...rest
  };
}

/** Returns how a work is cited, or the record itself. Throws Refused where there is no such work. */
export function citedAs(
  key: string | undefined,
  {edition, references}: Told,
  {repository, bibtex}: {repository: string | null; bibtex: (key: string) => string | undefined}
): object {
  if (key === undefined) {
    const {notebook, version} = edition;
    return {...edition, text: `${notebook}, data ${version}.`, repository};
  }
  const known: Reference | undefined = references[key];
  const entry = bibtex(key);
  if (!known || entry === undefined) {
    const near = nearest(key, Object.keys(references));
    throw new Refused(`there is no work ${key}${near ? `: did you mean ${near}?` : ""}`);
  }
  return {...edition, key, ...known, bibtex: entry};
}
