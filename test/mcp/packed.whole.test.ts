import {join} from "node:path";
import {Client} from "@modelcontextprotocol/sdk/client/index.js";
import {StdioClientTransport} from "@modelcontextprotocol/sdk/client/stdio.js";
import {afterAll, beforeAll, expect, it} from "vitest";
import {beginNotebook, type Notebook} from "../support/notebook.js";

const client = new Client({name: "test", version: "1.0.0"});
let notebook: Notebook;

beforeAll(async () => {
  notebook = beginNotebook("record");
  const program = join(notebook.folder, "node_modules/@cold-winter/site/bin/cold-winter.cjs");
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [program, "mcp"],
      cwd: notebook.folder,
      stderr: "inherit"
    })
  );
});

afterAll(async () => {
  await client.close();
  notebook.remove();
});

it("the server of the packed kit answers from a new notebook, and refuses what it does not have", async () => {
  const told = await client.callTool({name: "ask", arguments: {question: "events"}});
  const [{text}] = told.content as [{text: string}];
  const answer = JSON.parse(text) as {version: string; question: {name: string}};
  expect(answer.question.name).toBe("events");
  expect(answer.version).toMatch(/^0\.1-[0-9a-f]{8}$/);
  const refused = await client.callTool({name: "ask", arguments: {question: "harvests"}});
  expect(refused.isError).toBe(true);
});
