// @module-tag slow
import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {blocksOf, commandsOf, stepsOf, type Block} from "../support/guide.js";
import {copyProject} from "../support/project.js";

// Whatever tool reads the downloads, it counts the same tests of each case.
const counts = new Map<string, number>();
for (const {values} of readDataset().tables.get("nuclear_tests")!)
  counts.set(String(values["case"]), (counts.get(String(values["case"])) ?? 0) + 1);

function expectCounts(output: string): void {
  const words = output.trim().split(/\s+/);
  for (const [id, count] of counts) {
    // One line for each case, or one line of cases over one of counts.
    const at = words.indexOf(id);
    expect(at, output).toBeGreaterThanOrEqual(0);
    expect([words[at + 1], words[at + counts.size]], output).toContain(String(count));
  }
}

const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

interface Tool {
  programs: string[];
  /** The words that run a line of code. */
  line: string;
  /** The line that succeeds only where a package is there. */
  probe: (name: string) => string;
}

const tools: Record<string, Tool> = {
  py: {
    programs: ["python3", "/usr/bin/python3", "python"],
    line: "-c",
    probe: (name) => `import ${name}`
  },
  r: {
    programs: ["Rscript"],
    line: "-e",
    probe: (name) => `stopifnot(requireNamespace("${name}", quietly = TRUE))`
  }
};

/** The first program of a language that is here with all that a block needs. */
function findTool({language, needs}: Block): string | undefined {
  const {programs, line, probe} = tools[language]!;
  const code = needs.map(probe).join("; ") || "1";
  return programs.find((program) => spawnSync(program, [line, code]).status === 0);
}

const recipes = ["reuse", "larger-data"].flatMap((guide) =>
  blocksOf(guide).filter(({language}) => language in tools)
);

describe("a recipe for the downloads", () => {
  it.for(recipes)("in $language with $needs counts as the record does", (block, {skip}) => {
    const program = findTool(block);
    skip(
      !program,
      `not here: ${block.language} with ${block.needs.join(" and ") || "nothing more"}`
    );
    const file = join(folder, `recipe.${block.language}`);
    writeFileSync(file, block.code);
    const {status, stdout, stderr} = spawnSync(program!, [resolve(file)], {
      cwd: "dist/download",
      encoding: "utf8"
    });
    expect(status, stderr).toBe(0);
    expectCounts(stdout);
  });
});

describe("a statement for the downloads", () => {
  const statements = blocksOf("reuse")
    .filter(({language}) => language === "sql")
    .flatMap(({code}) => code.split(/;\n/).filter((sql) => sql.trim()));
  let connection: DuckDBConnection;

  beforeAll(async () => {
    const database = await DuckDBInstance.create("dist/download/cold-winter.duckdb", {
      access_mode: "READ_ONLY"
    });
    connection = await database.connect();
    await connection.run("SET file_search_path = 'dist/download'");
  });
  afterAll(() => connection.closeSync());

  it.each(statements)("is answered: %s", async (sql) => {
    const rows = (await connection.runAndReadAll(sql)).getRowsJson();
    expect(rows).not.toEqual([]);
    if (sql.includes("count(*)")) expectCounts(rows.map((row) => row.join(" ")).join("\n"));
  });

  it.skipIf(spawnSync("duckdb", ["-version"]).status !== 0)(
    "is answered by the program duckdb",
    () => {
      const words = [
        "-readonly",
        "-csv",
        "-separator",
        " ",
        "cold-winter.duckdb",
        statements.join(";\n")
      ];
      const {status, stdout, stderr} = spawnSync("duckdb", words, {
        cwd: "dist/download",
        encoding: "utf8"
      });
      expect(status, stderr).toBe(0);
      expectCounts(stdout);
    }
  );
});

it("what the guide only shows is no question and no figure of its page", () => {
  const page = readFileSync("dist/guide/reuse.html", "utf8");
  expect(page).toContain("nuclear_tests.parquet");
  expect(page).not.toMatch(/class="remix"|id="references"/);
});

it("the loaders answer a program of the reader's own", () => {
  const project = copyProject();
  try {
    for (const step of stepsOf("reuse"))
      if ("file" in step) writeFileSync(join(project.folder, step.file), step.text);
    const [[program, runner, ...words], ...others] = commandsOf("reuse", "npx") as [string[]];
    expect([program, runner, others]).toEqual(["npx", "tsx", []]);
    const options = {cwd: project.folder, encoding: "utf8"} as const;
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      ["--import", "tsx", ...words],
      options
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^case VARCHAR, tests INTEGER\n/);
    expectCounts(stdout);
  } finally {
    project.remove();
  }
});
