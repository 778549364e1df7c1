import {chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {csvText, sheetText} from "../packages/figure/src/row-files.js";
import {makeReadable} from "../packages/site/src/build/readable.js";

const cell = fc.oneof(
  fc.string({unit: "grapheme"}),
  fc.constantFrom("=1+1", "+1", "-x", "@a", "\t=1", "'=1", "\uFF1D1", " =1")
);

describe("rows as CSV", () => {
  it("give back every text as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), {minLength: 1}), (rows) => {
        const read = parse(csvText(["a", "b"], rows), {
          relax_column_count: false,
          skip_empty_lines: false
        });
        expect(read.slice(1)).toEqual(rows);
      })
    );
  });

  it("for a spreadsheet hold no text that it would run, and are UTF-8 to it", () => {
    const rows = [
      "=1+1",
      "+cmd|' /C calc'!A0",
      "-2+3",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      " =1",
      "\uFF1D1",
      "plain",
      "-3.5",
      "2"
    ];
    const text = sheetText(["=head"], [...rows.map((each) => [each]), [-4], [null]]);
    expect(text.startsWith("\uFEFF")).toBe(true);
    const read = parse(text, {bom: true, skip_empty_lines: false}).flat();
    expect(read).toEqual([
      "'=head",
      ...rows.slice(0, 8).map((each) => `'${each}`),
      "plain",
      "-3.5",
      "2",
      "-4",
      ""
    ]);
  });
});

describe.skipIf(process.platform === "win32")("a built site", () => {
  it("can be read by all, whatever the rights that its files were made with", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
    mkdirSync(join(folder, "a/b"), {recursive: true, mode: 0o700});
    writeFileSync(join(folder, "a/b/c.html"), "", {mode: 0o600});
    chmodSync(folder, 0o700);
    await makeReadable(folder);
    const modes = ["", "a", "a/b", "a/b/c.html"].map(
      (name) => statSync(join(folder, name)).mode & 0o777
    );
    expect(modes).toEqual([0o755, 0o755, 0o755, 0o644]);
    rmSync(folder, {recursive: true});
  });
});
