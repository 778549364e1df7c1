import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {questionId} from "@cold-winter/data/shared";
import type {Fence, Page} from "./pages.js";
import type {Query, Question} from "@cold-winter/data";

/** What a list of questions looks at in a page. */
export interface ShownPage extends Pick<Page, "path" | "title" | "figures"> {
  /** Its fenced questions, each as it was asked. */
  fences: Pick<Fence, "name" | "sql">[];
}

/** Lists every question: those with a file of their own, then those fenced in pages. */
export function questionList(
  queries: Query[],
  pages: ShownPage[],
  figureFolder = "src/figures"
): Question[] {
  const figures = figureQueries(figureFolder);
  const named = queries.map(
    ({name, title, question, sql, key, choices, caveat, tags, hint, says}): Question => {
      const own = name.startsWith("compare-") ? [name] : [];
      const drawn = [
        ...own,
        ...figures.filter(({query}) => query === name).map(({figure}) => figure)
      ];
      const page = pages.find((each) => each.figures.some((figure) => drawn.includes(figure)));
      // A ledger's question stands with its statement.
      const ledger = name.includes("/");
      const path = ledger ? `claims#${name.replace("/", "-")}` : (page?.path.slice(1) ?? null);
      return {
        ...{
          name,
          kind: ledger ? "ledger" : "query",
          title,
          question,
          sql,
          key,
          choices,
          caveat,
          tags,
          hint,
          says
        },
        ...{figures: drawn, page: path}
      };
    }
  );
  const fenced = pages.flatMap(({path, title, fences}) =>
    fences.map(({sql, name}): Question => {
      const page = path.slice(1);
      const rest = {
        question: "",
        sql,
        key: [],
        choices: [],
        caveat: "",
        tags: [],
        hint: "",
        says: "",
        figures: [],
        page
      };
      return {
        name,
        kind: "fence",
        title: `${title}, query ${name.replace(/^.*:/, "")}`,
        ...rest
      };
    })
  );
  return [...named, ...fenced];
}

/** Where a reader finds a question: on the page that draws it, with its statement, else in the gallery. */
export function questionPlace({name, page, figures}: Question): string {
  if (page?.includes("#")) return page;
  return page && figures[0] ? `${page}#${figures[0]}` : `queries#${questionId(name)}`;
}

/** Returns the names of all figures: one file of a folder each. */
export function figureNames(folder = "src/figures"): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => name.slice(0, -".ts".length));
}

function figureQueries(folder: string): {figure: string; query: string}[] {
  return figureNames(folder).flatMap((figure) => {
    const text = readFileSync(join(folder, `${figure}.ts`), "utf8");
    const query = /^export const query = "([\w/-]+)"/m.exec(text)?.[1];
    return query === undefined ? [] : [{figure, query}];
  });
}
