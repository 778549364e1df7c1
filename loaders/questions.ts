import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import type {Page} from "./pages.js";
import type {Choice, Query} from "./query.js";

/** A question that a reader can open in the workbench: a file of its own, one of a ledger, or a fenced statement of a page. */
export interface Question {
  /** Name of the file; for a fence the page's path and its number there, as `timelines:1`. */
  name: string;
  kind: "query" | "ledger" | "fence";
  title: string;
  question: string;
  sql: string;
  key: string[];
  choices: Choice[];
  caveat: string;
  tags: string[];
  /** Figures that draw it. */
  figures: string[];
  /** The first page that shows it, as a path below the root; null where none does. */
  page: string | null;
}

/** Lists every question: those with a file of their own, then those fenced in pages. */
export function questionList(queries: Query[], pages: Page[], figureFolder = "src/figures"): Question[] {
  const figures = figureQueries(figureFolder);
  const named = queries.map(({name, title, question, sql, key, choices, caveat, tags}): Question => {
    const drawn = figures.filter(({query}) => query === name).map(({figure}) => figure);
    const page = pages.find((each) => each.figures.some((figure) => drawn.includes(figure)));
    // A ledger's question stands with its statement.
    const ledger = name.includes("/");
    const path = ledger ? `claims#${name.replace("/", "-")}` : (page?.path.slice(1) ?? null);
    return {
      ...{name, kind: ledger ? "ledger" : "query", title, question, sql, key, choices, caveat, tags},
      ...{figures: drawn, page: path}
    };
  });
  const fenced = pages.flatMap(({path, title, fences}) =>
    fences.map(({sql}, at): Question => {
      const page = path.slice(1);
      const rest = {question: "", sql, key: [], choices: [], caveat: "", tags: [], figures: [], page};
      return {name: `${page || "index"}:${at + 1}`, kind: "fence", title: `${title}, query ${at + 1}`, ...rest};
    })
  );
  return [...named, ...fenced];
}

function figureQueries(folder: string): {figure: string; query: string}[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .flatMap((file) => {
      const query = /^export const query = "([\w/-]+)"/m.exec(readFileSync(join(folder, file), "utf8"))?.[1];
      return query === undefined ? [] : [{figure: file.slice(0, -".ts".length), query}];
    });
}
