import type {DuckDBConnection} from "@duckdb/node-api";
import type {Answers, Dataset, Problem, Report} from "@cold-winter/data";
import {fillPlaceholders} from "@cold-winter/data/shared";
import type {Fence, FenceAnswer, Page} from "../pages/pages.js";
import {runPage, type PageRun} from "./page-run.js";
import {siteChoices, type SiteChoice} from "./site-choices.js";

/** Returns the name of the file that holds the answers of a page's fences, by the page's path below the root. */
export function fenceFile(path: string): string {
  return `data/fences-${(path.replace(/^\//, "") || "index").replaceAll("/", "--")}.json`;
}

/** What the cells of all pages gave beforehand. */
export class PageRuns {
  constructor(
    private readonly runs: Map<string, PageRun>,
    readonly choices: SiteChoice[]
  ) {}

  of({file}: Pick<Page, "file">): PageRun | undefined {
    return this.runs.get(file);
  }

  /** The fenced questions of a page, each as it was asked for the first values of its inputs and the default choices. */
  askedOf(page: Page): Pick<Fence, "name" | "sql">[] {
    const asked = this.of(page)?.asked ?? {};
    return page.fences.flatMap(({name}) =>
      asked[name] === undefined ? [] : [{name, sql: this.withDefaults(asked[name])}]
    );
  }

  /** Writes the default choices of the site into a statement. */
  withDefaults(sql: string): string {
    const usual = this.choices.map(({name, values}) => [name, values[0]!] as const);
    return fillPlaceholders(sql, Object.fromEntries(usual));
  }

  answerOf(page: Page, name: string): FenceAnswer | undefined {
    const sql = this.of(page)?.asked[name];
    return sql === undefined ? undefined : this.of(page)!.answers[this.withDefaults(sql)];
  }

  /** The answers to the fenced questions of pages, by statement. */
  answersOf(pages: Page[]): Record<string, FenceAnswer> {
    return Object.fromEntries(
      pages.flatMap((page) =>
        this.askedOf(page).flatMap(({name, sql}) => {
          const answer = this.answerOf(page, name);
          return answer ? [[sql, answer] as const] : [];
        })
      )
    );
  }

  /** The names of the columns that each fence of a page returns. */
  columnsOf(page: Page): Map<string, string[]> {
    return new Map(
      page.fences.flatMap(({name}) => {
        const columns = this.answerOf(page, name)?.columns.map((column) => column.name);
        return columns ? [[name, columns] as const] : [];
      })
    );
  }

  /** The files from which shown pages take what was answered: one for each that asks, and one for the workbench. */
  filesOf(shown: Page[]): [string, string][] {
    const workbench = shown.some(({path}) => path === "/workbench");
    const asking = shown.filter(({source}) => /\bsql\b/.test(source));
    return [
      ["data/fences.json", JSON.stringify(this.answersOf(shown))],
      ["data/fence-site.json", JSON.stringify({choices: this.choices, workbench})],
      ...asking.map(({path, file}): [string, string] => [
        fenceFile(path),
        JSON.stringify(this.of({file})?.answers ?? {})
      ])
    ];
  }

  /** What is not in the pages before scripts run, by page and line. */
  unbaked(pages: Page[]): {file: string; line: number; reason: string}[] {
    return pages.flatMap(({file}) =>
      (this.of({file})?.unbaked ?? []).map((each) => ({file, ...each}))
    );
  }
}

// Pages that did not change, of a record that did not, give the same.
const known = new Map<string, {key: string; run: PageRun; problems: Problem[]}>();

/** Runs the cells of pages beforehand. Reports what the engine refuses, by page and line. */
export async function runPages(
  pages: Page[],
  from: {connection: DuckDBConnection; dataset: Dataset; questions: Map<string, Answers>},
  report: Report
): Promise<PageRuns> {
  const choices = siteChoices(from.dataset);
  const runs = new Map<string, PageRun>();
  for (const page of pages) {
    if (!page.scripts.length) continue;
    const key = JSON.stringify([from.dataset.version, page.source]);
    let last = known.get(page.file);
    if (last?.key !== key) {
      const problems: Problem[] = [];
      const run = await runPage(page, {...from, choices}, (problem) => void problems.push(problem));
      known.set(page.file, (last = {key, run, problems}));
    }
    last.problems.forEach(report);
    runs.set(page.file, last.run);
  }
  return new PageRuns(runs, choices);
}
