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
import {combinations, fillPlaceholders, sqlName, sqlString} from "@cold-winter/data/shared";
import {answerRecord, rowsAndStatuses, type Told} from "../outputs/answer-record.js";
import {
  checkChoices,
  checkLength,
  citedAs,
  questionNamed,
  questionsFound,
  readingsSql,
  Refused,
  saidOfThing,
  sqlAnswer,
  type RecordTools
} from "./tools.js";

const within = {...allowance, seconds: 20, rows: 10_000};

/** The record of a notebook, opened once and locked: what programs may ask of it. */
export class OpenRecord implements RecordTools {
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
    return {...this.told.edition, questions: questionsFound([...this.questions.values()], find)};
  }

  /** Answers a question for some choices, the defaults where none is named. */
  async ask(name: string, chosen: {[name: string]: string} = {}): Promise<object> {
    const query = questionNamed(name, [...this.questions.values()]);
    checkChoices(name, query.choices, chosen);
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
    checkLength(sql);
    const answer = await this.inTurn(() => this.select({file: "statement", line: 1, sql}));
    return sqlAnswer(answer, this.told);
  }

  /** Tells what each source says of a thing, or of a row: rival readings, who is independent, the works. */
  async whoSays(thing: string): Promise<object> {
    const {rows} = await this.inTurn(() => runQuery(this.connection, readingsSql(thing)));
    return saidOfThing(thing, rows, this.told, {
      row: (id) => this.rowOf(id),
      like: (words) => this.rowsLike(words)
    });
  }

  /** Tells how a work, or the notebook itself, is cited. */
  cite(key?: string): object {
    const source = this.dataset.sources.find((each) => each.key === key);
    return citedAs(key, this.told, {
      repository: readCitationFile().repository,
      bibtex: () => source && formatEntry(source)
    });
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
