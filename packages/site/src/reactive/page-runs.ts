import type {DuckDBConnection} from "@duckdb/node-api";
import {dependencyHash} from "@cold-winter/data";
import {keyOf, reportFromCache} from "@cold-winter/data/light";
import type {Answers, Dataset, Dependencies, Report} from "@cold-winter/data";
import {fillPlaceholders} from "@cold-winter/data/shared";
import type {Catalogue} from "@cold-winter/data/comparison";
import type {Fence, FenceAnswer, Page} from "../pages/pages.js";
import {codeFilesHash, programHash} from "../outputs/program-hash.js";
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

  /** The values for which the comparison of that name was drawn, as JSON; undefined where none stand in it. */
  valuesOf(name: string): string | undefined {
    return [...this.runs.values()].find(({compared}) => name in compared)?.compared[name]?.values;
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

/** What the cells of pages may ask of, and what rests on what where what was made before is taken. */
interface RunsFrom {
  connection: DuckDBConnection;
  dataset: Dataset;
  questions: Map<string, Answers>;
  dependencies?: Dependencies;
  catalogue?: Catalogue | null;
}

/** Runs the cells of pages beforehand. Reports what the engine refuses, by page and line. */
export async function runPages(pages: Page[], from: RunsFrom, report: Report): Promise<PageRuns> {
  const choices = siteChoices(from.dataset);
  const runs = new Map<string, PageRun>();
  for (const page of pages) {
    if (!page.scripts.length) continue;
    const key = from.dependencies && keyOfRun(page, choices, from, from.dependencies);
    const run = await reportFromCache(`pages${page.path}`, key, report, (each) =>
      runPage(page, {...from, choices}, each)
    );
    runs.set(page.file, run);
  }
  return new PageRuns(runs, choices);
}

// A page whose text did not change gives the same, if what its cells name did not: tables, questions, files.
function keyOfRun(
  page: Page,
  choices: SiteChoice[],
  {questions, catalogue}: RunsFrom,
  dependencies: Dependencies
): string {
  const code = page.scripts.map(({text}) => text).join("\n");
  // Preview runs open pages before all questions are answered: what asks none of them by name is the same then.
  const asked = /\bquery\b/.test(code)
    ? [...questions].filter(([name]) => code.includes(name))
    : [];
  const local = page.scripts.some(({script}) =>
    script?.imports.some(({name}) => /^[./]/.test(name))
  );
  return keyOf(
    programHash(),
    [page.source, choices, local && codeFilesHash()],
    dependencyHash(code, dependencies),
    page.comparisons.some(({steered}) => steered) && catalogue,
    asked
  );
}
