import {createRequire} from "node:module";
import {readCitationFile} from "@cold-winter/data";
import {StdioServerTransport} from "@modelcontextprotocol/sdk/server/stdio.js";
import {OpenRecord} from "../mcp/record.js";
import {recordServer} from "../mcp/server.js";

// The protocol has standard output for itself.
console.log = console.error;
const {version} = createRequire(import.meta.url)("../../package.json") as {version: string};
const server = recordServer(() => OpenRecord.open(), {name: readCitationFile().title, version});
await server.connect(new StdioServerTransport());
