import {McpServer} from "@modelcontextprotocol/sdk/server/mcp.js";
import type {CallToolResult} from "@modelcontextprotocol/sdk/types.js";
import {z} from "zod";
import {Refused, type OpenRecord} from "./record.js";

type Answered = (ask: (opened: OpenRecord) => object | Promise<object>) => Promise<CallToolResult>;

const readOnly = {readOnlyHint: true, openWorldHint: false};

/**
 * Returns a server of the Model Context Protocol that answers from a record: its questions, what each source says of a
 * thing, how a work is cited, one SELECT. Each answer carries its sources and the data version; what cannot be answered
 * says so in a sentence. The record is opened when it is first asked.
 */
export function recordServer(
  open: () => Promise<OpenRecord>,
  {name, version}: {name: string; version: string}
): McpServer {
  const server = new McpServer(
    {name, version},
    {
      instructions:
        "A record of history: every row has sources and a status. Begin with list_questions; repeat works, statuses and the version with each answer."
    }
  );
  let opening: Promise<OpenRecord> | undefined;
  const record = () =>
    (opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));
  const answered: Answered = async (ask) => {
    try {
      const answer = await ask(await record());
      return {content: [{type: "text", text: JSON.stringify(answer)}]};
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return {isError: true, content: [{type: "text", text: sentence(error.message)}]};
    }
  };
  addQuestions(server, answered);
  addWitnesses(server, answered);
  return server;
}

function addQuestions(server: McpServer, answered: Answered): void {
  server.registerTool(
    "list_questions",
    {
      description: "Lists the questions that the record answers, with their choices.",
      inputSchema: {find: z.string().optional().describe("words that a question holds")},
      annotations: readOnly
    },
    ({find}) => answered((opened) => opened.listQuestions(find))
  );
  server.registerTool(
    "ask",
    {
      description:
        "Answers a question of the list: rows, statuses, works, and in how many draws it holds where that is known.",
      inputSchema: {
        question: z.string().describe("its name, as list_questions gives it"),
        choices: z
          .record(z.string(), z.string())
          .optional()
          .describe("values of its choices by name")
      },
      annotations: readOnly
    },
    ({question, choices}) => answered((opened) => opened.ask(question, choices))
  );
  server.registerTool(
    "run_sql",
    {
      description:
        "Answers one SELECT of DuckDB on the locked, read-only database; select the column sources too.",
      inputSchema: {sql: z.string().describe("one SELECT")},
      annotations: readOnly
    },
    ({sql}) => answered((opened) => opened.runSql(sql))
  );
}

function addWitnesses(server: McpServer, answered: Answered): void {
  server.registerTool(
    "who_says",
    {
      description: "Tells what each source says of a thing or a row: rival readings and the works.",
      inputSchema: {thing: z.string().describe("the id of a row or the subject of readings")},
      annotations: readOnly
    },
    ({thing}) => answered((opened) => opened.whoSays(thing))
  );
  server.registerTool(
    "cite",
    {
      description: "Tells how a work is cited, by its key; without one, how the record itself is.",
      inputSchema: {work: z.string().optional().describe("a citation key")},
      annotations: readOnly
    },
    ({work}) => answered((opened) => opened.cite(work))
  );
}

const sentence = (words: string) => (/[.?!]$/.test(words) ? words : `${words}.`);
