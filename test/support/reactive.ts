import {DuckDBInstance} from "@duckdb/node-api";
import {formatProblem, type Problem} from "../../packages/data/src/problem.js";
import {readPage} from "../../packages/site/src/pages/pages.js";
import {runPage, type PageRun} from "../../packages/site/src/reactive/page-run.js";
import {checkScripts} from "../../packages/site/src/pages/rules/scripts.js";

const instance = await DuckDBInstance.create(":memory:");

/** A small record: harvests of three years, one of them recalled. */
const connection = await instance.connect();
await connection.run(`CREATE TABLE harvests AS FROM (VALUES
  ('a', 1959, 170.5, DATE '1959-10-01', 9007199254740993::BIGINT, 'checked', 'yearbook[p. 1]'),
  ('a', 1960, 143.0, DATE '1960-10-01', 2::BIGINT, 'checked', 'yearbook[p. 2]'),
  ('b', 1960, 3.8, NULL, 3::BIGINT, 'unchecked', 'memoir[p. 9]')
) AS t("case", year, best, harvested, big, status, sources)`);

await connection.run(
  `CREATE TABLE cases AS FROM (VALUES ('a', 'Aland'), ('b', 'Bland')) AS t(id, name)`
);
await connection.run("CREATE MACRO works_of(all_sources) AS array_to_string(all_sources, ';')");

const choices = [
  {name: "lens", values: ["first", "second"], labels: ["First", "Second"], label: "Whose numbers?"},
  {name: "checked", values: ["all", "checked"], labels: ["All", "Checked"], label: "Rows"}
];

/** A page of one text, read, checked and run beforehand: what it gave, and what is wrong with it in lines. */
export async function runText(text: string): Promise<PageRun & {lines: string[]}> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const page = readPage("src/page.md", "src", text, report);
  checkScripts(page, report);
  const run = await runPage(page, {connection, choices, questions: new Map()}, report);
  return {...run, lines: problems.map(formatProblem)};
}

/** Writes cells as a page has them, after the words of the kit: `sql id=rows` and its text, and so on. */
export function pageOf(...cells: [info: string, code: string][]): string {
  const fence = ([info, code]: [string, string]) =>
    info ? `\`\`\`${info}\n${code}\n\`\`\`\n` : `${code}\n`;
  const words: [string, string] = ["js", 'import {sql, bind, column} from "@cold-winter/site";'];
  return [words, ...cells].map(fence).join("\n");
}
