import {McpServer} from "@modelcontextprotocol/sdk/server/mcp.js";
import {z} from "zod";
import type {OpenRecord} from "./record.js";
import {answerCall, tools, type ToolInput} from "./tools.js";

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
  for (const {name: tool, description, inputs, answer} of tools) {
    const inputSchema = Object.fromEntries(
      Object.entries(inputs).map(([each, told]) => [each, schemaOf(told)])
    );
    server.registerTool(tool, {description, inputSchema, annotations: readOnly}, (asked) =>
      answerCall(async () => answer(await record(), asked))
    );
  }
  return server;
}

function schemaOf({description, needed, kind}: ToolInput): z.ZodType {
  const schema = kind === "text" ? z.string() : z.record(z.string(), z.string());
  return needed ? schema.describe(description) : schema.optional().describe(description);
}
