import type {DuckDBConnection} from "@duckdb/node-api";
import {
  allowance,
  askAuthored,
  countProblems,
  drawAnswers,
  engineProblem,
  formatEntry,
  namesOf,
  openDataset,
  readCitationFile,
  readDataset,
  readQueries,
  references,
  runQuery,
  type Dataset,
  type Query
} from "@cold-winter/data";
import {
  combinations,
  fillPlaceholders,
  nearest,
  sqlName,
  sqlString
} from "@cold-winter/data/shared";
import {
  answerRecord,
  listedQuestion,
  rowsAndStatuses,
  worksOf,
  type Told
} from "../outputs/answer-record.js";

/** Why something cannot be answered, in a sentence. */
export class Refused extends Error {
  override name = "Refused";
}

/** The longest statement that is read, in characters. */
export const longestStatement = 100_000;

const within = {...allowance, seconds: 20, rows: 10_000};

/** The record of a notebook, opened once and locked: what programs may ask of it. */
export class OpenRecord {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly dataset: Dataset,
    private readonly questions: Map<string, Query>,
    private readonly told: Told
  ) {}

  /** Opens the notebook of the folder that the program runs in. Throws where its rows have problems. */
  static async open(): Promise<OpenRecord> {
    const dataset = readDataset();
    if (dataset.problems.some(({fixable}) => !fixable))
      throw new Refused(`data/ has problems (${countProblems(dataset.problems)}): run check`);
    const {connection, judged} = await openDataset(dataset);
    const asked = readQueries("src/queries", namesOf(dataset.tables), () => undefined);
    const questions = new Map([...asked, ...dataset.questions].map((each) => [each.name, each]));
    const {version, package: described} = dataset;
    const edition = {notebook: readCitationFile().title, version, as_of: described.asOf};
    return new OpenRecord(connection, judged, questions, {
      edition,
      references: references(dataset.sources)
    });
  }

  /** Lists the questions, those whose words hold what is looked for. */
  listQuestions(find = ""): object {
    const words = find.toLowerCase();
    const found = [...this.questions.values()].filter(({name, title, question, tags}) =>
      [name, title, question, ...tags].join(" ").toLowerCase().includes(words)
    );
    return {...this.told.edition, questions: found.map(listedQuestion)};
  }

  /** Answers a question for some choices, the defaults where none is named. */
  async ask(name: string, chosen: {[name: string]: string} = {}): Promise<object> {
    const query = this.questions.get(name);
    if (!query) {
      const near = nearest(name, this.questions.keys());
      throw new Refused(
        `there is no question ${name}${near ? `: did you mean ${near}?` : "; list_questions names them"}`
      );
    }
    for (const [choice, value] of Object.entries(chosen)) {
      const known = query.choices.find((each) => each.name === choice);
      if (!known?.values.includes(value))
        throw new Refused(
          known
            ? `${choice} has no ${value}; it may be ${known.values.join(", ")}`
            : `${name} has no choice ${choice}; it has ${query.choices.map((each) => each.name).join(", ") || "none"}`
        );
    }
    return this.inTurn(async () => {
      const selections = {...combinations(query.choices)[0]!, ...chosen};
      const sql = fillPlaceholders(query.sql, selections);
      const {columns, rows} = await this.select({...query, sql});
      const drawn =
        query.draws && !Object.keys(chosen).length
          ? await drawAnswers(this.connection, query, {columns, sets: [rows]}, () => undefined)
          : null;
      const {title, question, grain, caveat, choices} = query;
      const about = {query: name, title, question, grain, caveat, sql, choices, columns};
      const set = {choices: [selections], ...rowsAndStatuses(rows)};
      return answerRecord({...about, ...(drawn && {drawn})}, [set], this.told);
    });
  }

  /** Answers one SELECT on the locked database. */
  async runSql(sql: string): Promise<object> {
    if (sql.length > longestStatement)
      throw new Refused(
        `the statement has ${sql.length} characters; at most ${longestStatement} are read`
      );
    const {columns, rows} = await this.inTurn(() => this.select({file: "statement", line: 1, sql}));
    const set = rowsAndStatuses(rows);
    const works = worksOf([set], this.told.references);
    const note = "sources" in rows ? undefined : "The rows carry no sources: select the column sources as well."; // prettier-ignore
    return {...this.told.edition, columns, ...set, works, ...(note && {note})};
  }

  /** Tells what each source says of a thing, or of a row: rival readings, who is independent, the works. */
  async whoSays(thing: string): Promise<object> {
    const sql = `SELECT readings.*, string_agg(citations.source || '[' || coalesce(citations.locator, '') || ']', ';' ORDER BY position) AS sources
      FROM readings LEFT JOIN citations USING (table_name, row_id)
      WHERE subject = ${sqlString(thing)} OR row_id = ${sqlString(thing)} GROUP BY ALL ORDER BY quantity, number`;
    const {rows} = await this.inTurn(() => runQuery(this.connection, sql));
    const set = rowsAndStatuses(rows);
    const row = set.rows.length ? null : await this.rowOf(thing);
    if (!set.rows.length && !row) {
      const like = this.rowsLike(thing);
      throw new Refused(
        like.length
          ? `nothing has the id ${thing}; perhaps ${like.join("; ")}`
          : `the record has nothing called ${thing}`
      );
    }
    const voices = new Set(
      set.rows.filter((each) => each["derives_from"] === null).map((each) => each["voice"])
    );
    const rest = row ? {row, works: worksOf([{rows: [row]}], this.told.references)} : {};
    return {
      ...{...this.told.edition, thing, readings: set.rows, independent_voices: voices.size},
      works: worksOf([set], this.told.references),
      ...rest
    };
  }

  /** Tells how a work, or the notebook itself, is cited. */
  cite(key?: string): object {
    const {edition, references: works} = this.told;
    if (key === undefined) {
      const {title, repository} = readCitationFile();
      return {...edition, text: `${title}, data ${edition.version}.`, repository};
    }
    const source = this.dataset.sources.find((each) => each.key === key);
    if (!source) {
      const near = nearest(key, Object.keys(works));
      throw new Refused(`there is no work ${key}${near ? `: did you mean ${near}?` : ""}`);
    }
    return {...edition, key, ...works[key], bibtex: formatEntry(source)};
  }

  close(): void {
    this.connection.closeSync();
  }

  private async select(statement: {file: string; line: number; sql: string}) {
    try {
      return await askAuthored(this.connection, statement, {within});
    } catch (error) {
      const {message, remedy} = engineProblem(statement, error as Error);
      throw new Refused(`${message} (${remedy})`);
    }
  }

  // A connection answers one question at a time.
  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.last.catch(() => undefined).then(work);
    this.last = next;
    return next;
  }

  private async rowOf(id: string) {
    for (const {name, key} of this.dataset.package.tables) {
      if (!this.dataset.tables.get(name)?.some((each) => each.id === id)) continue;
      const sql = `FROM ${sqlName(name)} WHERE ${sqlName(key)} = ${sqlString(id)}`;
      const {rows} = await this.inTurn(() => runQuery(this.connection, sql));
      return {table: name, ...rowsAndStatuses(rows).rows[0]};
    }
    return null;
  }

  private rowsLike(words: string): string[] {
    const wanted = words.toLowerCase();
    const named = [...this.dataset.tables.values()].flat().flatMap(({id, values}) => {
      const name = values["title"] ?? values["name"];
      return typeof name === "string" && name.toLowerCase().includes(wanted)
        ? `${id} (${name})`
        : [];
    });
    return named.slice(0, 8);
  }
}
