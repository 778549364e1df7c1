import {ownEngine} from "@cold-winter/figure/live";
import {literal, sqlName} from "@cold-winter/data/shared";
import {oneAfterAnother} from "./one-after-another.js";
import {functionsOf, type EngineFunction} from "./functions.js";
import {translate} from "./text.js";
import {Made, namesOfRecord, type Names} from "./trace/made.js";
import {admit, changes, inPlace, isFault, Refusal} from "./trace/admit.js";
import {direct, readExact, type Exact} from "./own-text.js";
import {bringTable, type OwnTable} from "./own-table.js";
import {tablesOf, type Plan} from "./trace/plan.js";
import {readsRecord} from "./lessons/reads-record.js";
import {madeAgain, makes, reads} from "./made-again.js";
import {findMixing, readsValues, type Mixing} from "./scaling.js";
import type {Engine, Limits, Reading, Schema} from "@cold-winter/data";

/** What the engine is doing. */
export type EngineState =
  | {kind: "asleep"}
  | {kind: "loading"; share: number}
  | {kind: "ready"}
  | {kind: "running"}
  | {kind: "failed"; reason: string};

/** What a statement gave, and how long it took the engine. */
export interface Answer extends Exact {
  milliseconds: number;
  /** What ran last, of which these are the rows. */
  statement: string;
  /** What the engine bound it to; null where it cannot say. */
  plan: Plan | null;
}

/** Longest time that a reader's query may take, and one that the workbench asks for itself, in milliseconds. */
export const longestRun = 30_000;
const longestHidden = 10_000;
const mostLasting = 200;

const limits: Limits = {rows: 100_000, bytes: 64_000_000};

/** The reader's own engine: started when needed, ended by "Stop", begun afresh after it, after "Reset" and after a fault. */
export class Session {
  readonly own = new Map<string, OwnTable>();
  /** The engine's own functions; none before it was there. */
  functions: EngineFunction[] = [];
  private readonly values = new Map<string, Promise<string[]>>();
  private promise?: Promise<Engine>;
  private current?: Engine;
  private readonly waiting = new Set<(reason: Error) => void>();
  private without: string[] = [];
  private names?: Names;
  private hidden = new AbortController();
  // What stands before the tables for one look the other would read.
  private readonly inTurn = oneAfterAnother();
  private left = new Made();
  private lasting: {statement: string; plan: Plan | null}[] = [];

  constructor(private readonly tell: (state: EngineState) => void) {}

  /** Starts the engine if it is not there. */
  async start(): Promise<Engine> {
    const promise = (this.promise ??= this.load());
    try {
      return await promise;
    } catch (error) {
      if (this.promise === promise) this.promise = undefined;
      this.tell({kind: "failed", reason: (error as Error).message});
      throw error;
    }
  }

  /**
   * Asks what the workbench wants to know besides. It gives way to the reader's next query, and gives up in time
   * without an end of the engine, whose tables stay as queries left them.
   */
  async ask(sql: string): Promise<Reading> {
    return this.behind((engine, within) => engine.read(sql, within));
  }

  /** Returns the values of a column that has at most fifty of them, the most frequent first; none where it has more. */
  async valuesOf(table: string, column: string): Promise<string[]> {
    const key = JSON.stringify([table, column]);
    const sql = `SELECT CAST(${sqlName(column)} AS VARCHAR) AS value FROM ${sqlName(table)} WHERE value IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, value LIMIT 51`;
    if (!this.values.has(key))
      this.values.set(
        key,
        this.aside(sql)
          .then(({rows}) => (rows["value"] ?? []).map(String))
          .then((all) => (all.length > 50 ? [] : all))
      );
    const asked = this.values.get(key)!;
    return asked.catch(() => (this.values.delete(key), []));
  }

  /** Asks as `ask` does, where no query of the reader sees what is made for it. */
  async aside(sql: string): Promise<Reading> {
    return this.behind((engine, within) => engine.aside(sql, within));
  }

  /** Whether a result may put values together, and is not shown before it is known which. */
  mayMix({plan, statement}: Answer, schema: Schema): boolean {
    if (!plan) return true;
    const made = this.origins(tablesOf(plan), statement).length > 0;
    return !changes(plan) && (made || (!plan.plain && readsValues(plan, schema)));
  }

  /** Finds which kinds of values a result puts together; null where it reads none. */
  async mixing(answer: Answer, schema: Schema): Promise<Mixing | null> {
    const {plan, statement} = answer;
    // What changes something is not run again: it answers with a count.
    if (!plan || changes(plan)) return null;
    const tables = this.origins(tablesOf(plan), statement);
    const statements = tables.length ? this.lasting.map((each) => each.statement) : [];
    const aside = async (sql: string) => this.aside(sql);
    const {signal} = this.hidden;
    return this.inTurn(() =>
      findMixing(statement, plan, answer, schema, aside, {tables, statements}, signal)
    );
  }

  /** Whether an answer comes out of the record. */
  async readsRecord(answer: Answer, schema: Schema): Promise<boolean> {
    const {plan, statement} = answer;
    if (plan && changes(plan)) return false;
    const made = plan !== null && this.origins(tablesOf(plan), statement).length > 0;
    return this.inTurn(() => readsRecord(answer, schema, made, (sql) => this.aside(sql)));
  }

  /** Tables of the record that the reader's own tables, or the session's variables that a statement may read, were made from. */
  origins(names: string[], statement: string): string[] {
    return this.left.origins(names, statement);
  }

  private async behind(
    work: (engine: Engine, within: Limits) => Promise<Reading>
  ): Promise<Reading> {
    const {hidden} = this;
    const clock = setTimeout(
      () => hidden.abort(new Error(translate("error.hidden"))),
      longestHidden
    );
    const within = {...limits, signal: hidden.signal};
    try {
      return await this.answer((engine) => work(engine, within), hidden.signal);
    } finally {
      clearTimeout(clock);
      if (hidden.signal.aborted && this.hidden === hidden) this.hidden = new AbortController();
    }
  }

  /** Runs statements, the last of which gives the rows, within the limits. Rejects where one is refused, fails, takes too long or is stopped. */
  async run(sql: string): Promise<Answer> {
    this.hidden.abort(new Error(translate("error.hidden")));
    this.hidden = new AbortController();
    return this.answer(async (engine) => {
      const statements = inPlace(sql, await engine.statements(sql));
      if (!statements.length) throw new Refusal("no statements");
      let answer: Answer | undefined;
      for (const statement of statements) answer = await this.one(engine, statement);
      return answer!;
    });
  }

  /** Parts a text into its statements. */
  async split(sql: string): Promise<string[]> {
    return (await this.start()).statements(sql);
  }

  private async one(engine: Engine, statement: string): Promise<Answer> {
    const ask = (hidden: string) => engine.read(hidden, {});
    const {plan, refused} = await admit(statement, ask, this.without.length > 0);
    if (refused) throw new Refusal(translate("refused.statement", {word: refused}));
    const started = performance.now();
    const reading = plan
      ? await readExact(engine, statement, limits)
      : direct(await engine.read(statement, limits));
    const milliseconds = performance.now() - started;
    if (!plan || changes(plan)) {
      await this.left.note(plan, ask, this.names!);
      if (plan && changes(plan))
        this.lasting = [...this.lasting, {statement: statement.trim(), plan}].slice(-mostLasting);
    }
    return {...reading, milliseconds, statement: statement.trim(), plan};
  }

  private async answer<Value>(
    work: (engine: Engine) => Promise<Value>,
    signal?: AbortSignal
  ): Promise<Value> {
    let interrupt: (reason: Error) => void = () => undefined;
    const interrupted = new Promise<never>((_, reject) => (interrupt = reject));
    interrupted.catch(() => undefined);
    this.waiting.add(interrupt);
    let engine: Engine | undefined;
    let clock: ReturnType<typeof setTimeout> | undefined;
    try {
      engine = await Promise.race([this.start(), interrupted]);
      this.tell({kind: "running"});
      clock = setTimeout(
        () => this.renew(new Error(translate("error.time", {seconds: longestRun / 1000}))),
        longestRun
      );
      return await Promise.race([work(engine), interrupted]);
    } catch (error) {
      if (engine && this.current === engine && !signal?.aborted && isFault(error as Error))
        this.renew(error as Error);
      throw error;
    } finally {
      clearTimeout(clock);
      this.waiting.delete(interrupt);
      if (engine && this.current === engine) this.tell({kind: "ready"});
    }
  }

  /** Ends what runs, at once. A fresh engine is made ready meanwhile. */
  stop(): void {
    this.renew(new Error(translate("error.stopped")));
  }

  /** Begins with a fresh engine: what queries made or dropped is as it was. */
  reset(): void {
    this.lasting = [];
    this.stop();
  }

  /** Begins with a fresh engine where statements left anything behind in this one. */
  fresh(): void {
    this.lasting = [];
    if (!this.left.nothing) this.stop();
  }

  /** Leaves works out of the database: what rests on them alone is not there. */
  leaveOut(keys: string[]): void {
    if (keys.join() === this.without.join()) return;
    this.without = keys;
    this.lasting = [];
    this.stop();
  }

  /** Says whose a name is: the record's or the engine's, the reader's own, or nobody's. */
  async owner(name: string): Promise<"record" | "own" | null> {
    const engine = await this.start();
    const plain = name.toLowerCase();
    if (this.names!.tables.has(plain) || this.names!.functions.has(plain)) return "record";
    const made = `SELECT 1 AS one FROM duckdb_tables() WHERE database_name = 'memory' AND lower(table_name) = ${literal(plain)}`;
    const {rows} = await engine.read(made, {});
    return rows["one"]!.length ? "own" : null;
  }

  /** Adds a table of the reader's, to this engine and to those after it. Rejects where the engine does. */
  async add(table: OwnTable): Promise<void> {
    const engine = await this.start();
    await bringTable(engine, table);
    this.own.set(table.name, table);
    this.left.bring(table.name);
  }

  private renew(reason: Error): void {
    for (const interrupt of this.waiting) interrupt(reason);
    this.left = new Made();
    if (!this.current) return;
    this.current.stop();
    this.current = undefined;
    this.promise = undefined;
    void this.start().catch(() => undefined);
  }

  private async load(): Promise<Engine> {
    this.tell({kind: "loading", share: 0});
    const engine = await ownEngine({
      without: this.without,
      progress: (share) => this.tell({kind: "loading", share})
    });
    for (const table of this.own.values()) {
      await bringTable(engine, table);
      this.left.bring(table.name);
    }
    this.names ??= await namesOfRecord(engine);
    if (!this.functions.length) this.functions = await functionsOf(engine).catch(() => []);
    await this.replay(engine);
    this.current = engine;
    this.tell({kind: "ready"});
    return engine;
  }

  // What statements of the reader left behind is made again; what cannot be is given up.
  private async replay(engine: Engine): Promise<void> {
    const ask = (sql: string) => engine.read(sql, {});
    for (const each of this.lasting) {
      try {
        await engine.read(each.statement, limits);
        await this.left.note(each.plan, ask, this.names!);
      } catch {
        this.lasting = this.lasting.filter((other) => other !== each);
      }
    }
  }

  /** Returns the statements that made the tables of this session which a text reads and does not make itself, to stand before it. */
  made(sql: string): string {
    const names = this.left.names.filter((name) => !this.own.has(name) && reads(sql, name));
    return names.every((name) => makes(sql, name)) ? "" : madeAgain(this.lasting);
  }

  /** Refuses a step that has the name of a table of the record. */
  async admitName(name: string): Promise<void> {
    if (!name) return;
    await this.start();
    if (this.names!.tables.has(name.toLowerCase()))
      throw new Refusal(translate("refused.name", {name}));
  }
}
