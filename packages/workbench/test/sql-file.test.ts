import {expect, it} from "vitest";
import {readSqlFile} from "../src/sql-file.js";

const file = (parts: BlobPart[]) => new File(parts, "query.sql");

it("reads a query from a file", async () => {
  expect((await readSqlFile(file(["\uFEFFSELECT 'ü' AS a\n"]))).sql).toBe("SELECT 'ü' AS a");
});

it.each([
  ["bytes that are no text", [new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe])], /not UTF-8 text/],
  ["a text with NUL in it", ["SELECT 1\0"], /not UTF-8 text/],
  ["a text of another encoding", [new Uint8Array([0x53, 0xfc, 0x64])], /not UTF-8 text/],
  ["a query that the editor does not take", ["-".repeat(100_001)], /longer than 100,000/],
  ["a file of megabytes", ["x".repeat(1_000_001)], /longer than 100,000/]
] as const)("refuses %s", async (_, parts, reason) => {
  await expect(readSqlFile(file([...parts]))).rejects.toThrow(reason);
});
