import type {Cell, Engine, Question, Result, Schema} from "@cold-winter/data";
import {retryingMemoize, sqlName, sqlString} from "@cold-winter/data/shared";
import {load, loadReferences, questionAnswers, site, startedEngine} from "@cold-winter/figure/live";
import {answerRecord, answerSets, rowsAndStatuses, type Told} from "../outputs/answer-record.js";
import {
  answerCall,
  checkChoices,
  checkLength,
  checkOne,
  citedAs,
  questionNamed,
  questionsFound,
  readingsSql,
  Refused,
  saidOfThing,
  sqlAnswer,
  tools,
  type RecordTools,
  type ToolInput
} from "../mcp/tools.js";

/** What a browser with WebMCP offers (draft of the W3C community group, `document.modelContext`), as far as it is used. */
export interface ModelContext {
  registerTool: (tool: {
    name: string;
    description: string;
    inputSchema: object;
    execute: (asked: Record<string, unknown>) => Promise<object>;
    annotations: {readOnlyHint: boolean};
  }) => unknown;
}

/** Gives the browser's own programs the tools that the server has, on the files and the locked engine of the page. */
export async function registerTools(context: ModelContext): Promise<void> {
  for (const {name, description, inputs, answer} of tools) {
    const needed = Object.entries(inputs).flatMap(([each, told]) => (told.needed ? [each] : []));
    const properties = Object.fromEntries(
      Object.entries(inputs).map(([each, told]) => [each, schemaOf(told)])
    );
    await context.registerTool({
      ...{name, description, annotations: {readOnlyHint: true}},
      inputSchema: {type: "object", properties, required: needed, additionalProperties: false},
      execute: (asked) => answerCall(() => answer(record, asked))
    });
  }
}

function schemaOf({description, kind}: ToolInput): object {
  if (kind === "text") return {type: "string", description};
  return {type: "object", description, additionalProperties: {type: "string"}};
}

const questions = retryingMemoize(() => load<Question[]>("data/queries.json"));
const schema = retryingMemoize(() => load<Schema>("data/database.json"));
const told = retryingMemoize(async (): Promise<Told> => {
  const [{title: notebook, version, asOf: as_of}, references] = await Promise.all([
    site(),
    loadReferences()
  ]);
  return {edition: {notebook, version, as_of}, references: references as Told["references"]};
});
const asked = async () => (await questions()).filter(({kind}) => kind !== "fence");

const record: RecordTools = {
  listQuestions: async (find) => ({
    ...(await told()).edition,
    questions: questionsFound(await asked(), find)
  }),
  ask: async (name, chosen = {}) => {
    const question = questionNamed(name, await asked());
    const answers = (await questionAnswers(question))!;
    checkChoices(name, answers.choices, chosen);
    const usual = Object.fromEntries(answers.choices.map((each) => [each.name, each.values[0]!]));
    const wanted = JSON.stringify({...usual, ...chosen});
    const set = answerSets(answers).find(({choices}) =>
      choices.some((each) => JSON.stringify({...usual, ...each}) === wanted)
    )!;
    const {drawn, ...rest} = answers;
    const own = drawn && !Object.keys(chosen).length ? {...rest, drawn} : rest;
    return answerRecord(own, [{...set, choices: [{...usual, ...chosen}]}], await told());
  },
  runSql: async (sql) => {
    checkLength(sql);
    return sqlAnswer(await select(sql), await told());
  },
  whoSays: async (thing) => {
    const engine = await startedEngine();
    const {rows} = await engine.query(readingsSql(thing));
    return saidOfThing(thing, rows, await told(), {row: rowOf, like: rowsLike});
  },
  cite: async (key) => {
    const works = await load<Record<string, {bibtex: string}>>("data/works.json");
    const {repository} = await site();
    return citedAs(key, await told(), {repository, bibtex: (each) => works[each]?.bibtex});
  }
};

// In the place of a table nothing but a SELECT can stand.
async function select(sql: string): Promise<Result> {
  const engine = await startedEngine();
  const statements = await engine.statements(sql);
  checkOne(statements);
  const [statement] = statements as [string];
  const limits = {rows: 10_000, signal: AbortSignal.timeout(20_000)};
  try {
    return await engine.read(`FROM (\n${statement}\n)`, limits);
  } catch (error) {
    const [first] = (error as Error).message.split("\n") as [string];
    throw new Refused(first);
  }
}

/** Returns the tables of the record whose rows have ids. */
async function tablesWith(...columns: string[]): Promise<{table: string; column: string}[]> {
  const {tables} = await schema();
  return tables.flatMap(({name, columns: own}) => {
    const has = (column: string) => own.some((each) => each.name === column);
    const column = columns.find(has);
    return column && has("id") && has("sources") ? [{table: name, column}] : [];
  });
}

async function rowOf(id: string): Promise<Record<string, Cell> | null> {
  const engine = await startedEngine();
  for (const {table} of await tablesWith("id")) {
    const {rows} = await engine.query(`FROM ${sqlName(table)} WHERE id = ${sqlString(id)}`);
    const [row] = rowsAndStatuses(rows).rows;
    if (row) return {table, ...row};
  }
  return null;
}

async function rowsLike(words: string): Promise<string[]> {
  const engine: Engine = await startedEngine();
  const parts = (await tablesWith("title", "name")).map(
    ({table, column}) =>
      `SELECT id || ' (' || ${sqlName(column)} || ')' AS found FROM ${sqlName(table)} WHERE contains(lower(${sqlName(column)}), ${sqlString(words.toLowerCase())})`
  );
  if (!parts.length) return [];
  const {rows} = await engine.query(`${parts.join(" UNION ALL ")} LIMIT 8`);
  return (rows["found"] ?? []).map(String);
}
