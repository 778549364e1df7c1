import {readCitationFile} from "@cold-winter/data";
import {StdioServerTransport} from "@modelcontextprotocol/sdk/server/stdio.js";
import {OpenRecord} from "../mcp/record.js";
import {recordServer} from "../mcp/server.js";

// The protocol has standard output for itself.
console.log = console.error;
const server = recordServer(() => OpenRecord.open(), {
  name: readCitationFile().title,
  version: "0.1.0"
});
await server.connect(new StdioServerTransport());
